import type { z } from "zod";

export const IMPORT_KINDS = ["customers", "policies"] as const;
/** What one file holds; a policy may take several rows, one a coverage. */
export type ImportKind = (typeof IMPORT_KINDS)[number];

export type Json = z.core.util.JSONType;

export const OUTCOMES = ["create", "update", "skip", "duplicate", "conflict", "error"] as const;
/**
 * `skip`: nothing to change. `duplicate`: stands twice in the file and waits for a choice (B11).
 * `conflict`: found on file, but as another person; not written until somebody says it is the same (F51).
 */
export type Outcome = (typeof OUTCOMES)[number];

/** Why a row, or a whole file, is not taken as it stands; the texts are in the locale files. */
export type ReasonCode =
  | "UNDECODABLE"
  | "MIXED_ENCODING"
  | "NUL_BYTE"
  | "UNCLOSED_QUOTE"
  | "CELL_TOO_LARGE"
  | "COLUMN_COUNT"
  | "CELL_ERROR"
  | "MISSING"
  | "TOO_LONG"
  | "BAD_ID"
  | "BAD_ID_CHECKSUM"
  | "BAD_BUSINESS_NUMBER"
  | "BAD_PHONE"
  | "BAD_EMAIL"
  | "BAD_DATE"
  | "FUTURE_DATE"
  | "BAD_AMOUNT"
  | "BAD_NUMBER"
  | "UNKNOWN_CHOICE"
  | "UNKNOWN_PRODUCT"
  | "UNKNOWN_STAFF"
  | "UNKNOWN_CUSTOMER"
  | "AMBIGUOUS_CUSTOMER"
  | "SEX_MISMATCH"
  | "NO_MAIN_COVERAGE"
  | "INCONSISTENT"
  | "POLICY_HAS_BAD_ROW"
  | "DUPLICATE"
  | "DUPLICATE_TARGET"
  | "ANOTHER_PERSON"
  | "MAYBE_SAME_PERSON"
  | "NO_TARIFF"
  | "INVALID"
  | "UNCHANGED"
  | "OLD_RESIDENT_ID"
  | "VERY_OLD"
  | "NOT_CHOSEN";

export type Reason = {
  code: ReasonCode;
  level: "error" | "warning" | "note";
  /** Heading of the column as it stands in the file. */
  column?: string;
  /** The offending text, shortened; or the row that stands against this one. */
  value?: string;
};

/** One row of the file as text; `row` counts as the spreadsheet does, the heading being 1 or later. */
export type SourceRow = {
  row: number;
  cells: string[];
  problem?: ReasonCode;
  /** Columns (from 0) that could not be read, with the reason. */
  badCells?: { column: number; code: ReasonCode }[];
  /** Follows a broken quote, so that only a complete row is believed. */
  isAfterBreak?: boolean;
};
export type SourceBatch = { rows: SourceRow[]; bytesRead: number };

/** A document to be written, as the values of the row's fields and nothing else. */
export type PlannedWrite = {
  collection: ImportKind;
  id: string;
  isNew: boolean;
  /** By field name; see customerFields.ts and policyFields.ts. */
  values: Record<string, Json>;
  row: number;
};

/** A field and the value that it would get, as the field reads it in a document. */
export type Change = { field: string; to: Json };

export type PlannedRow = {
  row: number;
  outcome: Outcome;
  /** Name or policy number, for a person who looks for the row. */
  label: string;
  reasons: Reason[];
  /** Id of the document on file that the row is about. */
  target?: string;
  /** What an update changes; the values on file are read where they are shown. */
  changes: Change[];
};
export type PlannedBatch = { rows: PlannedRow[]; writes: PlannedWrite[]; bytesRead: number };

export type FileProblem =
  | "FILE_TOO_LARGE"
  | "EMPTY"
  | "BINARY"
  | "OLD_XLS"
  | "NOT_XLSX"
  | "ZIP_LIMIT"
  | "XML_DOCTYPE"
  | "XML_BROKEN"
  | "NO_HEADER"
  | "TOO_MANY_COLUMNS"
  | "TOO_MANY_STRINGS"
  | "STALLED"
  | "UNREADABLE";

/** The whole file is refused; `code` names the text and is read over the telephone. */
export class ImportFileError extends Error {
  readonly code: FileProblem;
  constructor(code: FileProblem) {
    // The code is the message too, because only the message survives the way between workers.
    super(code);
    this.name = "ImportFileError";
    this.code = code;
  }
}

/** Things the reader left out, said once for the file (B45). */
export type Notice = "FORMULAS" | "MACROS" | "EXTERNAL_LINKS";
