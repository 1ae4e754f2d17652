import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDocuments } from "../../data/book.tsx";
import { useFormat } from "../../ui/format.ts";
import styles from "./Cards.module.css";

const SCREEN = 12;

/** Everything that happened with the customer on any channel, newest first (F81). */
export function Timeline({ customerId }: { customerId: string }) {
  const { t } = useTranslation("customers");
  const format = useFormat();
  const [shown, setShown] = useState(SCREEN);
  const activities = useDocuments("activities", { customerId });
  if (activities?.length === 0) return <p className={styles.quiet}>{t("noTimeline")}</p>;
  const newest = (activities ?? []).toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return (
    <>
      <ol className={styles.entries}>
        {newest.slice(0, shown).map((entry) => (
          <li key={entry.id} className={styles.entry}>
            <time className={styles.quiet} dateTime={entry.at}>
              {format.dateTime(entry.at)}
            </time>
            <span>{t(`activityKind.${entry.kind}`)}</span>
            <span>{entry.summary}</span>
            <span>{entry.amountTwd === undefined ? "" : format.twd(entry.amountTwd)}</span>
          </li>
        ))}
      </ol>
      {newest.length > shown && (
        <Button type="link" onClick={() => setShown(shown + SCREEN)}>
          {t("moreTimeline", { n: newest.length - shown })}
        </Button>
      )}
    </>
  );
}
