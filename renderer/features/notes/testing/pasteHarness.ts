import { Editor } from "@tiptap/core";
import { Collaboration } from "@tiptap/extension-collaboration";
import { BehaviorSubject } from "rxjs";
import * as Y from "yjs";
import { hasKnownContent, NOTE_FRAGMENT, noteText } from "#shared/merge/noteContent.ts";
import type { NoteStatus } from "../noteSession.ts";
import { cleanHtml } from "../editor/cleanHtml.ts";
import { foreignGuard } from "../editor/foreignGuard.ts";
import { noteSchema } from "../editor/noteSchema.ts";

/** What a note holds after this HTML was pasted into it: the way of `NoteBody`, without its window. */
function paste(html: string): string {
  const element = document.createElement("div");
  document.body.append(element);
  const editor = new Editor({
    element,
    injectCSS: false,
    extensions: noteSchema,
    editorProps: { transformPastedHTML: (pasted) => cleanHtml(pasted, window) },
  });
  editor.view.pasteHTML(html);
  const held = editor.getHTML();
  const shown = element.innerHTML;
  editor.destroy();
  return `${held}\n${shown}`;
}

/** What the screen shows of a link that came in by the relay, past every paste filter. */
function renderLink(href: string): string {
  const element = document.createElement("div");
  document.body.append(element);
  const content = {
    type: "doc",
    content: [
      {
        type: "paragraph",
        content: [{ type: "text", text: "x", marks: [{ type: "link", attrs: { href } }] }],
      },
    ],
  };
  const editor = new Editor({ element, injectCSS: false, extensions: noteSchema, content });
  const address = element.querySelector("a")?.getAttribute("href") ?? "";
  editor.destroy();
  return address;
}

/** What is left in an open note after a newer version added a table to it, with the guard or without. */
function receiveTable(isGuarded: boolean): { text: string; isEnded: boolean } {
  const doc = new Y.Doc();
  const status$ = new BehaviorSubject<NoteStatus>("saved");
  // As the session does.
  doc.on("beforeObserverCalls", (transaction: Y.Transaction) => {
    if (!transaction.local && !hasKnownContent(doc)) status$.next("foreign");
  });
  const editor = new Editor({
    element: document.createElement("div"),
    injectCSS: false,
    extensions: [
      ...noteSchema,
      Collaboration.configure({ document: doc, field: NOTE_FRAGMENT }),
      ...(isGuarded ? [foreignGuard({ status$ })] : []),
    ],
  });
  editor.commands.insertContent("mine");
  const newer = new Y.Doc();
  Y.applyUpdate(newer, Y.encodeStateAsUpdate(doc));
  const table = new Y.XmlElement("table");
  table.insert(0, [new Y.XmlText("keep me")]);
  newer.getXmlFragment(NOTE_FRAGMENT).push([table]);
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(newer));
  const left = { text: noteText(doc), isEnded: editor.isDestroyed };
  editor.destroy();
  return left;
}

Object.assign(window, { notePaste: { paste, renderLink, receiveTable } });
