import { chromium, test as base, expect, type BrowserContext, type Page } from "@playwright/test";
import { findBrowser, QUIET_FLAGS } from "#scripts/start/browsers.ts";
import { serveHarness } from "./store/serveHarness.ts";

/** A profile on the disk, as people have it; that of an ordinary test stays in memory. */
const test = base.extend<{ profile: BrowserContext }>({
  profile: async ({}, use, testInfo) => {
    const executablePath = findBrowser();
    const context = await chromium.launchPersistentContext(testInfo.outputPath("profile"), {
      ...(executablePath ? { executablePath } : {}),
      args: [...QUIET_FLAGS],
    });
    await use(context);
    await context.close();
  },
});

let harness: Awaited<ReturnType<typeof serveHarness>>;
test.beforeAll(async () => {
  harness = await serveHarness();
});
test.afterAll(() => harness.stop());

async function openPage(context: BrowserContext, ledger = new Set<string>()): Promise<Page> {
  const page = await context.newPage();
  await page.exposeFunction("acknowledged", (id: string) => void ledger.add(id));
  await page.goto(`${harness.url}carryOver.html`);
  return page;
}

/** The process of the page ends at once, as when it is killed. */
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  void session.send("Page.crash").catch(() => undefined);
  await crashed;
}

async function makeOld(profile: BrowserContext, count: number): Promise<void> {
  const page = await openPage(profile);
  await page.evaluate((customers) => window.carryOver.makeOld(customers), count);
  expect(await page.evaluate(() => window.carryOver.oldDatabases())).toContain(
    "rxdb-dexie-banyan-s-001--0--customers",
  );
  await page.close();
}

/** Nothing is lost, nothing is sent twice, and what was not sent is. */
async function expectCarried(page: Page, count: number): Promise<void> {
  await page.evaluate(() => window.carryOver.open());
  expect(await page.evaluate(() => window.carryOver.oldDatabases())).toEqual([]);
  const names = await page.evaluate(() => window.carryOver.names());
  expect(Object.keys(names)).toHaveLength(count);
  expect([names["c-0"], names["c-1"], names["c-2"], names["c-new"]]).toEqual([
    "寄出2",
    "未送出",
    undefined,
    "離線新增",
  ]);
  expect(await page.evaluate(() => window.carryOver.taskTitles())).toEqual([
    "Task t-0",
    "Task t-new",
  ]);
  expect(await page.evaluate(() => window.carryOver.attention())).toMatchObject([
    { id: "i-1", at: "2026-11-01T00:00:00.000Z", change: { code: "LOST_TO_OTHER", lost: "乙" } },
  ]);
  expect(await page.evaluate(() => window.carryOver.sync())).toEqual({
    customers: {
      pulledFrom: [{ at: 7 }],
      pushed: [
        { id: "c-1", assumed: "客戶c-1", isDeleted: false },
        { id: "c-2", assumed: "客戶c-2", isDeleted: true },
        { id: "c-new", assumed: null, isDeleted: false },
      ],
    },
    tasks: { pulledFrom: [{ at: 7 }], pushed: [{ id: "t-new", assumed: null, isDeleted: false }] },
  });
  expect(await page.evaluate(() => window.carryOver.failures())).toEqual([]);
}

test("P1 P3 P8 the book of an older build is taken over whole, once, and then removed", async ({
  profile,
}) => {
  await makeOld(profile, 50);
  const page = await openPage(profile);
  await page.evaluate(() => window.carryOver.start());
  await expectCarried(page, 50);
  const told = await page.evaluate(() => window.carryOver.told());
  expect(told[0]?.done).toBe(0);
  expect(told.every(({ done, total }) => done <= total)).toBe(true);
  await page.reload();
  await page.evaluate(() => window.carryOver.start());
  await page.evaluate(() => window.carryOver.open());
  expect(Object.keys(await page.evaluate(() => window.carryOver.names()))).toHaveLength(50);
  expect((await page.evaluate(() => window.carryOver.sync())).customers.pushed).toEqual([]);
});

test("X13 P1 taking over goes on where it was killed, at five points", async ({ profile }) => {
  const count = 6_000;
  await makeOld(profile, count);
  for (let kill = 1; kill <= 5; kill += 1) {
    const page = await openPage(profile);
    await page.evaluate(() => window.carryOver.start());
    await expect
      .poll(() => page.evaluate(() => window.carryOver.told().at(-1)?.done ?? 0), {
        intervals: [2],
      })
      .toBeGreaterThanOrEqual(kill * 2_000);
    await crash(page);
    await page.close();
  }
  const page = await openPage(profile);
  await page.evaluate(() => window.carryOver.start());
  await expectCarried(page, count);
});

test("P1 what a window of the older build writes meanwhile is taken over or refused, never lost", async ({
  profile,
}) => {
  await makeOld(profile, 3_000);
  const ledger = new Set<string>();
  const oldWindow = await openPage(profile, ledger);
  await oldWindow.evaluate(() => window.carryOver.openOld());
  const writing = oldWindow
    .evaluate(() => window.carryOver.writeOld("late", 5_000))
    .catch(() => undefined);
  await expect.poll(() => ledger.size).toBeGreaterThan(20);
  const page = await openPage(profile);
  await page.evaluate(() => window.carryOver.start());
  await page.evaluate(() => window.carryOver.open());
  await expect.poll(() => page.evaluate(() => window.carryOver.oldDatabases())).toEqual([]);
  await writing;
  await expect(oldWindow.evaluate(() => window.carryOver.writeOld("after", 1))).rejects.toThrow();
  await oldWindow.close();
  const names = await page.evaluate(() => window.carryOver.names());
  expect(Object.keys(names)).toEqual(expect.arrayContaining([...ledger]));
  const { pushed } = (await page.evaluate(() => window.carryOver.sync())).customers;
  expect(pushed.map(({ id }) => id)).toEqual(expect.arrayContaining([...ledger, "c-1", "c-2"]));
});

test("P8 where the encrypted file has been in use already, what was never sent needs attention", async ({
  profile,
}) => {
  // As builds between the two did it: they left the old databases where they were.
  const first = await openPage(profile);
  await first.evaluate(() => window.carryOver.useFileFirst());
  await first.close();
  await makeOld(profile, 5);
  const page = await openPage(profile);
  await page.evaluate(() => window.carryOver.start());
  await page.evaluate(() => window.carryOver.open());
  expect(await page.evaluate(() => window.carryOver.oldDatabases())).toEqual([]);
  const names = await page.evaluate(() => window.carryOver.names());
  expect([Object.keys(names).length, names["c-1"]]).toEqual([5, "客戶c-1"]);
  const items = await page.evaluate(() => window.carryOver.attention());
  expect(items?.map(({ change: { id, code } }) => `${id} ${code}`).sort()).toEqual([
    "c-0 LOST_TO_OTHER",
    "c-1 NOT_CARRIED_OVER",
    "c-2 NOT_CARRIED_OVER",
    "c-new NOT_CARRIED_OVER",
    "t-new NOT_CARRIED_OVER",
  ]);
  expect((await page.evaluate(() => window.carryOver.sync())).customers.pushed).toEqual([]);
});
