import { App, Button, Progress } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Case } from "#shared/model/work.ts";
import { useBook, useDocuments } from "#renderer/data/book.tsx";
import { BATCHES_SINCE, batchDataOf } from "#renderer/data/import/batchRecord.ts";
import { rxStore } from "#renderer/data/import/rxStore.ts";
import { undoImport } from "#renderer/data/import/undo.ts";
import { useFormat } from "#renderer/ui/format.ts";
import styles from "./Import.module.css";

const SELECTOR = { openedAt: { $gt: BATCHES_SINCE }, kind: "import_batch" };
const NEWEST_FIRST = [{ openedAt: "desc" as const }];

/** Batches so far, each to be taken back as a whole. */
export function PastBatches() {
  const { t } = useTranslation("import");
  const batches = useDocuments("cases", SELECTOR, NEWEST_FIRST);
  if (!batches || batches.length === 0) return null;
  return (
    <section className={styles.section} aria-labelledby="import-batches">
      <h2 id="import-batches" className={styles.heading}>
        {t("batches.title")}
      </h2>
      <ul className={styles.batches}>
        {batches.map((batch) => (
          <Batch key={batch.id} batch={batch} />
        ))}
      </ul>
    </section>
  );
}

function Batch({ batch }: { batch: Case }) {
  const { t } = useTranslation("import");
  const format = useFormat();
  const { modal, message } = App.useApp();
  const book = useBook();
  const [undone, setUndone] = useState<number | null>(null);
  const data = batchDataOf(batch);
  const unit = data.kind === "customers" ? "people" : "policies";
  const total = data.created + data.updated;
  const name = { file: data.fileName };
  // Its counts come at the end: of one that was cut off by a lock or a crash nobody has counted.
  const isCounted = batch.state !== "running";
  const counts = {
    created: format.count(data.created, unit),
    updated: format.count(data.updated, unit),
  };

  const undo = async () => {
    setUndone(0);
    try {
      const result = await undoImport({
        store: rxStore(book.database),
        batch,
        updatedBy: book.staff.id,
        now: () => new Date().toISOString(),
        onProgress: setUndone,
        pause: () => new Promise((resolve) => setTimeout(resolve, 0)),
      });
      void message.success(t("batches.undone", { ...result, ...name }));
    } catch {
      void message.error(t("batches.undoFailed", name));
    } finally {
      setUndone(null);
    }
  };
  // Taking a batch back is an act of weight: it says what will happen first.
  const ask = () => {
    void modal.confirm({
      title: t("batches.confirm", name),
      content: isCounted ? t("batches.confirmText", counts) : t("batches.confirmSome"),
      okText: t("batches.undo"),
      cancelText: t("keep"),
      onOk: () => void undo(),
    });
  };
  return (
    <li className={styles.batch}>
      <span className={styles.batchName} title={data.fileName}>
        {data.fileName}
      </span>
      <span>{format.dateTime(batch.openedAt)}</span>
      <span className={styles.grow}>
        {isCounted ? t("batches.counts", counts) : t("batches.some")}
        {data.kept ? ` ${t("batches.kept", { count: data.kept })}` : ""}
      </span>
      <span>{t(`batches.state.${batch.state}`)}</span>
      {undone === null ? (
        batch.state !== "undone" && (
          <Button size="small" onClick={ask} aria-label={t("batches.undoOf", name)}>
            {t("batches.undo")}
          </Button>
        )
      ) : (
        <Progress
          className={styles.undoing}
          percent={Math.floor((undone / Math.max(1, total)) * 100)}
          size="small"
          aria-label={t("batches.undoing", name)}
        />
      )}
    </li>
  );
}
