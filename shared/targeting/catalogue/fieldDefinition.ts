import type { Words } from "../language.ts";

/** Operator sets of DOMAIN 7. */
export type FieldType = "num" | "date" | "enum" | "text" | "bool" | "set";

/** A list that hangs on a person; criteria on its items stand inside an `each`. */
export type ItemScope = "policy" | "coverage" | "child";
/** Whose value a field is. A household is asked through the same fields as a person. */
export type FieldScope = "person" | ItemScope;

/** What one of a number counts: `years` of age, `fullYears` of a policy; `ratio` is a fraction (0.5 is 50 %), `percent` counts to 100. */
export type FieldUnit =
  "years" | "fullYears" | "twd" | "people" | "policies" | "times" | "ratio" | "percent" | "score";

type ValueWords = Readonly<Record<string, Words>>;

interface Common {
  /** Row of DOMAIN 7, 1 to 50. */
  readonly criterion: number;
  readonly scope: FieldScope;
  /** For a field with keys a template around `{key}`. */
  readonly words: Words;
  /** The field is a family, one value a key: `gap` of each category. */
  readonly keys?: ValueWords;
  /** Answers only for people who gave health consent (DOMAIN 7 #17, 9.2). */
  readonly isHealth?: true;
}

export type FieldDefinition =
  | (Common & { readonly type: "num"; readonly unit: FieldUnit })
  | (Common & {
      readonly type: "date";
      /** A day that comes round each year: the columns that `next` and `last n days` read. */
      readonly recurs?: { readonly next: string; readonly last: string };
    })
  | (Common & {
      readonly type: "enum" | "set";
      /** Absent: an open list, such as towns or agents. */
      readonly values?: ValueWords;
      /** 台 and 臺 are one. */
      readonly isPlace?: true;
      /** For a set: 種 of "2 種以上", in English what is counted. */
      readonly element?: Words;
    })
  | (Common & { readonly type: "text" })
  | (Common & { readonly type: "bool"; readonly yes: Words; readonly no: Words });
