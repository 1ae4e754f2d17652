/** In the address of a window that stands in for a locked one: it opens nothing until a person is there. */
export const LOCKED_PARAMETER = "locked";
const SIGNS_OF_LIFE = ["pointerdown", "pointermove", "keydown"] as const;

export const isLocked = (page: Window): boolean =>
  new URL(page.location.href).searchParams.has(LOCKED_PARAMETER);

const nextSignOfLife = (page: Window) =>
  new Promise<void>((resolve) => {
    for (const sign of SIGNS_OF_LIFE) page.addEventListener(sign, () => resolve(), { once: true });
  });

/**
 * Settles when the session may open: at once in a window that was started, and after the first sign of
 * life in one that follows a lock. Only then may the unlock screen ask the key store for its part: while
 * nobody is at the computer, the shell hands out nothing.
 */
export async function personIsPresent(page: Window): Promise<void> {
  if (!isLocked(page)) return;
  await nextSignOfLife(page);
  const address = new URL(page.location.href);
  address.searchParams.delete(LOCKED_PARAMETER);
  page.history.replaceState(page.history.state, "", address);
}
