import { fillWithDefaultSettings, getRxReplicationMetaInstanceSchema } from "rxdb";
import { beforeEach, describe, expect, it } from "vitest";
import { rxSchemaOf } from "#shared/model/rxSchema.ts";
import type { SqlEngine } from "#renderer/data/storage/sqlite/engine.ts";
import { SqliteError } from "#renderer/data/storage/sqlite/sqliteError.ts";
import { createAttentionStore } from "#renderer/data/worker/attention/attentionStore.ts";
import { carryOver } from "#renderer/data/worker/carryOver/carryOver.ts";
import { openCarryLog } from "#renderer/data/worker/carryOver/carryLog.ts";
import type {
  OldBook,
  OldDoc,
  OldPlace,
  OldSchema,
  OldTable,
  Point,
} from "#renderer/data/worker/carryOver/oldBook.ts";
import { nodeEngine } from "../storage/nodeEngine.ts";

const schema = fillWithDefaultSettings(rxSchemaOf("tasks") as never) as unknown as OldSchema;
const metaSchema = getRxReplicationMetaInstanceSchema(schema, false) as unknown as OldSchema;
const TASKS: OldPlace = { collectionName: "tasks", version: 0, schema };
const META: OldPlace = { collectionName: "rx-replication-meta-1", version: 0, schema: metaSchema };

const doc = (id: string, lwt: number, more: object = {}): OldDoc => ({
  id,
  _deleted: false,
  _attachments: {},
  _rev: `1-${id}`,
  _meta: { lwt },
  ...more,
});
const sentUpTo = (point: Point | undefined) =>
  point ? [doc("up|1", 9_000, { itemId: "up", isCheckpoint: "1", checkpointData: point })] : [];

const isAfter = ({ id, _meta }: OldDoc, point: Point | null) =>
  point === null || _meta.lwt > point.lwt || (_meta.lwt === point.lwt && id > point.id);

/** Old tables as they would lie in IndexedDB. */
function oldBook(tables: Map<OldPlace, OldDoc[] | null>) {
  let isRemoved = false;
  const book: OldBook = {
    collections: async () => [{ ...TASKS, connected: [META] }],
    tableOf(place): OldTable | null {
      const key = [...tables.keys()].find((one) => one.collectionName === place.collectionName);
      if (!key) return null;
      const rows = () =>
        (tables.get(key) ?? []).toSorted(
          (a, b) => a._meta.lwt - b._meta.lwt || (a.id < b.id ? -1 : 1),
        );
      return {
        count: async () => rows().length,
        get: async (id) => rows().find((row) => row.id === id),
        after: async (point, limit) =>
          rows()
            .filter((row) => isAfter(row, point))
            .slice(0, limit),
        async end(since, take) {
          if (tables.get(key) === null) return;
          take(rows().filter((row) => isAfter(row, since)));
          tables.set(key, null);
        },
      };
    },
    attention: async () => [],
    remove: async () => void (isRemoved = true),
  };
  return { book, isRemoved: () => isRemoved };
}

let engine: SqlEngine;
beforeEach(() => {
  engine = nodeEngine();
});

async function run(book: OldBook, on = engine) {
  const told = [];
  for await (const progress of carryOver(on, book)) told.push(progress);
  return told;
}
function rowsOf(table: string): [number, OldDoc][] {
  const rows: [number, OldDoc][] = [];
  engine.each(`SELECT n, doc FROM "${table}" ORDER BY n`, [], ([n, text]) => {
    rows.push([n as number, JSON.parse(text as string) as OldDoc]);
  });
  return rows;
}
const sent = (): unknown =>
  rowsOf("rx-replication-meta-1-0").find(([, row]) => row.id === "up|1")?.[1]["checkpointData"];

