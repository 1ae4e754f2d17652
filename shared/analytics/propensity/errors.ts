import { defineError } from "#shared/errors/defineError.ts";

export const emptyTable = defineError("TABLE_EMPTY", {
  cause: "The table has no rows.",
  fix: "Give one customer a line, columns separated by tabs.",
});
export const raggedTable = defineError("TABLE_RAGGED", {
  cause: "A row of the table has another number of columns than the first.",
  fix: "Correct the named line: every line needs the same number of tabs.",
});
export const mixedColumn = defineError("TABLE_NOT_A_NUMBER", {
  cause: "A column of numbers holds a cell that is not a number.",
  fix: "Correct the named cell, leave it empty, or remove the line of column names.",
});
export const outcomeUnreadable = defineError("OUTCOME_UNREADABLE", {
  cause: "The last column is not a yes/no outcome.",
  fix: "Write 1 or 0 (or yes or no) in the last column of the named line.",
});
export const oneClassOnly = defineError("OUTCOME_ONE_CLASS", {
  cause: "All customers of the table have the same outcome, so there is nothing to learn.",
  fix: "Add customers with the other outcome.",
});
export const tooFewOutcomes = defineError("OUTCOME_TOO_FEW", {
  cause: "One of the two outcomes is too rare to learn from.",
  fix: "Add customers with the rarer outcome.",
});
export const otherColumns = defineError("TABLE_OTHER_COLUMNS", {
  cause:
    "The table to score has another number of columns than the training table without its last.",
  fix: "Give the same columns in the same order, without the outcome.",
});

/** Shipped errors of propensity by code, for help pages and tests. */
export const PROPENSITY_ERRORS = [
  emptyTable,
  raggedTable,
  mixedColumn,
  outcomeUnreadable,
  oneClassOnly,
  tooFewOutcomes,
  otherColumns,
] as const;
