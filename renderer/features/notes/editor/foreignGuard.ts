import { Extension } from "@tiptap/core";
import { Plugin } from "@tiptap/pm/state";
import type { NoteSession } from "../noteSession.ts";

/**
 * Ends the editor at once when content arrives that it does not know: y-tiptap would delete it from the
 * shared text (P8, B31). A plugin's view, because it begins and ends with the one that follows the text.
 */
export function foreignGuard({ status$ }: Pick<NoteSession, "status$">): Extension {
  return Extension.create({
    name: "foreignGuard",
    addProseMirrorPlugins() {
      const { editor } = this;
      const view = () => {
        const subscription = status$.subscribe((status) => {
          if (status === "foreign") editor.destroy();
        });
        return { destroy: () => subscription.unsubscribe() };
      };
      return [new Plugin({ view })];
    },
  });
}
