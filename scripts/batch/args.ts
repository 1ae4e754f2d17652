import { badArgs } from "#shared/errors/catalogue.ts";
import { BanyanError } from "#shared/errors/defineError.ts";
import { parseIso, type IsoDate } from "#shared/insurance/date.ts";

export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Names the argument, never repeats its value: a batch may hold real people's data. */
function refuse(name: string): never {
  throw new BanyanError(badArgs, name);
}

/**
 * Typed reading of one request's arguments (A00): unknown keys are ignored and an optional key that is null
 * counts as absent. Written by hand because the batch interface must start faster than a schema library loads.
 */
export class Args {
  readonly #values: JsonObject;
  readonly #path: string;

  constructor(values: unknown, path = "args") {
    this.#values = isObject(values) ? values : refuse(path);
    this.#path = path;
  }

  #name(key: string): string {
    return `${this.#path}.${key}`;
  }

  #get(key: string): unknown {
    return Object.hasOwn(this.#values, key) ? (this.#values[key] ?? undefined) : undefined;
  }

  /** The value read by `read`, or undefined if the key is absent or null. */
  optional<T>(key: string, read: (key: string) => T): T | undefined {
    return this.#get(key) === undefined ? undefined : read(key);
  }

  string = (key: string): string => {
    const value = this.#get(key);
    return typeof value === "string" ? value : refuse(this.#name(key));
  };

  number = (key: string): number => {
    const value = this.#get(key);
    return typeof value === "number" && Number.isFinite(value) ? value : refuse(this.#name(key));
  };

  notNegative = (key: string): number => {
    const value = this.number(key);
    return value >= 0 ? value : refuse(this.#name(key));
  };

  integer = (key: string): number => {
    const value = this.number(key);
    return Number.isSafeInteger(value) ? value : refuse(this.#name(key));
  };

  /** Whole and not negative: years, days, counts. */
  count = (key: string): number => {
    const value = this.integer(key);
    return value >= 0 ? value : refuse(this.#name(key));
  };

  boolean = (key: string): boolean => {
    const value = this.#get(key);
    return typeof value === "boolean" ? value : refuse(this.#name(key));
  };

  date = (key: string): IsoDate => parseIso(this.string(key)) ?? refuse(this.#name(key));

  oneOf<const T extends string | number>(options: readonly T[]): (key: string) => T {
    return (key) => {
      const value = this.#get(key);
      return options.find((option) => option === value) ?? refuse(this.#name(key));
    };
  }

  object = (key: string): Args => new Args(this.#get(key), this.#name(key));

  list<T>(key: string, read: (value: unknown, path: string) => T): T[] {
    const value = this.#get(key);
    if (!Array.isArray(value)) return refuse(this.#name(key));
    return value.map((item: unknown, i) => read(item, `${this.#name(key)}[${i}]`));
  }

  /** A list of objects, each read by `read`. */
  objects<T>(key: string, read: (args: Args) => T): T[] {
    return this.list(key, (value, path) => read(new Args(value, path)));
  }

  /** An object of numbers; null members count as absent. */
  numbers = (key: string): Record<string, number> => {
    const values = this.#get(key);
    if (!isObject(values)) return refuse(this.#name(key));
    const own = new Args(values, this.#name(key));
    const present = Object.keys(values).filter((name) => values[name] != null);
    return Object.fromEntries(present.map((name) => [name, own.number(name)]));
  };

  id = (key: string): string | number => readKey(this.#get(key), this.#name(key));

  refuse(key: string): never {
    return refuse(this.#name(key));
  }
}

export function readNumber(value: unknown, path: string): number {
  return typeof value === "number" && Number.isFinite(value) ? value : refuse(path);
}

/** Whole and not negative. */
export function readCount(value: unknown, path: string): number {
  const count = readNumber(value, path);
  return Number.isSafeInteger(count) && count >= 0 ? count : refuse(path);
}

export function readKey(value: unknown, path: string): string | number {
  if (typeof value === "string") return value;
  return readNumber(value, path);
}

export function readOneOf<const T extends string>(options: readonly T[]) {
  return (value: unknown, path: string): T =>
    options.find((option) => option === value) ?? refuse(path);
}

export function readArray<T>(value: unknown, path: string, read: (v: unknown, p: string) => T) {
  if (!Array.isArray(value)) return refuse(path);
  return value.map((item: unknown, i) => read(item, `${path}[${i}]`));
}
