import type { IsoDate } from "#shared/insurance/date.ts";
import type { DateReading, Parsed } from "./cellText.ts";
import type { Json } from "./types.ts";

/** What a cell is read against. */
export type FieldContext = {
  today: IsoDate;
  dateReading: DateReading;
  /** Staff by id, account or name; null where a name is not unique. */
  staff: ReadonlyMap<string, string | null>;
};

/**
 * A column that can be imported: how its cell is read, and how its value stands in the document.
 * `read` and `write` look through the same hole, so `read` after `write` gives the value back.
 */
export type ImportField<Doc> = {
  name: string;
  /** Headings of real files, in Chinese and English; folded before they are compared. */
  headings: readonly string[];
  isRequired?: boolean;
  /** Shown masked in samples and previews. */
  mask?: "id" | "phone";
  parse(text: string, context: FieldContext): Parsed<Json>;
  read(doc: Doc): Json | undefined;
  write(draft: Draft<Doc>, value: Json): void;
};

/** A document under construction. */
export type Draft<Doc> = { -readonly [K in keyof Doc]?: Doc[K] };
