import { PlusOutlined } from "@ant-design/icons";
import { Button, Skeleton } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerId, NoteId } from "#shared/model/brand.ts";
import type { Note } from "#shared/model/note.ts";
import { useBook, useDocument, useDocuments } from "#renderer/data/book.tsx";
import { removeDocument } from "#renderer/data/save.ts";
import { useUndoToast } from "#renderer/ui/useUndoToast.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { NoteList } from "./NoteList.tsx";
import { createNote } from "./noteStore.ts";
import { useNewNoteKey } from "./useNewNoteKey.ts";
import styles from "./notes.module.css";

const NoteEditor = lazy(() => import("./NoteEditor.tsx"));
/** Deleted, but still to be taken back; kept while one looks at other rooms. */
const leaving = new Set<NoteId>();

/** The notes about one customer: list beside, open note in the middle (F60, D3). */
export default function NotesSection(props: { customerId: string }) {
  const customerId = props.customerId as CustomerId;
  const { t } = useTranslation("notes");
  const book = useBook();
  const undoToast = useUndoToast();
  const [leavingIds, setLeaving] = useState<ReadonlySet<NoteId>>(leaving);
  const customer = useDocument("customers", customerId);
  const found = useDocuments("notes", { customerId, kind: "customer" });
  const [chosen, setChosen] = useState<NoteId | null>(null);
  /** Written just now: the cursor goes to its title. */
  const [fresh, setFresh] = useState<NoteId | null>(null);
  // By creation: an order by change would move the list under the pointer while one writes.
  const notes = found
    ?.filter(({ id }) => !leavingIds.has(id))
    .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
  const open = notes?.find(({ id }) => id === chosen)?.id ?? chosen ?? notes?.[0]?.id ?? null;

  const create = () => {
    if (!customer) return;
    void createNote(book, { ...customer, customerId }).then((id) => {
      setFresh(id);
      setChosen(id);
      return id;
    });
  };
  useNewNoteKey(create);

  /** A deletion is final for everybody, so it is made only when it can no longer be taken back. */
  const remove = (note: Note) => {
    const show = (isLeaving: boolean) => {
      if (isLeaving) leaving.add(note.id);
      else leaving.delete(note.id);
      setLeaving(new Set(leaving));
    };
    show(true);
    setChosen(null);
    undoToast(
      t("deleted", { title: note.title || t("untitled") }),
      () => {
        show(false);
        setChosen(note.id);
      },
      () => void removeDocument(book, "notes", note.id).finally(() => show(false)),
    );
  };

  if (!notes) return <Skeleton active />;
  const openNote = notes.find(({ id }) => id === open);
  return (
    <section className={styles.section} aria-label={t("notes")}>
      <div className={styles.side}>
        <div className={styles.sideHead}>
          <h2 className={styles.sideTitle}>{t("count", { count: notes.length })}</h2>
          <Button
            size="small"
            icon={<PlusOutlined />}
            onClick={create}
            disabled={!customer}
            aria-keyshortcuts="N"
          >
            {t("new")}
          </Button>
        </div>
        <NoteList notes={notes} open={open} onOpen={setChosen} />
      </div>
      {open ? (
        <Suspense fallback={<Skeleton active className={styles.waiting} />}>
          <NoteEditor
            key={open}
            noteId={open}
            isFresh={open === fresh}
            onDelete={() => openNote && remove(openNote)}
            onCopied={setChosen}
          />
        </Suspense>
      ) : (
        <div className={styles.empty}>
          <EmptyState
            title={t("empty.title")}
            hint={t("empty.hint")}
            action={
              <Button type="primary" icon={<PlusOutlined />} onClick={create} disabled={!customer}>
                {t("new")}
              </Button>
            }
          />
        </div>
      )}
    </section>
  );
}
