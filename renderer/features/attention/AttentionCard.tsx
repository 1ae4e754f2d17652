import { Link } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { canAdopt } from "#renderer/data/adopt.ts";
import type { AttentionItem } from "#renderer/data/attention.ts";
import { useBook, useDocument } from "#renderer/data/book.tsx";
import { useFormat } from "#renderer/ui/format.ts";
import styles from "./attention.module.css";
import { customerOf, nameOf, whatHappened } from "./describe.ts";
import { LostValues } from "./LostValues.tsx";

/** One change that lost or was refused: what became of it, both values, and the two ways out. */
export function AttentionCard({ item }: { item: AttentionItem }) {
  const { t } = useTranslation("attention");
  const { message } = App.useApp();
  const format = useFormat();
  const { attention } = useBook();
  const [isBusy, setIsBusy] = useState(false);
  const { change } = item;
  const document = useDocument(change.collection, change.id);
  const customerId = customerOf(change, document);
  const customer = useDocument("customers", customerId);
  const record = nameOf(change, document);
  const isAdoptable = canAdopt(change);

  async function adopt() {
    setIsBusy(true);
    try {
      const outcome = await attention.adopt(item.id);
      if (outcome === "adopted") void message.success(t("adopted"));
      else void message.warning(t("gone"));
    } catch {
      void message.error(t("adoptFailed"));
    } finally {
      setIsBusy(false);
    }
  }
  const titleId = `attention-${item.id}`;
  return (
    <li className={styles.card} aria-labelledby={titleId}>
      <h2 id={titleId} className={styles.heading}>
        {customerId && customer && (
          <Link to="/customers/$customerId" params={{ customerId }}>
            {customer.name}
          </Link>
        )}
        <span>
          {t(`collection.${change.collection}`)}
          {change.collection !== "customers" || !customer ? ` ${record}` : ""}
        </span>
        <time className={styles.quiet} dateTime={item.at}>
          {format.dateTime(item.at)}
        </time>
      </h2>
      <p>{t(`what.${whatHappened(change)}`, { code: change.code })}</p>
      <LostValues change={change} />
      {isAdoptable && document === null && <p className={styles.quiet}>{t("gone")}</p>}
      <div className={styles.buttons}>
        {isAdoptable && (
          <Button
            type="primary"
            loading={isBusy}
            disabled={!document}
            aria-describedby={titleId}
            onClick={() => void adopt()}
          >
            {t("adopt")}
          </Button>
        )}
        <Button aria-describedby={titleId} onClick={() => void attention.dismiss(item.id)}>
          {t("dismiss")}
        </Button>
      </div>
    </li>
  );
}
