import { randomBytes, randomUUID } from "node:crypto";
import { chmodSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { Kysely, type Transaction } from "kysely";
import { lockDataFolder } from "./lock.ts";
import { NodeSqliteDialect, openSqlite } from "./nodeSqlite.ts";
import { CREATE, CREATE_SQLITE, type Tables } from "./schema.ts";

export type Db = Kysely<Tables>;
export type Tx = Transaction<Tables>;

/** The server's database: one file, held by this process alone. */
export type Store = {
  db: Db;
  /** The same file, for loading in bulk; nothing else may use it. */
  file: DatabaseSync;
  /** Random, new at every restore (R9). */
  epoch: string;
  /** Makes tokens derivable, so that none is stored (H1). */
  secret: Buffer;
  close: () => Promise<void>;
};

/** @throws SyncError DATA_FOLDER_IN_USE */
export async function openStore(dataDir: string): Promise<Store> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockDataFolder(join(dataDir, "server.lock"));
  const path = join(dataDir, "banyan.sqlite");
  const file = openSqlite(path);
  chmodSync(path, 0o600);
  for (const statement of [...CREATE, ...CREATE_SQLITE]) file.exec(statement);
  const db: Db = new Kysely<Tables>({ dialect: new NodeSqliteDialect(file) });
  return {
    db,
    file,
    epoch: await metaOr(db, "epoch", () => randomUUID()),
    secret: Buffer.from(await metaOr(db, "secret", () => randomBytes(32).toString("hex")), "hex"),
    close: async () => {
      await db.destroy();
      lock.release();
    },
  };
}

async function metaOr(db: Db, key: string, make: () => string): Promise<string> {
  await db
    .insertInto("meta")
    .values({ key, value: make() })
    .onConflict((clash) => clash.column("key").doNothing())
    .execute();
  return (await readMeta(db, key)) ?? "";
}

export async function readMeta(db: Db | Tx, key: string): Promise<string | undefined> {
  const row = await db.selectFrom("meta").select("value").where("key", "=", key).executeTakeFirst();
  return row?.value;
}

export async function writeMeta(db: Db | Tx, key: string, value: string): Promise<void> {
  await db
    .insertInto("meta")
    .values({ key, value })
    .onConflict((clash) => clash.column("key").doUpdateSet({ value }))
    .execute();
}
