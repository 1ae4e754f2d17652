import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useDocuments } from "../../data/book.tsx";
import { useFormat } from "../../ui/format.ts";
import styles from "./Cards.module.css";

const SHOWN = 3;

/** The newest notes in short; the editor opens on its own page. */
export function NotesCard({ customerId }: { customerId: string }) {
  const { t } = useTranslation("customers");
  const format = useFormat();
  const notes = useDocuments("notes", { customerId });
  const newest = (notes ?? []).toSorted((a, b) => (a.updatedAt < b.updatedAt ? 1 : -1));
  return (
    <section aria-labelledby="notes-title">
      <h2 id="notes-title" className={styles.heading}>
        {t("notes")}
      </h2>
      {newest.slice(0, SHOWN).map(({ id, title, text, updatedAt }) => (
        <div key={id} className={styles.note}>
          <p>
            {title} <span className={styles.quiet}>{format.date(updatedAt)}</span>
          </p>
          <p className={styles.excerpt}>{text}</p>
        </div>
      ))}
      <Link to="/customers/$customerId/notes" params={{ customerId }} className={styles.more}>
        {t(newest.length > 0 ? "openNotes" : "writeNote")}
      </Link>
    </section>
  );
}
