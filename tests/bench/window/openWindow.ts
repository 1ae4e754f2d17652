import { chromium, type BrowserContext, type Page } from "@playwright/test";
import { findBrowser, QUIET_FLAGS } from "#scripts/start/browsers.ts";
import { watchPage, type Question, type Seen } from "./watch.ts";

export type BenchWindow = {
  page: Page;
  seen: () => Promise<Omit<Seen, "questions">>;
  /** The first question of that kind, after `from` others, as soon as its answer has been drawn. */
  answered: (what: string, options?: { from?: number; text?: string }) => Promise<Question>;
  /** Questions so far. */
  asked: () => Promise<number>;
  close: () => Promise<void>;
};

const FIRST_ROW = "#customer-row-0";

/**
 * A window of real Chromium on a profile that outlives it; nothing is loaded yet.
 * @param wanted selects what it is opened for: `Seen.usableAt` says when that stood there
 */
export async function openWindow(profileDir: string, wanted = FIRST_ROW): Promise<BenchWindow> {
  const executablePath = findBrowser();
  const context: BrowserContext = await chromium.launchPersistentContext(profileDir, {
    ...(executablePath ? { executablePath } : {}),
    args: [...QUIET_FLAGS],
    viewport: { width: 1280, height: 720 },
    locale: "zh-TW",
    timezoneId: "Asia/Taipei",
  });
  await context.addInitScript(watchPage, wanted);
  const page = context.pages()[0] ?? (await context.newPage());
  return {
    page,
    seen: async () => {
      const seen = await page.evaluate(() => {
        if (!window.banyanSeen) return null;
        const { questions: _, ...rest } = window.banyanSeen;
        return rest;
      });
      if (!seen) throw new Error("The page was left while it was watched.");
      return seen;
    },
    // Looked for in the page, once a frame: asking from here would be in the way of what is measured.
    answered: (what, { from = 0, text } = {}) =>
      page.evaluate(
        (wanted) =>
          new Promise<Question>((resolve) => {
            const look = () => {
              const found = window.banyanSeen?.questions
                .slice(wanted.from)
                .find(
                  (one) =>
                    one.what === wanted.what &&
                    (wanted.text === undefined ||
                      (one.about as { text?: string }).text === wanted.text),
                );
              if (found && found.drawnAt !== null) resolve(found);
              else requestAnimationFrame(look);
            };
            look();
          }),
        { what, from, text },
      ),
    asked: () => page.evaluate(() => window.banyanSeen?.questions.length ?? 0),
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