describe("the book of an older build", () => {
  it.each([
    ["nothing was sent", undefined, undefined],
    ["all was sent", { lwt: 3_000, id: "d" }, { n: 4 }],
    ["what came after a time was not", { lwt: 1_000, id: "a" }, { n: 1 }],
    ["two share a time, and one of them was not", { lwt: 2_000, id: "b" }, { n: 2 }],
    ["the point lies between two", { lwt: 2_500, id: "x" }, { n: 3 }],
    ["the point is before all", { lwt: 1, id: "x" }, { n: 0 }],
    ["the point is no longer understood", { other: 1 } as unknown as Point, { n: 0 }],
  ])("P3 in the order of writing, and the point up to which was sent: %s", async (_, point, n) => {
    const docs = [doc("d", 3_000), doc("b", 2_000), doc("a", 1_000), doc("c", 2_000)];
    const { book, isRemoved } = oldBook(
      new Map<OldPlace, OldDoc[]>([
        [TASKS, docs],
        [META, sentUpTo(point)],
      ]),
    );
    await run(book);
    expect(rowsOf("tasks-0").map(([nth, { id }]) => `${nth} ${id}`)).toEqual([
      "1 a",
      "2 b",
      "3 c",
      "4 d",
    ]);
    expect(sent()).toEqual(n);
    expect(isRemoved()).toBe(true);
    expect(await run(book)).toEqual([]);
  });

  it("P1 what is written while it is read is taken over, and not counted as sent", async () => {
    const nowMs = Date.now();
    const docs = Array.from({ length: 2_500 }, (_, at) => doc(`p${at}`, nowMs - 2_500 + at));
    const upToMs = nowMs - 1_000;
    const tables = new Map<OldPlace, OldDoc[]>([
      [TASKS, docs],
      [META, sentUpTo({ lwt: upToMs, id: "" })],
    ]);
    const { book } = oldBook(tables);
    let isFirst = true;
    for await (const { done } of carryOver(engine, book)) {
      if (done < 2_500 || !isFirst) continue;
      isFirst = false;
      // One was on its way to the disk while later ones were read already.
      docs.push(doc("late", nowMs - 500), doc("later", nowMs + 60_000));
      docs[7] = doc("p7", nowMs + 60_001, { _rev: "2-new" });
    }
    const rows = rowsOf("tasks-0");
    expect(rows).toHaveLength(2_502);
    expect(rows.find(([, { id }]) => id === "p7")?.[1]._rev).toBe("2-new");
    const upTo = (sent() as { n: number }).n;
    expect(upTo).toBeGreaterThan(1_000);
    for (const [n, { _meta }] of rows) if (_meta.lwt > upToMs) expect(n).toBeGreaterThan(upTo);
  });

  it("X11 X13 a full disk leaves the old databases, and the next attempt goes on", async () => {
    const docs = Array.from({ length: 2_500 }, (_, at) => doc(`p${at}`, 1_000 + at));
    const { book, isRemoved } = oldBook(
      new Map<OldPlace, OldDoc[]>([
        [TASKS, docs],
        [META, sentUpTo({ lwt: 2_000, id: "" })],
      ]),
    );
    for (const limit of [500, 1_700, 900]) {
      let writes = 0;
      const full: SqlEngine = {
        ...engine,
        run(sql, params) {
          if (sql.startsWith(`INSERT OR REPLACE INTO "tasks-0"`) && ++writes > limit) {
            throw new SqliteError("DISK_FULL", "database or disk is full");
          }
          engine.run(sql, params);
        },
      };
      await expect(run(book, full)).rejects.toMatchObject({ code: "DISK_FULL" });
      expect(isRemoved()).toBe(false);
      expect(await book.tableOf(TASKS)?.count()).toBe(2_500);
    }
    await run(book);
    expect(rowsOf("tasks-0")).toHaveLength(2_500);
    expect(isRemoved()).toBe(true);
  });

  it("X13 killed when all is here but not all is gone, it only removes what is left", async () => {
    const { book, isRemoved } = oldBook(
      new Map<OldPlace, OldDoc[]>([
        [TASKS, [doc("a", 1_000)]],
        [META, []],
      ]),
    );
    const dying: OldBook = {
      ...book,
      remove: async () => {
        throw new Error("killed");
      },
    };
    await expect(run(dying)).rejects.toThrow("killed");
    expect(openCarryLog(engine).state()).toBe("carried");
    expect(await run(book)).toEqual([]);
    expect([isRemoved(), rowsOf("tasks-0").length]).toEqual([true, 1]);
    expect(createAttentionStore(engine).items$.value).toEqual([]);
  });
});
