/** Import of customer and policy files: parsing and judging (pure), the worker, writing and undoing. */
export {
  importRows,
  prepareImport,
  type ImportRequest,
  type PreparedImport,
} from "./importRows.ts";
export { openTable, type SourceChoice, type TableSource } from "./tableSource.ts";
export { createBookKeys, type BookKeySource, type KeyReader } from "./bookKeys.ts";
export { fieldsOf, guessKind, guessMapping, type Mapping } from "./guess.ts";
export type { DuplicateRule, RowChoices } from "./rowChoices.ts";
export * from "./types.ts";
