import { Input, Modal } from "antd";
import { useDeferredValue, useEffect, useId, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useDesk } from "../data/desk.tsx";
import type { CustomerRow } from "../data/worker/customerList.ts";
import { SEARCH_MAX_LENGTH } from "../data/worker/searchText.ts";
import { actions, type ActionContext } from "./actions.ts";
import { screenActions } from "./screenActions.ts";
import styles from "./CommandPalette.module.css";

type Entry = { id: string; label: string; hint: string; run: () => void };

const MAX_PEOPLE = 8;

/** Every screen, every action and every customer, by a few letters (DESIGN, Keys). */
export default function CommandPalette({
  context,
  onClose,
}: {
  context: ActionContext;
  onClose: () => void;
}) {
  const { t } = useTranslation("app");
  const [text, setText] = useState("");
  const [active, setActive] = useState(0);
  const listId = useId();
  const [onScreen] = useState(() => screenActions(document.getElementById("main")));
  const people = usePeople(useDeferredValue(text));

  const entries: Entry[] = [
    ...actions
      .filter(({ id, enabled }) => id !== "palette" && (enabled?.(context) ?? true))
      .map((action) => ({
        id: action.id,
        label: t(`actions.${action.id}`),
        hint: action.keys ?? "",
        run: () => action.run(context),
      }))
      .filter(({ label, id }) => matches(`${label} ${id}`, text)),
    ...onScreen
      .filter(({ label }) => text !== "" && matches(label, text))
      .map((action) => ({ ...action, hint: t("palette.onScreen") })),
    ...people.map((row) => ({
      id: row.id,
      label: row.name,
      hint: `${row.city}${row.district}`,
      run: () => context.go(`/customers/${row.id}`),
    })),
  ];
  const selected = Math.min(active, entries.length - 1);

  function choose(entry: Entry | undefined) {
    if (!entry) return;
    onClose();
    entry.run();
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown") setActive(Math.min(selected + 1, entries.length - 1));
    else if (event.key === "ArrowUp") setActive(Math.max(selected - 1, 0));
    else if (event.key === "Enter") choose(entries[selected]);
    else return;
    event.preventDefault();
  }

  return (
    <Modal
      open
      onCancel={onClose}
      footer={null}
      closable={false}
      title={<span className={styles.title}>{t("palette.title")}</span>}
      width={600}
      destroyOnHidden
    >
      <Input
        autoFocus
        value={text}
        maxLength={SEARCH_MAX_LENGTH}
        role="combobox"
        aria-expanded
        aria-controls={listId}
        aria-activedescendant={entries[selected] ? `${listId}-${selected}` : undefined}
        aria-label={t("palette.placeholder")}
        placeholder={t("palette.placeholder")}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={listId} aria-label={t("palette.title")} className={styles.list}>
        {entries.map((entry, index) => (
          <div
            key={entry.id}
            id={`${listId}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === selected}
            className={styles.option}
            ref={index === selected ? scrollIntoView : undefined}
            onMouseMove={() => setActive(index)}
            onMouseDown={(event) => {
              event.preventDefault();
              choose(entry);
            }}
          >
            <span>{entry.label}</span>
            <kbd className={styles.hint}>{entry.hint}</kbd>
          </div>
        ))}
      </div>
      {entries.length === 0 && <p className={styles.none}>{t("palette.none")}</p>}
    </Modal>
  );
}

function usePeople(text: string): CustomerRow[] {
  const { worker } = useDesk();
  const [people, setPeople] = useState<CustomerRow[]>([]);
  useEffect(() => {
    let isCurrent = true;
    const asked =
      text.trim() === ""
        ? Promise.resolve([])
        : worker.customers
            .list({
              text,
              sort: "updatedAt",
              descending: true,
              offset: 0,
              limit: MAX_PEOPLE,
              byRank: true,
            })
            .then(({ rows }) => rows);
    void asked.then((rows) => {
      if (isCurrent) setPeople(rows);
    });
    return () => {
      isCurrent = false;
    };
  }, [text, worker]);
  return people;
}

const matches = (label: string, text: string) =>
  label.toLowerCase().includes(text.trim().toLowerCase());

const scrollIntoView = (node: HTMLDivElement | null) => node?.scrollIntoView({ block: "nearest" });
