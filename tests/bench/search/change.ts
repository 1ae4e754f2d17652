import { spread, type Spread } from "../stats.ts";
import type { BenchWindow } from "../window/openWindow.ts";
import { clearSearch, typeKey } from "./typing.ts";

export type Followed = {
  /** From the write sent to the store until it was on the disk. */
  writeMs: Spread;
  /** The first search after it, which finds the new name. */
  firstSearchAfterChangeMs: Spread;
};

const CHANGES = 5;
const NAME = "main form input[id$=name]";
/** Letters of no name in the book. */
const NEW_NAMES = ["鸞", "鶯", "鷺", "鸚", "鵡"];

/** Changes a customer's name in the form, and looks for the new one at once. */
export async function changedAndFound(window: BenchWindow): Promise<Followed> {
  const writes: number[] = [];
  const searches: number[] = [];
  for (let change = 0; change < CHANGES; change += 1) {
    await clearSearch(window);
    const { page } = window;
    const name = NEW_NAMES[change] ?? "";
    await page.click(`#customer-row-${change}`);
    await page.waitForURL(/#\/customers\/[^?/]+$/);
    await page.evaluate(() => {
      location.hash = `${location.hash}/edit`;
    });
    await page.fill(NAME, `${name}${name}`);
    const from = await window.asked();
    await page.click("main form button[type=submit]");
    const write = await window.answered("store.write", { from });
    writes.push((write.answeredAt ?? 0) - write.askedAt);
    const { answerMs } = await typeKey(window, "", name);
    if ((await window.seen()).rows !== 1) throw new Error("The changed name was not found.");
    searches.push(answerMs);
  }
  return { writeMs: spread(writes), firstSearchAfterChangeMs: spread(searches) };
}
