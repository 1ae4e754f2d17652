import { Editor } from "@tiptap/core";
import { cleanHtml } from "../editor/cleanHtml.ts";
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

Object.assign(window, { notePaste: { paste, renderLink } });
