import { expect, test, type Page } from "@playwright/test";
import { serveHarness } from "./serveHarness.ts";

const KEY = "0123456789abcdef".repeat(4);
const OTHER_KEY = "fedcba9876543210".repeat(4);
const DOCUMENTS = 400;

let harness: Awaited<ReturnType<typeof serveHarness>>;
test.beforeAll(async () => {
  harness = await serveHarness();
});
test.afterAll(() => harness.stop());

/** A closed file with documents. */
async function prepare(page: Page): Promise<void> {
  await page.goto(harness.url);
  expect(await page.evaluate((key) => window.openProbe().open(key), KEY)).toBe("open");
  await page.evaluate((count) => window.probe.insert(0, count), DOCUMENTS);
  await page.evaluate(() => window.probe.close());
}

const reopen = (page: Page, key: string, mode: "open" | "repair" = "open") =>
  page.evaluate(([pageKey, how]) => window.openProbe().open(pageKey, how), [key, mode] as const);

/** What opening says, or what a later read finds. */
async function found(page: Page, key = KEY): Promise<string | null> {
  const opened = await reopen(page, key);
  return opened === "open" ? page.evaluate(() => window.probe.readAll()) : opened;
}

type Damage = { what: string; code: RegExp; key?: string; make: (page: Page) => Promise<unknown> };

const flip = (name: string, at: number) => (page: Page) =>
  page.evaluate(([file, offset]) => window.probe.flip(file, offset), [name, at] as const);
const truncate = (share: number) => (page: Page) =>
  page.evaluate((part) => window.probe.truncate("book.db", part), share);
const swap = (one: number, other: number) => (page: Page) =>
  page.evaluate(([a, b]) => window.probe.swapPages(a, b), [one, other] as const);

const FIRST = /^WRONG_KEY_OR_DAMAGED$/;
const LATER = /^DAMAGED$/;
const EITHER = /^(WRONG_KEY_OR_)?DAMAGED$/;

const CASES: readonly Damage[] = [
  { what: "a wrong key", code: FIRST, key: OTHER_KEY, make: async () => undefined },
  { what: "a bit in the salt", code: FIRST, make: flip("book.db", 3) },
  { what: "a bit in the header", code: EITHER, make: flip("book.db", 17) },
  { what: "a bit in the first page", code: FIRST, make: flip("book.db", 5_000) },
  { what: "a bit in the first page's tag", code: FIRST, make: flip("book.db", 8_180) },
  { what: "a bit in the second page", code: EITHER, make: flip("book.db", 8_192 + 10) },
  { what: "a bit in the fourth page", code: LATER, make: flip("book.db", 3 * 8_192 + 900) },
  { what: "a bit in the middle", code: LATER, make: flip("book.db", 0.5) },
  { what: "a bit at three quarters", code: LATER, make: flip("book.db", 0.75) },
  { what: "a file cut in half", code: EITHER, make: truncate(0.5) },
  { what: "a file cut to a tenth", code: EITHER, make: truncate(0.1) },
  { what: "a file cut within its first page", code: EITHER, make: truncate(0.005) },
  { what: "an empty file", code: /^DATABASE_MISSING$/, make: truncate(0) },
  { what: "two swapped pages", code: EITHER, make: swap(5, 9) },
  { what: "the first page swapped with another", code: FIRST, make: swap(1, 7) },
  {
    what: "a page of zeros",
    code: LATER,
    make: (page) => page.evaluate(() => window.probe.zeroPage(10)),
  },
  {
    what: "a missing database",
    code: /^DATABASE_MISSING$/,
    make: (page) => page.evaluate(() => window.probe.remove("book.db")),
  },
];

for (const { what, code, key, make } of CASES) {
  test(`X22 ${what} is detected, stays marked, and a repair makes way for a new file`, async ({
    page,
  }) => {
    await prepare(page);
    await make(page);
    const first = await found(page, key);
    expect(first).toMatch(code);
    await page.evaluate(() => window.probe.close());
    // Whoever comes later is told at once, without reading.
    expect(await reopen(page, KEY)).toBe(first);
    expect(await reopen(page, KEY, "repair")).toBe("open");
    expect(await page.evaluate(() => window.probe.count())).toBe(0);
    await page.evaluate(() => window.probe.insert(0, 3));
    // A second window that repairs too finds nothing to do.
    await page.evaluate(() => window.probe.close());
    expect(await reopen(page, KEY, "repair")).toBe("open");
    expect(await page.evaluate(() => window.probe.count())).toBe(3);
    expect(await page.evaluate(() => window.probe.filesIn(""))).not.toContain("damage.json");
    if (first !== "DATABASE_MISSING") {
      expect(await page.evaluate(() => window.probe.filesIn("damaged"))).toContain("book.db");
    }
  });
}

