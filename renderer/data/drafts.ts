/**
 * What somebody has typed and not yet saved, by form, for as long as the window lives: leaving a form
 * and coming back loses nothing. It stays in memory, because drafts hold personal data.
 */
const drafts = new Map<string, unknown>();

export const draftOf = (form: string): unknown => drafts.get(form);
export const keepDraft = (form: string, draft: unknown): void => void drafts.set(form, draft);
export const dropDraft = (form: string): void => void drafts.delete(form);
/** When the window closes its book: nothing readable stays behind. */
export const dropAllDrafts = (): void => drafts.clear();

/** Asks before a reload or the closing of the window would lose a draft. */
export function guardDrafts(page: Window): void {
  page.addEventListener("beforeunload", (event) => {
    if (drafts.size > 0) event.preventDefault();
  });
}
