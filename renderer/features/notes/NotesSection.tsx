import { PlusOutlined } from "@ant-design/icons";
import { App, Button, Skeleton } from "antd";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerId, NoteId } from "#shared/model/brand.ts";
import type { Note } from "#shared/model/note.ts";
import { useBook, useDocument, useDocuments } from "#renderer/data/book.tsx";
import { saveDocument, removeDocument } from "#renderer/data/save.ts";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { NoteList } from "./NoteList.tsx";
import { createNote } from "./noteStore.ts";
import { useNewNoteKey } from "./useNewNoteKey.ts";
import styles from "./notes.module.css";

const NoteEditor = lazy(() => import("./NoteEditor.tsx"));
const UNDO_SECONDS = 10;

/** The notes about one customer: list beside, open note in the middle (F60, D3). */
export default function NotesSection(props: { customerId: string }) {
  const customerId = props.customerId as CustomerId;
  const { t } = useTranslation("notes");
  const book = useBook();
  const { message } = App.useApp();
  const customer = useDocument("customers", customerId);
  const found = useDocuments("notes", { customerId, kind: "customer" });
  const [chosen, setChosen] = useState<NoteId | null>(null);
  /** Written just now: the cursor goes to its title. */
  const [fresh, setFresh] = useState<NoteId | null>(null);
  // By creation: an order by change would move the list under the pointer while one writes.
  const notes = found?.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt));
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

  const remove = async (note: Note) => {
    const key = `undo-${note.id}`;
    await removeDocument(book, "notes", note.id);
    setChosen(null);
    const restore = async () => {
      message.destroy(key);
      await saveDocument(book, "notes", note);
      setChosen(note.id);
    };
    void message.open({
      key,
      duration: UNDO_SECONDS,
      content: (
        <>
          {t("deleted", { title: note.title || t("untitled") })}{" "}
          <Button type="link" size="small" onClick={() => void restore()}>
            {t("undo")}
          </Button>
        </>
      ),
    });
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
            onDelete={() => openNote && void remove(openNote)}
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
