import { useSyncExternalStore } from "react";
import type { Book } from "../data/book.tsx";
import { openDesk, type Desk } from "../data/desk.tsx";
import { dropAllDrafts } from "../data/drafts.ts";
import { beginStart, takeSeat, type Start } from "./start.ts";

export type Stage =
  | { kind: "starting" }
  | { kind: "signedOut"; start: Start }
  | { kind: "open"; desk: Desk; book: Promise<Book>; close: () => Promise<void> }
  | { kind: "failed"; code: string };

// It stands outside the component tree: whatever is drawn anew, a window signs in once and opens one book.
let stage: Stage = { kind: "starting" };
const listeners = new Set<() => void>();

function show(next: Stage): void {
  stage = next;
  for (const listener of listeners) listener();
}

export const useStage = (): Stage =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => stage,
  );

/** From an empty window to an open book: who is there, sign in if need be. Called once a window. */
export async function boot(): Promise<void> {
  try {
    await enter(await beginStart());
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "START_FAILED";
    show({ kind: "failed", code });
  }
}

/** Opens the book of the person who signed in, or shows the sign-in screen. */
export async function enter(start: Start): Promise<void> {
  if (!start.person) {
    show({ kind: "signedOut", start });
    return;
  }
  takeSeat(start.person.role);
  const opened = openDesk(start.person, null, (code) => show({ kind: "failed", code }));
  const opening = import("../data/openBook.ts").then(({ openBook }) =>
    openBook(opened, start.connection),
  );
  show({
    kind: "open",
    desk: opened.desk,
    book: opening.then(({ book }) => book),
    close: async () => (await opening).close(),
  });
  forgetSignedOut();
}

/** The address of a signed-out window; it would lead to the sign-in screen again at each reload. */
const SIGNED_OUT = "signed-out";
function forgetSignedOut(): void {
  const address = new URL(window.location.href);
  if (!address.searchParams.has(SIGNED_OUT)) return;
  address.searchParams.delete(SIGNED_OUT);
  window.history.replaceState(window.history.state, "", address);
}

export function signOut(): void {
  if (stage.kind !== "open") return;
  dropAllDrafts();
  void stage.close().then(() => {
    window.location.hash = "#/";
    window.location.search = `?${SIGNED_OUT}`;
  });
}
