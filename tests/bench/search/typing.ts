import type { BenchWindow } from "../window/openWindow.ts";

const SEARCH_BOX = "header input";

/** One key pressed, as the window saw it. */
export type Key = {
  /** From the question to the worker until its answer was there. */
  answerMs: number;
  /** From the question until a frame with the answer had been drawn. */
  drawnMs: number;
};

export const clearSearch = ({ page }: BenchWindow): Promise<void> => page.fill(SEARCH_BOX, "");

/** Types one character into the search box, as a keyboard or an input method commits it. */
export async function typeKey(window: BenchWindow, before: string, text: string): Promise<Key> {
  const { page } = window;
  const from = await window.asked();
  await page.focus(SEARCH_BOX);
  await page.keyboard.insertText(text.slice(before.length));
  const { askedAt, answeredAt, drawnAt } = await window.answered("customers.list", { from, text });
  return { answerMs: (answeredAt ?? 0) - askedAt, drawnMs: (drawnAt ?? 0) - askedAt };
}

/** Types a text key by key into the empty box. */
export async function typeText(
  window: BenchWindow,
  text: string,
  onKey: (key: Key, length: number) => void = () => undefined,
): Promise<void> {
  await clearSearch(window);
  let before = "";
  for (const character of text) {
    onKey(await typeKey(window, before, before + character), Array.from(before).length + 1);
    before += character;
  }
}
