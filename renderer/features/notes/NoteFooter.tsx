import {
  CheckOutlined,
  CloudSyncOutlined,
  ExclamationCircleOutlined,
  LoadingOutlined,
} from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Awareness } from "y-protocols/awareness";
import type { NoteId } from "#shared/model/brand.ts";
import type { Note } from "#shared/model/note.ts";
import { useBook } from "#renderer/data/book.tsx";
import { useFormat } from "#renderer/ui/format.ts";
import { compactCopy } from "./compactCopy.ts";
import { createNote } from "./noteStore.ts";
import { personColour } from "./person.ts";
import { useNoteStatus, type OpenNote } from "./useNoteSession.ts";
import { useOthers } from "./useOthers.ts";
import type { NoteStatus } from "./noteSession.ts";
import styles from "./notes.module.css";

const ICONS: Record<NoteStatus, typeof CheckOutlined> = {
  saved: CheckOutlined,
  unsaved: LoadingOutlined,
  failed: CloudSyncOutlined,
  tooLarge: ExclamationCircleOutlined,
  deleted: ExclamationCircleOutlined,
  foreign: ExclamationCircleOutlined,
};

type Props = {
  session: OpenNote;
  note: Note | null;
  onCopied: (id: NoteId) => void;
};

/** Where the text is safe, and who else is here. */
export function NoteFooter({ session, note, onCopied }: Props) {
  const { t } = useTranslation("notes");
  const { dateTime } = useFormat();
  const status = useNoteStatus(session);
  const Icon = ICONS[status];
  return (
    <footer className={styles.footer}>
      {(status === "tooLarge" || status === "deleted") && (
        <Stranded status={status} session={session} note={note} onCopied={onCopied} />
      )}
      <div className={styles.footerRow}>
        <output className={styles.saved}>
          <Icon aria-hidden /> {t(`status.${status}`)}
        </output>
        <Others awareness={session.awareness} />
        {note && (
          <span className={styles.when}>{t("changedAt", { at: dateTime(note.updatedAt) })}</span>
        )}
      </div>
    </footer>
  );
}

function Others({ awareness }: { awareness: Awareness }) {
  const { t } = useTranslation("notes");
  const others = useOthers(awareness);
  if (others.length === 0) return null;
  return (
    <ul className={styles.others} aria-label={t("alsoHere")}>
      {others.map((person) => (
        <li key={person.id}>
          <span className={styles.dot} style={{ background: personColour(person) }} aria-hidden />
          {t("isHere", { name: person.name })}
        </li>
      ))}
    </ul>
  );
}

/** Text that the note can no longer take moves to a new note, so that none of it is lost. */
function Stranded({ status, session, note, onCopied }: Props & { status: "tooLarge" | "deleted" }) {
  const { t } = useTranslation("notes");
  const book = useBook();
  const copy = () => {
    if (!note) return;
    const from = {
      title: t("copyOf", { title: note.title || t("untitled") }).slice(0, 200),
      tags: note.tags,
      content: compactCopy(session.doc),
    };
    void createNote(book, note, from).then(onCopied);
  };
  return (
    <Alert
      type="warning"
      showIcon
      title={t(`stranded.${status}`)}
      action={
        <Button size="small" onClick={copy} disabled={!note}>
          {t("stranded.copy")}
        </Button>
      }
    />
  );
}
