import { test as base, expect, type Browser, type Page } from "@playwright/test";
import { startBanyan } from "./server.ts";

type Seat = "agent" | "manager" | "back_office";
type Fixtures = { openSeat: (seat: Seat, options?: { dark?: boolean }) => Promise<Page> };
type WorkerFixtures = { banyan: { url: string } };

/** What the window's console may say: RxDB advertises its paid storages once. */
const ALLOWED = [/RxDB Open Core RxStorage/];
/** Offline tests cut the network on purpose; the browser reports each refused request. */
const OFFLINE = [/ERR_INTERNET_DISCONNECTED/, /ERR_CONNECTION_REFUSED/, /WebSocket connection/];

/** One running company for the file, and seats in browser contexts of their own. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  banyan: [
    async ({}, use) => {
      const server = await startBanyan();
      await use({ url: server.url });
      await server.stop();
    },
    { scope: "worker" },
  ],
  openSeat: async ({ browser, banyan }, use) => {
    const complaints: string[] = [];
    const opened: Page[] = [];
    await use(async (seat, { dark = false } = {}) => {
      const page = await open(browser, `${banyan.url}/?seat=${seat}`, dark, complaints);
      opened.push(page);
      return page;
    });
    await Promise.all(opened.map((page) => page.context().close()));
    expect(complaints, "the console stays quiet").toEqual([]);
  },
});

async function open(browser: Browser, address: string, dark: boolean, complaints: string[]) {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 720 },
    colorScheme: dark ? "dark" : "light",
    reducedMotion: "reduce",
  });
  const page = await context.newPage();
  page.on("console", (message) => {
    const text = message.text();
    const isQuiet = [...ALLOWED, ...OFFLINE].some((allowed) => allowed.test(text));
    if (["error", "warning"].includes(message.type()) && !isQuiet) complaints.push(text);
  });
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(address);
  await expect(page.getByText("已同步")).toBeVisible({ timeout: 60_000 });
  return page;
}

/** Goes to an address of the application without reloading it. */
export async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((hash) => {
    location.hash = hash;
  }, path);
}

/** Keeps a picture as test output, in `test-output/screens`. */
export async function keepScreen(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: `test-output/screens/${name}.png` });
}

export { expect };
