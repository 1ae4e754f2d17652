import { SearchOutlined } from "@ant-design/icons";
import { Button, Dropdown, Input, type InputRef } from "antd";
import { lazy, Suspense, useEffect, useState, type RefObject } from "react";
import { useLocation, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useDesk } from "../data/desk.tsx";
import { SEARCH_MAX_LENGTH } from "../data/worker/searchText.ts";
import { searchOf, wordsOf } from "../features/customers/searchWords.ts";
import { actions, type ActionContext } from "./actions.ts";
import styles from "./Header.module.css";

const SyncStatus = lazy(() => import("./SyncStatus.tsx"));
const MENU = ["themeLight", "themeDark", "themeSystem", "toggleCalendar", "keys", "signOut"];

/** Search, palette, sync state, and who one is. */
export function Header({
  context,
  searchRef,
}: {
  context: ActionContext;
  searchRef: RefObject<HTMLInputElement | null>;
}) {
  const { t } = useTranslation("app");
  const { staff } = useDesk();
  return (
    <header className={styles.header}>
      <SearchBox searchRef={searchRef} />
      <Button type="text" onClick={context.showPalette} aria-keyshortcuts="Control+K">
        {t("header.commands")} <kbd className={styles.key}>{`${t("keyMod")}+K`}</kbd>
      </Button>
      <span className={styles.gap} />
      <Suspense>
        <SyncStatus />
      </Suspense>
      <Dropdown
        trigger={["click"]}
        menu={{
          items: actions
            .filter(({ id }) => MENU.includes(id))
            .map(({ id }) => ({ key: id, label: t(`actions.${id}`) })),
          onClick: ({ key }) => actions.find(({ id }) => id === key)?.run(context),
        }}
      >
        <Button type="text" className={styles.who}>
          {staff.name}
          <span className={styles.role}>{t(`role.${staff.role}`)}</span>
        </Button>
      </Dropdown>
    </header>
  );
}

/** Type-ahead over the whole book: the list follows each key, wherever one was. */
function SearchBox({ searchRef }: { searchRef: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation("app");
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const shown = pathname === "/customers" ? wordsOf(search) : "";
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);

  function show(q: string) {
    setText(q);
    void navigate({
      to: "/customers",
      search: searchOf(q),
      replace: pathname === "/customers",
    });
  }
  return (
    <Input
      ref={(input: InputRef | null) => {
        searchRef.current = input?.input ?? null;
      }}
      className={styles.search}
      value={text}
      maxLength={SEARCH_MAX_LENGTH}
      allowClear
      prefix={<SearchOutlined aria-hidden />}
      placeholder={t("header.search")}
      aria-label={t("header.search")}
      onChange={(event) => {
        // While an input method composes, the text is not yet a word to search for.
        if ((event.nativeEvent as InputEvent).isComposing) setText(event.target.value);
        else show(event.target.value);
      }}
      onCompositionEnd={(event) => show(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === "Escape") event.currentTarget.blur();
        else if (event.key === "Enter" || event.key === "ArrowDown") focusList();
        else return;
        event.preventDefault();
      }}
    />
  );
}

/** From the search into what it found: there arrows move and Enter opens. */
const focusList = () =>
  document.querySelector<HTMLElement>('#main [role="grid"]')?.focus({ preventScroll: true });
