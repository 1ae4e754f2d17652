/** An error with a code the customer can read out and a fix support can read back. */
export interface ErrorDefinition<C extends string = string> {
  readonly code: C;
  /** What happened, for support; screens translate the code. */
  readonly cause: string;
  /** What to do about it. */
  readonly fix: string;
}

export function defineError<C extends string>(
  code: C,
  { cause, fix }: { readonly cause: string; readonly fix: string },
): ErrorDefinition<C> {
  return { code, cause, fix };
}

/** Thrown where a result type cannot carry the refusal. `detail` must hold no personal data. */
export class BanyanError<C extends string = string> extends Error {
  readonly code: C;
  readonly fix: string;

  constructor(definition: ErrorDefinition<C>, detail?: string, options?: ErrorOptions) {
    super(detail === undefined ? definition.cause : `${definition.cause} (${detail})`, options);
    this.name = "BanyanError";
    this.code = definition.code;
    this.fix = definition.fix;
  }
}

/** The last three characters of an id: enough to find a record in a log, too little to name a person. */
export function redactId(id: string): string {
  return `[REDACTED]${id.length > 6 ? id.slice(-3) : ""}`;
}
