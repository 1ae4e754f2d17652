import { Button, Progress } from "antd";
import { useTranslation } from "react-i18next";
import { useFormat } from "#renderer/ui/format.ts";
import styles from "./Import.module.css";
import type { Import } from "./useImport.ts";

/** The writing itself: progress, and a way to stop that keeps what is written undoable. */
export function WriteStep({ job }: { job: Import }) {
  const { t } = useTranslation("import");
  const format = useFormat();
  return (
    <section className={styles.section} aria-busy>
      <h2 className={styles.heading}>
        {t("write.running", { documents: format.number(job.progress.rows) })}
      </h2>
      <div className={styles.bar}>
        <Progress
          className={styles.progress}
          percent={Math.floor(job.progress.share * 100)}
          aria-label={t("write.title")}
        />
        <Button onClick={job.cancel}>{t("write.stop")}</Button>
      </div>
      <p className={styles.hint}>{t("write.hint")}</p>
    </section>
  );
}