test("X22 an undamaged file opens, so the tests above can fail", async ({ page }) => {
  await prepare(page);
  expect(await found(page)).toBeNull();
  expect(await page.evaluate(() => window.probe.count())).toBe(DOCUMENTS);
});

test("R21 X22 any one page put back to its older, valid copy is found by the manifest", async ({
  page,
}) => {
  await prepare(page);
  await page.evaluate(() => window.probe.keepPages());
  expect(await reopen(page, KEY)).toBe("open");
  // Other rows in some of the pages, in the table and in its indexes.
  await page.evaluate(() => window.probe.rename(40, 300, "關羽"));
  expect(await page.evaluate(() => window.probe.verify())).toBeNull();
  await page.evaluate(() => window.probe.close());
  const changed = await page.evaluate(() => window.probe.changedPages());
  expect(changed.length).toBeGreaterThan(10);
  for (const number of changed) {
    const now = await page.evaluate((at) => window.probe.putBack(at), number);
    const opened = await reopen(page, KEY);
    const outcome = opened === "open" ? await page.evaluate(() => window.probe.verify()) : opened;
    expect(outcome, `page ${number}`).toMatch(/DAMAGED|DATABASE_OUTDATED/);
    await page.evaluate(() => window.probe.close());
    await page.evaluate(([at, bytes]) => window.probe.restore(at, bytes), [number, now] as const);
    await page.evaluate(() => window.probe.remove("damage.json"));
  }
  expect(await reopen(page, KEY)).toBe("open");
  expect(await page.evaluate(() => window.probe.verify())).toBeNull();
});

test("X22 X31 an older copy of the whole database is found at the next opening", async ({
  page,
}) => {
  await prepare(page);
  const count = await page.evaluate(() => window.probe.keepPages());
  expect(await reopen(page, KEY)).toBe("open");
  await page.evaluate(() => window.probe.insert(5_000, 5));
  await page.evaluate(() => window.probe.close());
  for (let at = 1; at <= count; at += 1) {
    await page.evaluate((number) => window.probe.putBack(number), at);
  }
  expect(await reopen(page, KEY)).toBe("DATABASE_OUTDATED");
});

/** Kills the worker after a write, so that the newest writes stand in the write-ahead log alone. */
async function killedAfterWrite(page: Page): Promise<number> {
  expect(await reopen(page, KEY)).toBe("open");
  await page.evaluate(() => window.probe.insert(1_000, 50));
  await page.evaluate(() => window.probe.insert(2_000, 50));
  await page.evaluate(() => void window.openProbe());
  const log = await page.evaluate(() => window.probe.sizeOf("book.db-wal"));
  expect(log).toBeGreaterThan(8_192);
  return log;
}

for (const [what, make] of [
  ["a bit at the beginning of", flip("book.db-wal", 20)],
  ["a bit in the middle of", flip("book.db-wal", 0.5)],
  ["a bit in the last write of", flip("book.db-wal", -20_000)],
  [
    "the last half of",
    (page: Page) => page.evaluate(() => window.probe.truncate("book.db-wal", 0.5)),
  ],
  ["all of", (page: Page) => page.evaluate(() => window.probe.remove("book.db-wal"))],
] as const) {
  test(`X22 ${what} the write-ahead log is lost: found at the next opening`, async ({ page }) => {
    await prepare(page);
    await killedAfterWrite(page);
    await make(page);
    expect(await found(page)).toMatch(/DATABASE_OUTDATED|DAMAGED/);
  });
}

test("X22 a worker that was killed leaves a whole file, so the tests above can fail", async ({
  page,
}) => {
  await prepare(page);
  await killedAfterWrite(page);
  expect(await found(page)).toBeNull();
  expect(await page.evaluate(() => window.probe.verify())).toBeNull();
  expect(await page.evaluate(() => window.probe.count())).toBe(DOCUMENTS + 100);
});
