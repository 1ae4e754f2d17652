import { expect, test, type Page } from "@playwright/test";
import { serveHarness } from "./serveHarness.ts";

const KEY = "0123456789abcdef".repeat(4);

let harness: Awaited<ReturnType<typeof serveHarness>>;
test.beforeAll(async () => {
  harness = await serveHarness();
});
test.afterAll(() => harness.stop());
test.beforeEach(async ({ page }) => {
  await page.goto(harness.url);
});

const open = (page: Page, key: string | null) =>
  page.evaluate((pageKey) => window.openProbe().open(pageKey), key);
const close = (page: Page) => page.evaluate(() => window.probe.close());

test("writes, reads by index and finds all again after a worker was killed without warning", async ({
  page,
}) => {
  expect(await open(page, KEY)).toBe("open");
  expect(await page.evaluate(() => window.probe.insert(0, 2_000))).toBe(2_000);
  expect(await page.evaluate(() => window.probe.newest(3))).toEqual(["c-1999", "c-1998", "c-1997"]);
  // openProbe ends the old worker in the middle of whatever it does.
  expect(await open(page, KEY)).toBe("open");
  expect(await page.evaluate(() => window.probe.count())).toBe(2_000);
});

test("X3 X11 no acknowledged write is lost and none is half there, however often the worker is killed", async ({
  page,
}) => {
  let acknowledged = 0;
  for (let round = 0; round < 7; round += 1) {
    expect(await open(page, KEY)).toBe("open");
    const stored = await page.evaluate(() => window.probe.count());
    expect(stored % 50).toBe(0);
    expect(stored).toBeGreaterThanOrEqual(acknowledged);
    acknowledged = await page.evaluate(
      async ({ from, killAfterMs }) => {
        let written = from;
        const writing = (async () => {
          for (;;) written += await window.probe.insert(written, 50);
        })();
        await Promise.race([writing, new Promise((resolve) => setTimeout(resolve, killAfterMs))]);
        window.openProbe();
        return written;
      },
      { from: stored, killAfterMs: 60 + round * 23 },
    );
  }
  expect(await open(page, KEY)).toBe("open");
  expect(await page.evaluate(() => window.probe.count())).toBeGreaterThanOrEqual(acknowledged);
});

test("H no name, id or SQLite header stands in any file, while open and when closed", async ({
  page,
}) => {
  expect(await open(page, KEY)).toBe("open");
  await page.evaluate(() => window.probe.insert(0, 500, "諸葛孔明"));
  await close(page);
  const { bytes, found } = await page.evaluate(() =>
    window.probe.findInFiles(["諸葛孔明", "c-499", "SQLite format 3", "householdId"]),
  );
  expect(bytes).toBeGreaterThan(50_000);
  expect(found).toEqual([]);
});

test("the same search finds them in an unencrypted file, so the test above can fail", async ({
  page,
}) => {
  expect(await open(page, null)).toBe("open");
  await page.evaluate(() => window.probe.insert(0, 500, "諸葛孔明"));
  await close(page);
  const { found } = await page.evaluate(() =>
    window.probe.findInFiles(["諸葛孔明", "SQLite format 3"]),
  );
  expect(found).toHaveLength(2);
});
