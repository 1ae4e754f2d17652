import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { noteText } from "#shared/merge/noteContent.ts";
import type { OpenNote } from "./useNoteSession.ts";
import styles from "./notes.module.css";

/** The words of a note that the editor must not open, because it would delete what it does not know (P8, B31). */
export function ForeignNote({ session }: { session: OpenNote }) {
  const { t } = useTranslation("notes");
  return (
    <div className={styles.body}>
      <Alert
        type="warning"
        showIcon
        title={t("foreign.title")}
        description={t("foreign.hint")}
        className={styles.notice}
      />
      <div className={styles.prose} role="document" aria-label={t("text")}>
        {noteText(session.doc)}
      </div>
    </div>
  );
}
