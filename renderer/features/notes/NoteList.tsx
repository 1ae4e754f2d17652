import { useTranslation } from "react-i18next";
import type { NoteId } from "#shared/model/brand.ts";
import type { Note } from "#shared/model/note.ts";
import { useFormat } from "#renderer/ui/format.ts";
import styles from "./notes.module.css";

const PREVIEW_CHARACTERS = 80;

type Props = { notes: Note[]; open: NoteId | null; onOpen: (id: NoteId) => void };

export function NoteList({ notes, open, onOpen }: Props) {
  const { t } = useTranslation("notes");
  const { dateTime } = useFormat();
  return (
    <ul className={styles.list}>
      {notes.map((note) => (
        <li key={note.id}>
          <button
            type="button"
            className={styles.item}
            aria-current={note.id === open}
            onClick={() => onOpen(note.id)}
          >
            <span className={styles.itemTitle}>{note.title || t("untitled")}</span>
            <span className={styles.itemText}>
              {note.text.slice(0, PREVIEW_CHARACTERS) || t("noText")}
            </span>
            <span className={styles.itemMeta}>
              <span>{dateTime(note.updatedAt)}</span>
              {note.tags.map((tag) => (
                <span key={tag} className={styles.tag}>
                  {tag}
                </span>
              ))}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
