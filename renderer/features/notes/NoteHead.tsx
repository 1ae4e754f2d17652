import { DeleteOutlined } from "@ant-design/icons";
import { Button, Input, Select, Tooltip, type InputRef } from "antd";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Note } from "#shared/model/note.ts";
import { useBook } from "#renderer/data/book.tsx";
import { patchNote } from "./noteStore.ts";
import styles from "./notes.module.css";

const TITLE_MAX = 200;
const TAG_MAX = 40;
const TAGS_MAX = 50;
const QUIET_MS = 300;

type Props = { note: Note; isFresh: boolean; onDelete: () => void };

/** Title and tags, saved as they are typed. */
export function NoteHead({ note, isFresh, onDelete }: Props) {
  const { t } = useTranslation("notes");
  const book = useBook();
  const [title, setTitle] = useSavedText(note.title, (next) =>
    patchNote(book, note.id, { title: next }),
  );
  const input = useRef<InputRef>(null);
  useEffect(() => {
    if (isFresh) input.current?.focus();
  }, [isFresh]);
  const setTags = (tags: string[]) => {
    const clean = [...new Set(tags.map((tag) => tag.trim().slice(0, TAG_MAX)).filter(Boolean))];
    void patchNote(book, note.id, { tags: clean.slice(0, TAGS_MAX) });
  };
  return (
    <header className={styles.head}>
      <div className={styles.titleRow}>
        <Input
          ref={input}
          variant="borderless"
          className={styles.titleInput}
          aria-label={t("title")}
          placeholder={t("untitled")}
          maxLength={TITLE_MAX}
          value={title}
          onChange={(event) => setTitle(event.target.value)}
        />
        <Tooltip title={t("delete")}>
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={t("delete")}
            onClick={onDelete}
          />
        </Tooltip>
      </div>
      <Select
        mode="tags"
        variant="borderless"
        size="small"
        className={styles.tags}
        aria-label={t("tags")}
        placeholder={t("addTag")}
        value={note.tags}
        onChange={setTags}
        open={false}
        suffixIcon={null}
        tokenSeparators={[",", "\uff0c", "、"]}
      />
    </header>
  );
}

/** A text one types into that follows the store while one does not, and reaches it when one pauses or leaves. */
function useSavedText(stored: string, save: (text: string) => Promise<void>) {
  const [typed, setTyped] = useState<string>();
  const pending = useRef<() => Promise<void>>(undefined);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const flush = useCallback(async () => {
    clearTimeout(timer.current);
    const write = pending.current;
    pending.current = undefined;
    await write?.();
    // Typed on meanwhile: the field stays ahead of the store.
    if (!pending.current) setTyped(undefined);
  }, []);
  useEffect(() => () => void flush(), [flush]);
  const set = (text: string) => {
    setTyped(text);
    pending.current = () => save(text);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => void flush(), QUIET_MS);
  };
  return [typed ?? stored, set] as const;
}
