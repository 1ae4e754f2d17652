import type { ImportedDoc } from "#renderer/data/import/documents.ts";
import { docFieldsOf } from "#renderer/data/import/documents.ts";
import type { ImportStore } from "#renderer/data/import/store.ts";
import type { ImportKind, Json, PlannedRow } from "#renderer/data/import/types.ts";

/** What the book holds of the documents that rows would change. */
export type OnFile = {
  docs: ReadonlyMap<string, ImportedDoc>;
  /** Names of the people and staff that an old or a new value points at, by id. */
  names: ReadonlyMap<string, string>;
};

const PERSON_FIELDS = new Set(["customerId", "insuredId", "policyholderId", "payerId"]);
const DIRECTORY_FIELDS = new Set(["agentId", "unitId"]);

export async function readOnFile(
  store: Pick<ImportStore, "get">,
  kind: ImportKind,
  rows: readonly PlannedRow[],
): Promise<OnFile> {
  const changing = rows.filter(({ target, changes }) => target && changes.length > 0);
  if (changing.length === 0) return { docs: new Map(), names: new Map() };
  const docs: ReadonlyMap<string, ImportedDoc> = await store.get(
    kind,
    changing.flatMap(({ target }) => target ?? []),
  );
  const fields = docFieldsOf(kind);
  const idsIn = (names: ReadonlySet<string>) => [
    ...new Set(
      changing.flatMap(({ target, changes }) =>
        changes
          .filter(({ field }) => names.has(field))
          .flatMap(({ field, to }) => {
            const doc = docs.get(target ?? "");
            const from = doc && fields.find(({ name }) => name === field)?.read(doc);
            return [from, to].filter((id: Json | undefined) => typeof id === "string");
          }),
      ),
    ),
  ];
  const [people, staff] = await Promise.all([
    store.get("customers", idsIn(PERSON_FIELDS)),
    store.get("directory", idsIn(DIRECTORY_FIELDS)),
  ]);
  const named = [...people.values(), ...staff.values()];
  return { docs, names: new Map(named.map(({ id, name }) => [id, name])) };
}
