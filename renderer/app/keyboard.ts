import { useEffect, useRef } from "react";
import { actions, type Action, type ActionContext } from "./actions.ts";

/** The second key of a sequence such as `G C` counts for this long. */
const SEQUENCE_MS = 1_200;

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName));

/** The key as actions spell it: `Mod+K`, `G`, `?`. Null for keys that belong to an input method. */
export function keyName(event: {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  isComposing: boolean;
  keyCode: number;
}): string | null {
  if (event.altKey) return null;
  if (isLock(event)) return "Mod+L";
  // 229: the browser says that an input method has the key.
  if (event.isComposing || event.keyCode === 229) return null;
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  if (!event.ctrlKey && !event.metaKey) return key;
  return event.shiftKey ? `Mod+Shift+${key}` : `Mod+${key}`;
}

type LockKey = { key: string; code: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean };

/** The lock waits for no input method; where that has named the key, its place on the keyboard tells. */
function isLock({ key, code, ctrlKey, metaKey, shiftKey }: LockKey): boolean {
  const isL = /^[a-z]$/i.test(key) ? key.toLowerCase() === "l" : code === "KeyL";
  return isL && (ctrlKey || metaKey) && !shiftKey;
}

/** Runs actions by their keys; single letters never fire while somebody types or composes. */
export function useKeyboard(context: ActionContext): void {
  const latest = useRef(context);
  useEffect(() => {
    latest.current = context;
  });
  useEffect(() => {
    let first: { key: string; at: number } | null = null;
    function onKey(event: KeyboardEvent) {
      const key = keyName(event);
      if (key === null || event.defaultPrevented) return;
      if (!key.startsWith("Mod+") && (isTyping(event.target) || inDialog(event.target))) return;
      // In a field it takes back the typing.
      if (key === "Mod+Z" && isTyping(event.target)) return;
      const pressed =
        first && event.timeStamp - first.at < SEQUENCE_MS ? `${first.key} ${key}` : key;
      first = null;
      const action = findAction(pressed, latest.current);
      if (action) {
        event.preventDefault();
        action.run(latest.current);
      } else if (actions.some(({ keys }) => keys?.startsWith(`${key} `))) {
        first = { key, at: event.timeStamp };
      }
    }
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

const inDialog = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.closest('[role="dialog"]') !== null;

function findAction(keys: string, context: ActionContext): Action | undefined {
  return actions.find((action) => action.keys === keys && (action.enabled?.(context) ?? true));
}
