import { useEffect, useRef } from "react";

/** `N` writes a new note where notes are shown; never while somebody types or composes (DESIGN, Keys). */
export function useNewNoteKey(create: () => void): void {
  const latest = useRef(create);
  useEffect(() => {
    latest.current = create;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== "n" || event.isComposing || event.defaultPrevented) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isTaken(event.target))
        return;
      event.preventDefault();
      latest.current();
    };
    // Before the window's own keys: elsewhere `N` comes to this page.
    window.addEventListener("keydown", onKey, { capture: true });
    return () => window.removeEventListener("keydown", onKey, { capture: true });
  }, []);
}

function isTaken(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest('input, textarea, select, [role="dialog"], [role="combobox"]') !== null
  );
}
