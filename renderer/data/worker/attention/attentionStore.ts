import { BehaviorSubject } from "rxjs";
import { isSameLoss } from "#renderer/data/adopt.ts";
import type { IsoInstant } from "#shared/model/brand.ts";
import type { Attention } from "#sync/client/pushHandler.ts";
import type { SqlEngine } from "../../storage/sqlite/engine.ts";

export type AttentionItem = { id: string; at: IsoInstant; change: Attention };

/** The table alone, for what is kept before anybody listens. */
export function attentionTable(engine: SqlEngine) {
  engine.exec(
    `CREATE TABLE IF NOT EXISTS "banyan/attention" (id TEXT PRIMARY KEY, document TEXT NOT NULL,
       at TEXT NOT NULL, change TEXT NOT NULL) STRICT, WITHOUT ROWID;
     CREATE INDEX IF NOT EXISTS "banyan/attention-document" ON "banyan/attention" (document)`,
  );
  return {
    insert(change: Attention, at: IsoInstant, id: string = crypto.randomUUID()): void {
      engine.run(
        `INSERT OR IGNORE INTO "banyan/attention" (id, document, at, change) VALUES (?, ?, ?, ?)`,
        [id, change.id, at, JSON.stringify(change)],
      );
    },
  };
}

/**
 * What lost or was refused on this device, until the person has decided about it (P8): a table of its own
 * in the encrypted file, since it is nobody else's business and never synced. When `keep` returns, the
 * item is on the disk; only then may replication overwrite the local copy.
 */
export function createAttentionStore(engine: SqlEngine) {
  const table = attentionTable(engine);

  function read(where: string, params: string[]): AttentionItem[] {
    const items: AttentionItem[] = [];
    const sql = `SELECT id, at, change FROM "banyan/attention" ${where} ORDER BY at, id`;
    engine.each(sql, params, ([id, at, change]) => {
      items.push({
        id: id as string,
        at: at as IsoInstant,
        change: JSON.parse(change as string) as Attention,
      });
    });
    return items;
  }

  const items$ = new BehaviorSubject(read("", []));
  const told = () => items$.next(read("", []));

  return {
    /** Oldest first; the whole list again after each change. */
    items$,
    /** A push that is repeated reports the same loss again: it is kept once. */
    keep(change: Attention, at: IsoInstant): void {
      const known = read("WHERE document = ?", [change.id]);
      if (known.some((item) => isSameLoss(item.change, change))) return;
      table.insert(change, at);
      told();
    },
    find: (id: string): AttentionItem | undefined => read("WHERE id = ?", [id])[0],
    dismiss(id: string): void {
      engine.run(`DELETE FROM "banyan/attention" WHERE id = ?`, [id]);
      told();
    },
  };
}
export type AttentionStore = ReturnType<typeof createAttentionStore>;
