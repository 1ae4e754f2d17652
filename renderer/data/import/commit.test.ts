import { describe, expect, it } from "vitest";
import type { StaffId } from "#shared/model/brand.ts";
import type { Case } from "#shared/model/work.ts";
import { BATCHES_SINCE } from "./batchRecord.ts";
import { commitImport, type CommitOptions } from "./commit.ts";
import type { ImportStore } from "./store.ts";
import { judge, testBook, testCustomer } from "./testBook.ts";
import { undoImport } from "./undo.ts";

function memoryStore(customers: { id: string }[] = []) {
  const data = new Map<string, Map<string, object>>();
  const of = (name: string) => data.get(name) ?? data.set(name, new Map()).get(name)!;
  for (const doc of customers) of("customers").set(doc.id, doc);
  const store: ImportStore = {
    get: async (name, ids) =>
      new Map(ids.flatMap((id) => (of(name).has(id) ? [[id, of(name).get(id) as never]] : []))),
    put: async (name, docs) => docs.forEach((doc) => of(name).set(doc.id, structuredClone(doc))),
    remove: async (name, ids) => ids.forEach((id) => of(name).delete(id)),
    withPolicies: async () => new Set(),
  };
  return { store, of };
}

const old = testCustomer({
  id: "C1",
  name: "林志遠",
  nationalId: "A123456789",
  sex: "M",
  householdId: "h-C1",
});
const file = "姓名,身分證字號,電子郵件\n林志遠,A123456789,lin@example.com\n王小明,,\n";

async function commit(store: ImportStore, more: Partial<CommitOptions> = {}) {
  const { writes } = await judge(file, "customers", { book: testBook([old]) });
  const batches = [
    { writes, share: 1, isLast: false },
    { writes: [], share: 1, isLast: true },
  ];
  return commitImport({
    store,
    batchId: "import-1",
    about: {
      fileName: "客戶.csv",
      kind: "customers",
      counts: { create: 1, update: 1, skip: 0, duplicate: 0, conflict: 0, error: 0 },
    },
    fields: {
      createdAt: "2026-11-24T01:00:00.000Z",
      updatedAt: "2026-11-24T01:00:00.000Z",
      updatedBy: "S1",
      unitId: "U1",
    } as CommitOptions["fields"],
    now: () => "2026-11-24T01:00:00.000Z",
    nextWrites: async () => batches.shift() ?? { writes: [], share: 1, isLast: true },
    isCancelled: () => false,
    onProgress: () => undefined,
    pause: async () => undefined,
    ...more,
  });
}
const undo = (store: ImportStore, batch: unknown) =>
  undoImport({
    store,
    batch: batch as Case,
    updatedBy: "S1" as StaffId,
    now: () => "2026-11-24T02:00:00.000Z",
    onProgress: () => undefined,
    pause: async () => undefined,
  });

describe("commit and undo", () => {
  it("B52 a batch is in the list, and can be undone, whatever the clock says", async () => {
    for (const now of ["1970-01-02T00:00:00.000Z", "2099-06-01T00:00:00.000Z"]) {
      const { store, of } = memoryStore([old]);
      const { batchId } = await commit(store, { now: () => now });
      const batch = of("cases").get(batchId) as Case;
      expect(batch.openedAt > BATCHES_SINCE).toBe(true);
      await undo(store, batch);
      expect(of("customers").get("C1")).toMatchObject({ name: "林志遠" });
      expect(of("customers").size).toBe(1);
    }
  });

  it("F55 writes creates and updates with the batch's id and keeps what the file does not say", async () => {
    const { store, of } = memoryStore([old]);
    expect(await commit(store)).toEqual({
      batchId: "import-1",
      state: "committed",
      created: 1,
      updated: 1,
      failedRows: [],
    });
    expect(of("customers").get("C1")).toMatchObject({
      source: "web",
      email: "lin@example.com",
      importBatchId: "import-1",
      createdAt: old.createdAt,
    });
    expect(of("customers").get("new-1")).toMatchObject({
      name: "王小明",
      unitId: "U1",
      householdId: "h-new-1",
    });
    expect(of("cases").get("import-1")).toMatchObject({ state: "committed", data: { created: 1 } });
  });

  it("F55 undo deletes what was created and puts the before-image back", async () => {
    const { store, of } = memoryStore([old]);
    await commit(store);
    expect(await undo(store, of("cases").get("import-1"))).toEqual({
      removed: 1,
      restored: 1,
      kept: 0,
    });
    expect(of("customers").get("C1")).toEqual({
      ...old,
      updatedAt: "2026-11-24T02:00:00.000Z",
      updatedBy: "S1",
    });
    expect(of("customers").size).toBe(1);
    expect([...of("cases").keys()]).toEqual(["import-1"]);
  });

  it("F55 undo leaves alone what somebody edited since", async () => {
    const { store, of } = memoryStore([old]);
    await commit(store);
    of("customers").set("new-1", { ...of("customers").get("new-1"), remark: "電話約訪" });
    expect(await undo(store, of("cases").get("import-1"))).toEqual({
      removed: 0,
      restored: 1,
      kept: 1,
    });
    expect(of("customers").get("new-1")).toMatchObject({ remark: "電話約訪" });
  });

  it("B9 a cancelled import writes nothing more and says so", async () => {
    const { store, of } = memoryStore([old]);
    expect(await commit(store, { isCancelled: () => true })).toMatchObject({
      state: "cancelled",
      created: 0,
    });
    expect(of("customers").size).toBe(1);
  });
});
