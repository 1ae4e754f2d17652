import type { ItemScope } from "../catalogue/fieldDefinition.ts";
import type { FactValue } from "../catalogue/fieldTypes.ts";

/*
 * Facts of a whole book as columns, for answers over 100,000 people in milliseconds: what a column holds
 * stands in it once, and each row has its number. A test is then asked once a value, by the same function
 * as the predicate's (`passes.ts`), and looked up once a row.
 */
export type CodedColumn = Readonly<{
  values: readonly FactValue[];
  /** By row, the place of its value. */
  codes: ArrayLike<number>;
}>;

export type FactTable = Readonly<{
  length: number;
  /** By row, the row of the person it belongs to; itself in the table of people; -1 in a row that is gone. */
  person: ArrayLike<number>;
  column: (name: string) => CodedColumn;
}>;

export type FactTables = Readonly<{
  person: FactTable;
  item: (scope: ItemScope) => FactTable;
  /** By row of a person; its values are not asked. */
  household: Pick<CodedColumn, "codes"> & Readonly<{ count: number }>;
  /** By row of a person: 1 where health data may be used. */
  healthConsent: ArrayLike<number>;
}>;
