import { CloseOutlined } from "@ant-design/icons";
import { Link } from "@tanstack/react-router";
import { Button } from "antd";
import { useEffect, useEffectEvent } from "react";
import { useTranslation } from "react-i18next";
import { useStaffNames } from "./useStaffNames.ts";
import styles from "./analysis.module.css";

export type PanelPerson = Readonly<{
  id: string;
  name: string;
  agentId: string | undefined;
  /** The amount that ordered the list, ready to read. */
  figure: string;
}>;

type Props = Readonly<{
  title: string;
  summary: string;
  people: readonly PanelPerson[] | undefined;
  /** People behind the cell, of whom `people` are the first. */
  total: number;
  onMore: () => void;
  onClose: () => void;
}>;

/** The people behind a cell, beside the charts and never on top of them; Escape closes it. */
export function PeoplePanel({ title, summary, people, total, onMore, onClose }: Props) {
  const { t } = useTranslation("analysis");
  const staffName = useStaffNames();
  const close = useEffectEvent(onClose);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== "Escape" || event.isComposing || isInOpenList(event.target)) return;
      // Marked as used, so that it does not also go back a page.
      event.preventDefault();
      close();
    };
    // On the way down, before the window's own keys hear of it.
    window.addEventListener("keydown", onKeyDown, true);
    return () => window.removeEventListener("keydown", onKeyDown, true);
  }, []);
  return (
    <aside className={styles.panel} aria-label={title}>
      <header className={styles.panelHead}>
        <h2 className={styles.panelTitle}>{title}</h2>
        <Button
          size="small"
          type="text"
          icon={<CloseOutlined />}
          aria-label={t("people.close")}
          onClick={onClose}
        />
      </header>
      <p className={styles.panelSummary} aria-live="polite">
        {people ? summary : t("people.loading")}
      </p>
      <ul className={styles.panelList}>
        {(people ?? []).map((person) => (
          <li key={person.id} className={styles.person}>
            <Link
              to="/customers/$customerId"
              params={{ customerId: person.id }}
              className={styles.personName}
            >
              {person.name}
            </Link>
            <span className={styles.personFigure}>{person.figure}</span>
            <span className={styles.personAgent}>{staffName(person.agentId)}</span>
          </li>
        ))}
      </ul>
      {people && people.length < total && (
        <Button size="small" onClick={onMore}>
          {t("people.more", { shown: people.length.toLocaleString("en-US") })}
        </Button>
      )}
    </aside>
  );
}

/** An open list of choices takes the first Escape for itself. */
const isInOpenList = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[aria-expanded="true"]') !== null;
