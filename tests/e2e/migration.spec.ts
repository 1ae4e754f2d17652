import { AxeBuilder } from "@axe-core/playwright";
import { chromium, type BrowserContext, type Page } from "@playwright/test";
import { findBrowser, QUIET_FLAGS } from "#scripts/start/browsers.ts";
import { serveHarness } from "./store/serveHarness.ts";
import { expect, keepScreen, test } from "./support/test.ts";

const ROWS = 20_000;
const KILLS = 5;

let harness: Awaited<ReturnType<typeof serveHarness>>;
test.beforeAll(async () => {
  harness = await serveHarness();
});
test.afterAll(() => harness.stop());

async function openPage(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${harness.url}migration.html`);
  return page;
}
const doneIn = (page: Page) => page.evaluate(() => window.migration.told().at(-1)?.done ?? 0);

/** The process of the page ends at once, as when it is killed. */
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  void session.send("Page.crash").catch(() => undefined);
  await crashed;
}

test(`X13 an older file whose migration is killed at ${KILLS} points goes on each time and is whole at the end`, async ({}, testInfo) => {
  const executablePath = findBrowser();
  // A profile on the disk, as people have it; that of a test stays in memory.
  const context = await chromium.launchPersistentContext(testInfo.outputPath("profile"), {
    ...(executablePath ? { executablePath } : {}),
    args: [...QUIET_FLAGS],
  });
  const writer = await openPage(context);
  await writer.evaluate((count) => window.migration.writeOld(count), ROWS);
  await writer.close();

  let reached = 0;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const page = await openPage(context);
    await page.evaluate(() => window.migration.start());
    const enough = Math.floor((ROWS * kill) / (KILLS + 2));
    await expect.poll(() => doneIn(page), { intervals: [5] }).toBeGreaterThanOrEqual(enough);
    const [, next] = await page.evaluate(() => window.migration.told());
    expect(next?.done).toBeGreaterThanOrEqual(reached);
    reached = await doneIn(page);
    await crash(page);
    const after = await openPage(context);
    const { "customers-0": old = ROWS } = await after.evaluate(() => window.migration.tables());
    expect(old).toBe(ROWS);
    await after.close();
  }

  const [owner, other] = [await openPage(context), await openPage(context)];
  await owner.evaluate(() => window.migration.start());
  await other.evaluate(() => window.migration.start());
  expect(await other.evaluate(() => window.migration.total())).toBe(ROWS);
  expect(await owner.evaluate(() => window.migration.total())).toBe(ROWS);
  for (const page of [owner, other]) {
    expect(await page.evaluate(() => window.migration.failures())).toEqual([]);
    await page.evaluate(() => window.migration.stop());
  }
  expect(await other.evaluate(() => window.migration.tables())).toEqual({ "customers-1": ROWS });
  await context.close();
});

const WORDS = {
  "zh-TW": { title: "正在更新這台電腦上的資料", count: "已完成 1,200／3,500 筆" },
  en: { title: "Bringing your data up to date", count: "1,200 of 3,500 records" },
  "zh-CN": { title: "正在更新这台电脑上的数据", count: "已完成 1,200／3,500 条" },
};

test("X13 the window says how far it has come while its data is brought up to date", async ({
  openSeat,
}) => {
  const page = await openSeat("agent");
  for (const [language, { title, count }] of Object.entries(WORDS)) {
    await page.evaluate((chosen) => {
      const key = "banyan.settings";
      const settings = JSON.parse(localStorage.getItem(key) ?? "{}") as object;
      localStorage.setItem(key, JSON.stringify({ ...settings, language: chosen }));
    }, language);
    await page.reload();
    await expect(page.getByRole("grid")).toBeVisible();
    // As the owner of the file says it, whichever window that is.
    await page.evaluate(async () => {
      const root = await navigator.storage.getDirectory();
      const folder = await root.getDirectoryHandle("banyan");
      for await (const name of folder.keys()) {
        const channel = new BroadcastChannel(`banyan-store-${name}`);
        channel.postMessage({ kind: "preparing", progress: { done: 1_200, total: 3_500 } });
        channel.close();
      }
    });
    await expect(page.getByRole("heading", { name: title })).toBeVisible();
    await expect(page.getByText(count)).toBeVisible();
    await expect(page.getByRole("progressbar", { name: title })).toHaveAttribute("value", "1200");
    if (language === "zh-TW") await keepScreen(page, "preparing");
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  }
});
