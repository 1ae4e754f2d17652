import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { serveHarness } from "../../e2e/store/serveHarness.ts";
import { openWindow } from "../window/openWindow.ts";
import { writeBook } from "./writeBook.ts";

const PAGES = { folder: import.meta.dirname, pages: ["index.html"] };

/** A page of Chromium without the application, in which peers do the same work on the same book. */
export async function withPeers<T>(
  customers: number,
  act: (peers: { page: Page; profileDir: string; reload: () => Promise<void> }) => Promise<T>,
): Promise<T> {
  const profileDir = await mkdtemp(join(tmpdir(), "banyan-bench-"));
  const harness = await serveHarness(PAGES);
  await writeBook(join(harness.folder, "book"), customers);
  const { page, close } = await openWindow(profileDir);
  const reload = async () => void (await page.goto(harness.url));
  try {
    await reload();
    return await act({ page, profileDir, reload });
  } finally {
    await close();
    await harness.stop();
    await rm(profileDir, { recursive: true, force: true });
  }
}
