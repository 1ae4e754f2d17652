import type { IsoDate } from "#shared/insurance/date.ts";
import type { BookKeySource } from "./bookKeys.ts";
import { createCustomerIndex, createPolicyIndex, staffIndex } from "./bookIndex.ts";
import { createFileDuplicates } from "./fileDuplicates.ts";
import { fieldsOf, type Mapping } from "./guess.ts";
import { createCustomerPlanner, customerKeysOf } from "./planCustomers.ts";
import { createPolicyCensus, createPolicyPlanner, policyPrintNames } from "./planPolicies.ts";
import { ASK_ALWAYS, type RowChoices } from "./rowChoices.ts";
import { createRowReader, type RowReader } from "./rowReader.ts";
import type { TableSource } from "./tableSource.ts";
import type {
  ImportKind,
  Json,
  PlannedBatch,
  PlannedRow,
  PlannedWrite,
  SourceRow,
} from "./types.ts";

export type ImportRequest = {
  table: TableSource;
  kind: ImportKind;
  mapping: Mapping;
  book: BookKeySource;
  today: IsoDate;
  /** Put on every new customer: unit and agent of the importer. */
  recordValues?: Record<string, Json>;
  newId?: () => string;
};

/** Told the bytes read so far; `true` stops the reading. */
export type OnProgress = (bytesRead: number) => boolean | void;

export type PreparedImport = {
  /** Judges every row and hands over what is to be written; nothing is kept, so it may be called again. */
  plan(choices?: RowChoices): AsyncGenerator<PlannedBatch>;
};

/**
 * Reads the file once to see what repeats in it, and the book once for its keys. Memory holds the keys
 * of the book and of the file and never their contents; `plan` then streams. Null when it was stopped.
 */
export async function prepareImport(
  request: ImportRequest,
  onProgress: OnProgress = () => undefined,
): Promise<PreparedImport | null> {
  const { kind, mapping, table, book, today } = request;
  const reader = createRowReader(fieldsOf(kind), mapping, table.headings, {
    today,
    staff: staffIndex(await book.staff()),
  });
  return kind === "customers"
    ? prepareCustomers(request, reader, onProgress)
    : preparePolicies(request, reader, onProgress);
}

/** Prepares and plans in one: what a bench or a script drives without a window. */
export async function* importRows(
  request: ImportRequest,
  choices?: RowChoices,
): AsyncGenerator<PlannedBatch> {
  const prepared = await prepareImport(request);
  if (prepared) yield* prepared.plan(choices);
}

const newUuid = () => crypto.randomUUID();

async function prepareCustomers(
  { table, mapping, book, recordValues = {}, newId = newUuid }: ImportRequest,
  reader: RowReader,
  onProgress: OnProgress,
): Promise<PreparedImport | null> {
  // The sex and the kind may follow from the ID, so their prints are wanted even without a column.
  const fieldNames = [...new Set([...Object.keys(mapping), "nationalId", "sex", "kind"])];
  const index = createCustomerIndex(await book.customers(fieldNames), fieldNames.length);
  const duplicates = createFileDuplicates();
  for await (const { rows, bytesRead } of table.rows()) {
    for (const source of rows) {
      const read = reader.read(source);
      if (read.isBad) continue;
      for (const key of customerKeysOf(read.values)) duplicates.add(key, read.row);
    }
    if (onProgress(bytesRead) === true) return null;
  }
  return {
    plan(choices = ASK_ALWAYS) {
      const plan = createCustomerPlanner({
        reader,
        index,
        duplicates,
        fieldNames,
        choices,
        newId,
        recordValues,
      });
      return batches(table, (source) => {
        const { row, write } = plan(reader.read(source));
        return { rows: [row], write };
      });
    },
  };
}

async function preparePolicies(
  { table, book, newId = newUuid }: ImportRequest,
  reader: RowReader,
  onProgress: OnProgress,
): Promise<PreparedImport | null> {
  const customers = createCustomerIndex(await book.customers([]), 0);
  const policies = createPolicyIndex(
    await book.policies(policyPrintNames),
    policyPrintNames.length,
  );
  const census = createPolicyCensus();
  for await (const { rows, bytesRead } of table.rows()) {
    for (const source of rows) census.add(reader.read(source).values["policyNo"]);
    if (onProgress(bytesRead) === true) return null;
  }
  return {
    plan() {
      const plan = createPolicyPlanner({ reader, customers, policies, census, newId });
      return batches(table, (source) => plan(reader.read(source)));
    },
  };
}

type Judged = { rows: PlannedRow[]; write?: PlannedWrite };

async function* batches(
  table: TableSource,
  judge: (source: SourceRow) => Judged | null,
): AsyncGenerator<PlannedBatch> {
  for await (const { rows: sources, bytesRead } of table.rows()) {
    const rows: PlannedRow[] = [];
    const writes: PlannedWrite[] = [];
    for (const source of sources) {
      const judged = judge(source);
      if (!judged) continue;
      rows.push(...judged.rows);
      if (judged.write) writes.push(judged.write);
    }
    yield { rows, writes, bytesRead };
  }
}
