import type { BrowserContext, Page } from "@playwright/test";
import { serveHarness } from "./store/serveHarness.ts";
import { expect, go, test } from "./support/test.ts";

const WRITES = 100;
const FAIL_OVER_MS = 5_000;

let harness: Awaited<ReturnType<typeof serveHarness>>;
test.beforeAll(async () => {
  harness = await serveHarness();
});
test.afterAll(() => harness.stop());

async function openWindow(context: BrowserContext, ledger: Set<string>): Promise<Page> {
  const page = await context.newPage();
  await page.exposeFunction("acknowledged", (id: string) => void ledger.add(id));
  await page.goto(`${harness.url}window.html`);
  await page.evaluate(() => window.book.open());
  return page;
}

/** The process of the page ends at once, as when it is killed. */
async function crash(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent("crash");
  void session.send("Page.crash").catch(() => undefined);
  await crashed;
}

const ends = {
  crashes: crash,
  "is closed": (page: Page) => page.close(),
  "closes its book": (page: Page) => page.evaluate(() => window.book.close()),
};

for (const [how, end] of Object.entries(ends)) {
  test(`X14 two windows write ${WRITES} each, the owner of the file ${how}: the other goes on, nothing is lost`, async ({
    context,
  }) => {
    const ledger = new Set<string>();
    const owner = await openWindow(context, ledger);
    const other = await openWindow(context, ledger);
    expect(await owner.evaluate(() => window.book.isOwner())).toBe(true);
    expect(await other.evaluate(() => window.book.isOwner())).toBe(false);

    const write = (page: Page, prefix: string) =>
      page.evaluate(([name, count]) => window.book.write(name, count), [prefix, WRITES] as const);
    const lost = write(owner, "owner").catch(() => undefined);
    const longest = write(other, "other");
    await expect.poll(() => ledger.size).toBeGreaterThan(WRITES / 2);
    await end(owner);
    expect(await longest).toBeLessThan(FAIL_OVER_MS);
    await lost;

    expect(await other.evaluate(() => window.book.isOwner())).toBe(true);
    const stored = await other.evaluate(() => window.book.stored());
    expect(stored).toEqual(expect.arrayContaining([...ledger]));
    expect(new Set(stored).size).toBe(stored.length);
    await expect.poll(() => other.evaluate(() => window.book.live().length)).toBe(stored.length);
    const third = await openWindow(context, ledger);
    expect((await third.evaluate(() => window.book.stored())).toSorted()).toEqual(
      stored.toSorted(),
    );
    expect(await third.evaluate(() => window.book.total())).toBe(stored.length);
    expect(await other.evaluate(() => window.book.failures())).toEqual([]);
  });
}

test("X14 a window of the application whose owner was killed keeps its form, saves it and stays in step", async ({
  openSeat,
}) => {
  const owner = await openSeat("agent");
  const page = await owner.context().newPage();
  await page.goto(new URL("/", owner.url()).href);
  await expect(page.getByText("已同步")).toBeVisible({ timeout: 60_000 });
  await go(page, "/customers/c-lin-zhiyuan/edit");
  const form = page.locator("form");
  await form.getByLabel("備註").fill("主視窗已消失");
  await crash(owner);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("林志遠", {
    timeout: FAIL_OVER_MS,
  });
  await expect(page.getByText("主視窗已消失")).toBeVisible();
  await page.getByRole("link", { name: "客戶", exact: true }).click();
  await expect(page.getByRole("grid").getByText("林志遠")).toBeVisible();
  await expect(page.getByText("已同步")).toBeVisible();
  await page.reload();
  await go(page, "/customers/c-lin-zhiyuan");
  await expect(page.getByText("主視窗已消失")).toBeVisible();
});

test("X11 a full disk refuses the write by its code; the book stays usable and is whole when there is room again", async ({
  context,
}) => {
  const ledger = new Set<string>();
  const page = await openWindow(context, ledger);
  await page.evaluate(() => window.book.write("before", 20));
  const session = await context.newCDPSession(page);
  const { origin } = new URL(harness.url);
  const { usage } = await page.evaluate(() => navigator.storage.estimate());
  await session.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: usage ?? 0 });
  const refusal = await page.evaluate(() =>
    window.book.write("full", 2_000).then(
      () => "written",
      (error: unknown) => String((error as { code?: string }).code),
    ),
  );
  expect(refusal).toBe("DISK_FULL");
  expect((await page.evaluate(() => window.book.stored())).length).toBe(ledger.size);
  await session.send("Storage.overrideQuotaForOrigin", { origin });
  await page.evaluate(() => window.book.write("after", 20));
  await page.reload();
  await page.evaluate(() => window.book.open());
  expect((await page.evaluate(() => window.book.stored())).toSorted()).toEqual(
    [...ledger].toSorted(),
  );
  expect(await page.evaluate(() => window.book.failures())).toEqual([]);
});
