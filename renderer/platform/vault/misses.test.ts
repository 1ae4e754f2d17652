import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { missesOf, secondsToWait } from "./misses.ts";
import { memoryNavigator, type MemoryFolder } from "./testing/memoryFolder.ts";

let folder: MemoryFolder;
beforeEach(() => {
  folder = new Map([["banyan-s-001", new Map([["vault.json", "{}"]])]]);
  vi.stubGlobal("navigator", memoryNavigator(folder));
  vi.useFakeTimers({ now: Date.parse("2026-11-27T08:00:00Z"), toFake: ["Date"] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it("SECURITY 2 a reload or another window forgives no wrong passphrase, the right one does", async () => {
  const waits: number[] = [];
  for (let nth = 0; nth < 5; nth += 1) waits.push(await missesOf("banyan-s-001").add());
  expect(waits).toEqual([0, 0, 1, 2, 4]);
  expect(await missesOf("banyan-s-001").secondsLeft()).toBe(4);
  vi.setSystemTime(Date.parse("2026-11-27T08:00:03Z"));
  expect(await missesOf("banyan-s-001").secondsLeft()).toBe(1);
  await missesOf("banyan-s-001").clear();
  expect(await missesOf("banyan-s-001").add()).toBe(0);
});

it("SECURITY 2 tries at the same moment in two windows all count", async () => {
  const [here, there] = [missesOf("banyan-s-001"), missesOf("banyan-s-001")];
  await Promise.all([here.add(), there.add(), here.add(), there.add(), here.add()]);
  expect(await here.secondsLeft()).toBe(4);
});

it("B52 a clock that is set back or wrong makes nobody wait for longer than a minute", () => {
  const misses = { count: 40, at: "2099-01-01T00:00:00.000Z" };
  expect(secondsToWait(misses, Date.parse("1970-01-01T00:00:00Z"))).toBe(60);
  expect(secondsToWait(misses, Date.parse("2099-01-01T00:01:00Z"))).toBe(0);
});

it("a count that cannot be read is none", async () => {
  (folder.get("banyan-s-001") as MemoryFolder).set("misses.json", '{"count":-1,"at":"never"}');
  expect(await missesOf("banyan-s-001").secondsLeft()).toBe(0);
});
