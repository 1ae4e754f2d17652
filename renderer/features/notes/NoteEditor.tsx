import { Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import type { NoteId } from "#shared/model/brand.ts";
import { useDocument } from "#renderer/data/book.tsx";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { NoteBody } from "./NoteBody.tsx";
import { NoteHead } from "./NoteHead.tsx";
import { useNoteSession } from "./useNoteSession.ts";
import styles from "./notes.module.css";

type Props = {
  noteId: NoteId;
  isFresh: boolean;
  onDelete: () => void;
  onCopied: (id: NoteId) => void;
};

/** One open note: title, tags, text. Loaded when first needed: the editor is heavy. */
export default function NoteEditor({ noteId, isFresh, onDelete, onCopied }: Props) {
  const { t } = useTranslation("notes");
  const note = useDocument("notes", noteId);
  const session = useNoteSession(noteId);
  if (session === undefined || note === undefined)
    return <Skeleton active className={styles.waiting} />;
  if (session === null) return <EmptyState title={t("gone.title")} hint={t("gone.hint")} />;
  return (
    <article className={styles.editor} aria-label={note?.title || t("untitled")}>
      {note && <NoteHead note={note} isFresh={isFresh} onDelete={onDelete} />}
      <NoteBody session={session} note={note} onCopied={onCopied} />
    </article>
  );
}
