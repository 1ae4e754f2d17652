import type { BookKeySource } from "./bookKeys.ts";
import { guessKind, guessMapping, kindOfHeadings, type Mapping } from "./guess.ts";
import { prepareImport, type PreparedImport } from "./importRows.ts";
import { PREVIEW_MAX_ROWS } from "./limits.ts";
import type { RowChoices } from "./rowChoices.ts";
import { openTable, type SourceChoice, type TableSource } from "./tableSource.ts";
import {
  OUTCOMES,
  type ImportKind,
  type Json,
  type Outcome,
  type PlannedBatch,
  type PlannedRow,
  type PlannedWrite,
} from "./types.ts";

export type TablePreview = Omit<TableSource, "rows" | "samples"> & {
  samples: string[][];
  kind: ImportKind;
  /** What the headings say, where they do; another kind may be chosen all the same. */
  looksLike: ImportKind | null;
  mappings: Record<ImportKind, Mapping>;
};
export type DryRunRequest = {
  kind: ImportKind;
  mapping: Mapping;
  today: string;
  recordValues: Record<string, Json>;
  choices: RowChoices;
};
export type Counts = Record<Outcome, number>;
export type DryRun = {
  counts: Counts;
  /** Documents that a commit would write; a policy is one, however many rows it takes. */
  documents: { create: number; update: number };
  /** Rows that carry a warning and are imported all the same. */
  warnings: number;
  isCancelled: boolean;
};
export type Progress = { share: number; rows: number };
export type WriteBatch = { writes: PlannedWrite[]; share: number; isLast: boolean };

/** What a commit writes; the warnings of other rows are no concern of the finding. */
const WRITTEN: ReadonlySet<Outcome> = new Set(["create", "update"]);

export const noCounts = (): Counts => ({
  create: 0,
  update: 0,
  skip: 0,
  duplicate: 0,
  conflict: 0,
  error: 0,
});

/**
 * One file on its way into the book, inside the import worker. Holds the keys and the preview's rows
 * up to a limit; what is to be written is made again from the file when it is asked for.
 */
export function createImportSession() {
  let table: TableSource | null = null;
  let prepared: PreparedImport | null = null;
  let choices: RowChoices | undefined;
  let rowsBy: Record<Outcome | "all", PlannedRow[]> = noRows();
  let writing: AsyncGenerator<PlannedBatch> | null = null;
  /** Rises with every dry run and cancel, so that an overtaken one stops at its next batch. */
  let run = 0;

  const opened = () => {
    if (!table) throw new Error("no file is open");
    return table;
  };

  return {
    async open(file: Blob, choice?: SourceChoice): Promise<TablePreview> {
      table = await openTable(file, choice);
      prepared = null;
      const { format, encoding, isEncodingCertain, sheetNames, sheet } = table;
      const { notices, bytesTotal, headings } = table;
      return {
        format,
        encoding,
        isEncodingCertain,
        sheetNames,
        sheet,
        notices,
        bytesTotal,
        headings,
        samples: table.samples.map(({ cells }) => cells),
        kind: guessKind(table.headings),
        looksLike: kindOfHeadings(table.headings),
        mappings: {
          customers: guessMapping("customers", table.headings),
          policies: guessMapping("policies", table.headings),
        },
      };
    },

    async dryRun(
      request: DryRunRequest,
      book: BookKeySource,
      onProgress: (progress: Progress) => void,
    ): Promise<DryRun> {
      run += 1;
      const mine = run;
      const source = opened();
      const total = Math.max(1, source.bytesTotal * 2);
      const report = throttled(onProgress);
      rowsBy = noRows();
      const result: DryRun = {
        counts: noCounts(),
        documents: { create: 0, update: 0 },
        warnings: 0,
        isCancelled: false,
      };
      choices = request.choices;
      prepared = null;
      const ready = await prepareImport({ ...request, table: source, book }, (bytes) => {
        report({ share: bytes / total, rows: 0 });
        return mine !== run;
      });
      if (!ready || mine !== run) return { ...result, isCancelled: true };
      prepared = ready;
      let rows = 0;
      for await (const batch of ready.plan(choices)) {
        if (mine !== run) return { ...result, isCancelled: true };
        for (const row of batch.rows) count(row, result);
        for (const { isNew } of batch.writes) result.documents[isNew ? "create" : "update"] += 1;
        rows += batch.rows.length;
        report({ share: (source.bytesTotal + batch.bytesRead) / total, rows });
      }
      return result;
    },

    /** A window of the preview. */
    rows(outcome: Outcome | "all", offset: number, limit: number): PlannedRow[] {
      return rowsBy[outcome].slice(offset, offset + limit);
    },

    /** What is to be written, in pieces and from the file again; `restart` begins at the top. */
    async nextWrites(restart: boolean): Promise<WriteBatch> {
      const source = opened();
      if (!prepared) throw new Error("no dry run to commit");
      if (restart || !writing) writing = prepared.plan(choices);
      const { value, done } = await writing.next();
      if (done) {
        writing = null;
        return { writes: [], share: 1, isLast: true };
      }
      const share = Math.min(1, value.bytesRead / Math.max(1, source.bytesTotal));
      return { writes: value.writes, share, isLast: false };
    },

    cancel(): void {
      run += 1;
    },
  };

  function count(row: PlannedRow, result: DryRun) {
    result.counts[row.outcome] += 1;
    if (WRITTEN.has(row.outcome) && row.reasons.some(({ level }) => level === "warning")) {
      result.warnings += 1;
    }
    for (const list of [rowsBy.all, rowsBy[row.outcome]]) {
      if (list.length < PREVIEW_MAX_ROWS) list.push(row);
    }
  }
}

const noRows = () =>
  Object.fromEntries(["all", ...OUTCOMES].map((name) => [name, []])) as unknown as Record<
    Outcome | "all",
    PlannedRow[]
  >;

/** At most ten times a second: more cannot be seen and would keep the window busy. */
function throttled(report: (progress: Progress) => void) {
  let last = 0;
  return (progress: Progress) => {
    const now = performance.now();
    if (now - last < 100) return;
    last = now;
    report(progress);
  };
}
