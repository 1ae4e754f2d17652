import { chromium, type BrowserContext, type Page } from "@playwright/test";
import { findBrowser, QUIET_FLAGS } from "#scripts/start/browsers.ts";
import { watchPage, type Seen } from "./watch.ts";

export type BenchWindow = {
  page: Page;
  seen: () => Promise<Seen>;
  close: () => Promise<void>;
};

/** A window of real Chromium on a profile that outlives it; nothing is loaded yet. */
export async function openWindow(profileDir: string): Promise<BenchWindow> {
  const executablePath = findBrowser();
  const context: BrowserContext = await chromium.launchPersistentContext(profileDir, {
    ...(executablePath ? { executablePath } : {}),
    args: [...QUIET_FLAGS],
    viewport: { width: 1280, height: 720 },
    locale: "zh-TW",
    timezoneId: "Asia/Taipei",
  });
  await context.addInitScript(watchPage);
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    seen: async () => {
      const seen = await page.evaluate(() => window.banyanSeen);
      if (!seen) throw new Error("The page was left while it was watched.");
      return seen;
    },
    close: () => context.close(),
  };
}

/** Asks until `found` says so; null when `timeoutMs` is over first. */
export async function until<T>(
  ask: () => Promise<T | null>,
  timeoutMs: number,
  everyMs = 100,
): Promise<T | null> {
  const end = performance.now() + timeoutMs;
  for (;;) {
    const found = await ask();
    if (found !== null) return found;
    if (performance.now() > end) return null;
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
