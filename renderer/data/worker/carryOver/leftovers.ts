import { databaseNameOf } from "../../databaseName.ts";

/** As RxDB's Dexie storage named its databases: one for each table. */
const BOOK = (databaseName: string) => `rxdb-dexie-${databaseName}--`;
const ATTENTION = "banyan-attention-";
/** Held the session of a browser, in plain text; nothing reads it any more. */
export const SHELL = "banyan-shell";

export type Leftovers = {
  /** By version and collection, as they stand at the end of the name. */
  tables: { name: string; version: number; collectionName: string }[];
  attention: string[];
  hasShell: boolean;
};

/** The databases that older builds left in this browser: this person's, and the shell's, which is everybody's. */
export async function findLeftovers(databaseName: string): Promise<Leftovers> {
  const names = (await indexedDB.databases()).flatMap(({ name }) => name ?? []);
  const prefix = BOOK(databaseName);
  return {
    tables: names.flatMap((name) => {
      if (!name.startsWith(prefix)) return [];
      const [, version, collectionName] = /^(\d+)--(.+)$/.exec(name.slice(prefix.length)) ?? [];
      return collectionName ? [{ name, version: Number(version), collectionName }] : [];
    }),
    attention: names.filter(
      (name) =>
        name.startsWith(ATTENTION) && databaseNameOf(name.slice(ATTENTION.length)) === databaseName,
    ),
    hasShell: names.includes(SHELL),
  };
}

export const isAnythingLeft = ({ tables, attention, hasShell }: Leftovers): boolean =>
  tables.length > 0 || attention.length > 0 || hasShell;
