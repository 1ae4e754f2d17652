import { Subject } from "rxjs";
import { expect, it } from "vitest";
import type { SyncStatus } from "#sync/client/status.ts";
import type { Pending } from "../platform/vault/vaultFolder.ts";
import { keepPendingCount } from "./pendingCount.ts";

/** A folder whose writes take a while, as those of a disk do. */
function slowFolder(before: Pending | null) {
  const written: number[] = [];
  return {
    written,
    readPending: async () => before,
    writePending: async ({ count }: Pending) => {
      await new Promise((resolve) => setTimeout(resolve, 1));
      written.push(count);
    },
  };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

it("X28 the count of unsent changes is written at once, its last value always", async () => {
  const folder = slowFolder(null);
  const status$ = new Subject<SyncStatus>();
  await keepPendingCount(status$, folder);
  status$.next({ state: "in_step", pending: 0 });
  for (let pending = 1; pending <= 100; pending += 1) status$.next({ state: "offline", pending });
  await settled();
  expect(folder.written.at(-1)).toBe(100);
  expect(folder.written.length).toBeLessThan(10);
  status$.next({ state: "in_step", pending: 0 });
  await settled();
  expect(folder.written.at(-1)).toBe(0);
});

it("X28 what an earlier window left unsent is not forgotten before all is in step", async () => {
  const folder = slowFolder({ count: 3, at: "2026-11-27T00:00:00Z" });
  const status$ = new Subject<SyncStatus>();
  await keepPendingCount(status$, folder);
  status$.next({ state: "offline", pending: 0 });
  status$.next({ state: "offline", pending: 1 });
  await settled();
  expect(folder.written).toEqual([]);
  status$.next({ state: "offline", pending: 4 });
  await settled();
  expect(folder.written).toEqual([4]);
});
