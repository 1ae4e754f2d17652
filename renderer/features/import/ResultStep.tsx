import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { useDocument } from "#renderer/data/book.tsx";
import { useFormat } from "#renderer/ui/format.ts";
import type { Import } from "./useImport.ts";

/** What was written; the batch itself, with its undo, stands first in the list beneath. */
export function ResultStep({ job }: { job: Import }) {
  const { t } = useTranslation("import");
  const format = useFormat();
  const { result, kind } = job;
  const batch = useDocument("cases", result?.batchId);
  // Taken back in the list beneath: nothing of it stands any more.
  if (!result || batch?.state === "undone") return null;
  const unit = kind === "customers" ? "people" : "policies";
  const numbers = {
    created: format.count(result.created, unit),
    updated: format.count(result.updated, unit),
  };
  const failed = result.failedRows.length;
  return (
    <Alert
      type={result.state === "committed" && failed === 0 ? "success" : "warning"}
      showIcon
      title={t(`result.${result.state}`, numbers)}
      description={
        failed > 0
          ? t("result.failed", {
              rows: result.failedRows.slice(0, 20).join(t("comma")),
              count: failed,
            })
          : t("result.undoHint")
      }
    />
  );
}
