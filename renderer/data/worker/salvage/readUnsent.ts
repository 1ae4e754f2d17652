import { defaultHashSha256 } from "rxdb";
import type { AnyDoc } from "#shared/merge/anyDoc.ts";
import { isIdentical } from "#shared/merge/resolve.ts";
import { COLLECTION_NAMES, collections, type CollectionName } from "#shared/model/collections.ts";
import { replicationIdentifier } from "#sync/client/replicationIdentifier.ts";
import type { Attention } from "#sync/client/pushHandler.ts";
import type { SqlEngine } from "../../storage/sqlite/engine.ts";
import { tableNameOf } from "../../storage/sqlite/table.ts";
import { attempt, readRows } from "./readRows.ts";

/** A change that the server had not acknowledged. */
export type Unsent = {
  collection: CollectionName;
  /** What the server was known to hold; absent for a new document, and where that cannot be read. */
  base?: AnyDoc;
  doc: AnyDoc;
  /** Nothing tells any more whether it had been sent; the server's state decides. */
  isUnsure?: true;
};
export type Salvage = {
  unsent: Unsent[];
  /** Kept under "needs attention", in no other place. */
  attention: { at: string; change: Attention }[];
  /** Changes that were there and could not be read. */
  unreadable: number;
};

type Meta = {
  itemId: string;
  isCheckpoint: "0" | "1";
  docData?: AnyDoc;
  checkpointData?: { n?: number };
};

/** What only this device knows, as far as a damaged file still tells it. Never throws for damage. */
export async function readUnsent(engine: SqlEngine, staffId: string): Promise<Salvage> {
  const salvage: Salvage = { unsent: [], attention: readAttention(engine), unreadable: 0 };
  for (const collection of COLLECTION_NAMES) {
    const { version } = collections[collection];
    const name = [collection, replicationIdentifier(staffId)].join("-");
    const metaName = `rx-replication-meta-${await defaultHashSha256(name)}`;
    const { bases, pushed } = readBases(engine, tableNameOf(metaName, version));
    const { texts, unreadable } = readRows(engine, tableNameOf(collection, version), pushed);
    salvage.unreadable += unreadable.length;
    for (const text of texts.values()) {
      const row = parsed(text);
      if (row && isAsPulled(row)) continue;
      const doc = row && plain(row);
      if (!doc) {
        salvage.unreadable += 1;
        continue;
      }
      const base = bases.get(doc.id);
      if (base && isIdentical(collection, base, doc)) continue;
      if (base) salvage.unsent.push({ collection, base, doc });
      else if (pushed > 0) salvage.unsent.push({ collection, doc });
      else salvage.unsent.push({ collection, doc, isUnsure: true });
    }
  }
  return salvage;
}

/** What the server was known to hold, and up to which write everything had been sent. */
function readBases(engine: SqlEngine, table: string) {
  const bases = new Map<string, AnyDoc>();
  let pushed = 0;
  for (const text of readRows(engine, table).texts.values()) {
    attempt(() => {
      const meta = JSON.parse(text) as Meta;
      if (meta.isCheckpoint === "0" && meta.docData) bases.set(meta.itemId, meta.docData);
      else if (meta.itemId === "up") pushed = meta.checkpointData?.n ?? 0;
    });
  }
  return { bases, pushed };
}

type Stored = AnyDoc & { _rev: string; _meta: { o?: { _rev: number } } };

function parsed(text: string): Stored | null {
  let row: Stored | null = null;
  attempt(() => {
    row = JSON.parse(text) as Stored;
  });
  return row;
}

/** RxDB marks what replication wrote with the height of its revision; a local change is a higher one. */
const isAsPulled = ({ _rev, _meta }: Stored): boolean =>
  _meta.o?._rev === Number.parseInt(_rev, 10);

/** Without what is RxDB's own. */
function plain({ _meta, _rev, ...doc }: Stored): AnyDoc {
  const { _attachments, ...rest } = doc;
  return rest;
}

function readAttention(engine: SqlEngine): Salvage["attention"] {
  const items: Salvage["attention"] = [];
  for (const order of ["ASC", "DESC"]) {
    const known = new Set(items.map(({ change }) => JSON.stringify(change)));
    attempt(() =>
      engine.each(
        `SELECT at, change FROM "banyan/attention" ORDER BY id ${order}`,
        [],
        ([at, change]) => {
          if (known.has(change as string)) return false;
          items.push({ at: at as string, change: JSON.parse(change as string) as Attention });
          return true;
        },
      ),
    );
  }
  return items;
}
