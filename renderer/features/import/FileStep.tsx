import { InboxOutlined } from "@ant-design/icons";
import { Button, Spin } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import styles from "./Import.module.css";
import type { Import } from "./useImport.ts";

/** Where a file is dropped or picked; the whole window takes drops too (WindowDrop). */
export function FileStep({ job }: { job: Import }) {
  const { t } = useTranslation("import");
  const input = useRef<HTMLInputElement>(null);
  if (job.step === "opening") {
    return (
      <div className={styles.drop} aria-busy>
        <Spin />
        <p>{t("file.opening", { file: job.file?.name })}</p>
      </div>
    );
  }
  return (
    <div className={styles.drop}>
      <InboxOutlined className={styles.dropIcon} aria-hidden />
      <p className={styles.dropTitle}>{t("file.drop")}</p>
      <p className={styles.hint}>{t("file.formats")}</p>
      <Button type="primary" size="large" onClick={() => input.current?.click()}>
        {t("file.pick")}
      </Button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".csv,.txt,.tsv,.xlsx,.xlsm"
        aria-label={t("file.pick")}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) job.open(file);
        }}
      />
    </div>
  );
}
