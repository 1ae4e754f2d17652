import { fillWithDefaultSettings, type RxDocumentData, type RxJsonSchema } from "rxdb";
import type { Doc, Form } from "#renderer/data/storage/sqlite/carryDocument.ts";
import type { SqlEngine } from "#renderer/data/storage/sqlite/engine.ts";
import { sqliteStorage } from "#renderer/data/storage/sqlite/sqliteStorage.ts";

export const NAME_BYTES = 200;

const properties = {
  id: { type: "string", maxLength: 40 },
  name: { type: "string", maxLength: NAME_BYTES },
};
/** An invented collection: a field is renamed and one is added, so that each document changes. */
export const V0 = {
  version: 0,
  primaryKey: "id",
  type: "object",
  properties,
  required: ["id", "name"],
  indexes: ["name"],
} as const;
export const V1 = {
  ...V0,
  version: 1,
  properties: { id: properties.id, title: properties.name, isPinned: { type: "boolean" } },
  required: ["id", "title", "isPinned"],
  indexes: ["title"],
} as const;

export const filled = (schema: object): RxJsonSchema<RxDocumentData<Doc>> =>
  fillWithDefaultSettings(schema as RxJsonSchema<Doc>);

/** What is named "broken" makes the step fail, "nothing" is let go by it, "odd" comes out not valid. */
export const form = (more: Partial<Form> = {}): Form => ({
  collection: "segments",
  schema: filled(V1),
  steps: {
    1: ({ name, ...rest }) => {
      if (name === "broken") throw new Error("the step does not know this");
      return name === "nothing" ? null : { ...rest, title: name, isPinned: false };
    },
  },
  isValid: ({ title }) => title !== "odd",
  ...more,
});

const lent = (engine: SqlEngine): SqlEngine => ({ ...engine, close: () => undefined });

/** The collection as RxDB's storage, in one of its versions. */
export const openVersion = (engine: SqlEngine, schema: object, collectionName = "segments") =>
  sqliteStorage(async () => lent(engine)).createStorageInstance<Doc>({
    databaseInstanceToken: "test",
    databaseName: "book",
    collectionName,
    schema: filled(schema),
    options: {},
    multiInstance: false,
    devMode: false,
  });

export const old = (id: string, name: string, more: object = {}): RxDocumentData<Doc> => ({
  id,
  name,
  _deleted: false,
  _attachments: {},
  _rev: "1-a",
  _meta: { lwt: 1_000 },
  ...more,
});

export async function writeOld(engine: SqlEngine, docs: RxDocumentData<Doc>[]): Promise<void> {
  const instance = await openVersion(engine, V0);
  await instance.bulkWrite(
    docs.map((document) => ({ document })),
    "test",
  );
  await instance.close();
}

/** All documents of a version in the order of writing, and the number of the last. */
export async function readAll(engine: SqlEngine, schema: object) {
  const instance = await openVersion(engine, schema);
  const { documents, checkpoint } = await instance.getChangedDocumentsSince(1_000_000);
  await instance.close();
  return { documents, last: checkpoint.n };
}

/** The number of each row. */
export function numbersOf(engine: SqlEngine, table: string): [number, string][] {
  const numbers: [number, string][] = [];
  engine.each(`SELECT n, doc FROM "${table}" ORDER BY n`, [], ([n, doc]) => {
    numbers.push([n as number, (JSON.parse(doc as string) as { id: string }).id]);
  });
  return numbers;
}
