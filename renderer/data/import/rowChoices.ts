/** What to do with rows that name the same record: ask first, or take one of them (B11). */
export type DuplicateRule = "ask" | "first" | "last";

/** What a person decided about the rows of a dry run. */
export type RowChoices = {
  rule: DuplicateRule;
  /** Rows that the person picked one by one, the newest first; each stands for its group. */
  pickedRows: readonly number[];
  /** Rows that are the person on file in spite of another name and birth date (F51). */
  confirmedRows: readonly number[];
};
export const ASK_ALWAYS: RowChoices = { rule: "ask", pickedRows: [], confirmedRows: [] };
