import { Extension } from "@tiptap/core";
import { yCursorPlugin } from "@tiptap/y-tiptap";
import type { Awareness } from "y-protocols/awareness";
import { personColour, personOf } from "../person.ts";

export type CaretLook = {
  /** Class names of the caret, its name label and a selection; they read `--person`. */
  caret: string;
  label: string;
  selection: string;
};

/**
 * Other people's cursors and selections with their names. Our own over y-tiptap's plugin: the published
 * extension is pinned to an older editor core and writes `style` attributes, which the CSP refuses.
 */
export function namedCarets(awareness: Awareness, look: CaretLook): Extension {
  return Extension.create({
    name: "namedCarets",
    addProseMirrorPlugins: () => [
      yCursorPlugin(awareness, {
        cursorBuilder: (user: unknown) => caretElement(user, look),
        // ProseMirror sets it through the CSSOM, which the CSP allows.
        selectionBuilder: (user: unknown) => ({
          class: look.selection,
          style: `--person: ${personColour(personOf(user))}`,
        }),
      }),
    ],
  });
}

function caretElement(user: unknown, look: CaretLook): HTMLElement {
  const caret = document.createElement("span");
  caret.className = look.caret;
  caret.style.setProperty("--person", personColour(personOf(user)));
  const label = document.createElement("span");
  label.className = look.label;
  label.textContent = personOf(user)?.name ?? "";
  // Word joiners on both sides keep a line from breaking at the caret.
  caret.append("\u2060", label, "\u2060");
  return caret;
}
