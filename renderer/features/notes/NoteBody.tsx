import { Collaboration } from "@tiptap/extension-collaboration";
import { EditorContent, useEditor } from "@tiptap/react";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import type { NoteId } from "#shared/model/brand.ts";
import { NOTE_FRAGMENT } from "#shared/merge/noteContent.ts";
import type { Note } from "#shared/model/note.ts";
import { getPlatform } from "#renderer/platform/index.ts";
import { useChartTheme } from "#renderer/ui/palette.ts";
import { cleanHtml } from "./editor/cleanHtml.ts";
import { foreignGuard } from "./editor/foreignGuard.ts";
import { namedCarets } from "./editor/namedCarets.ts";
import { noteSchema } from "./editor/noteSchema.ts";
import { sizeGuard } from "./editor/sizeGuard.ts";
import { Toolbar } from "./editor/Toolbar.tsx";
import { ForeignNote } from "./ForeignNote.tsx";
import { NoteFooter } from "./NoteFooter.tsx";
import { personColours } from "./person.ts";
import { useNoteStatus, type OpenNote } from "./useNoteSession.ts";
import styles from "./notes.module.css";

type Props = {
  session: OpenNote;
  note: Note | null;
  onCopied: (id: NoteId) => void;
};

/** The text itself, shared with whoever else has it open. */
export function NoteBody(props: Props) {
  const status = useNoteStatus(props.session);
  if (status === "foreign") return <ForeignNote session={props.session} />;
  return <EditableBody {...props} />;
}

function EditableBody({ session, note, onCopied }: Props) {
  const { t } = useTranslation("notes");
  const { message } = App.useApp();
  const { series } = useChartTheme();

  const editor = useEditor(
    {
      injectCSS: false,
      extensions: [
        ...noteSchema,
        Collaboration.configure({ document: session.doc, field: NOTE_FRAGMENT }),
        namedCarets(session.awareness, {
          caret: styles.caret ?? "",
          label: styles.caretLabel ?? "",
          selection: styles.selection ?? "",
        }),
        foreignGuard(session),
        sizeGuard(
          () => session.bytes(),
          (refusal) => {
            void message.warning({ key: "noteSize", content: t(`size.${refusal}`), duration: 10 });
          },
        ),
      ],
      editorProps: {
        attributes: {
          class: styles.prose ?? "",
          role: "textbox",
          "aria-multiline": "true",
          "aria-label": t("text"),
          "data-placeholder": t("placeholder"),
        },
        transformPastedHTML: (html) => cleanHtml(html, window),
        // No note may hold U+0000 (B37).
        transformPastedText: (text) => text.replaceAll("\0", ""),
        handleClick: (_view, _position, event) => openLink(event),
      },
      onBlur: () => void session.flush(),
    },
    [session],
  );

  return (
    <div className={styles.body} style={personColours(series)}>
      <Toolbar editor={editor} />
      <EditorContent editor={editor} className={styles.page} />
      <NoteFooter session={session} note={note} onCopied={onCopied} />
    </div>
  );
}

/** Ctrl/Cmd+click leaves the application, so it goes through the shell's question (W15); a plain click edits. */
function openLink(event: MouseEvent): boolean {
  if (!event.ctrlKey && !event.metaKey) return false;
  const link = (event.target as Element | null)?.closest("a");
  if (!link?.href) return false;
  event.preventDefault();
  void getPlatform().openExternal(link.href);
  return true;
}
