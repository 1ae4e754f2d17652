import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { Page } from "#renderer/ui/Page.tsx";
import { CheckStep } from "./CheckStep.tsx";
import { FileStep } from "./FileStep.tsx";
import { MappingStep } from "./MappingStep.tsx";
import { PastBatches } from "./PastBatches.tsx";
import { ResultStep } from "./ResultStep.tsx";
import { useImport } from "./useImport.ts";
import { WriteStep } from "./WriteStep.tsx";

/** File, mapping, dry run, commit and result on one page (F55); nothing is written before the last click. */
export default function ImportScreen() {
  const { t } = useTranslation("import");
  const job = useImport();
  const { step, error, file } = job;
  const isBusy = step === "writing";
  return (
    <Page
      title={t("title")}
      subtitle={t("subtitle")}
      actions={
        file && !isBusy ? <Button onClick={job.restart}>{t("file.another")}</Button> : undefined
      }
    >
      {error && (
        <Alert
          type="error"
          showIcon
          title={t(`problem.${error}`, { file: file?.name ?? "" })}
          description={t("problemCode", { code: error })}
        />
      )}
      {(step === "idle" || step === "opening") && <FileStep job={job} />}
      {(step === "mapping" || step === "checking" || step === "checked") && (
        <>
          <MappingStep job={job} />
          <CheckStep job={job} />
        </>
      )}
      {step === "writing" && <WriteStep job={job} />}
      {step === "done" && <ResultStep job={job} />}
      {!isBusy && <PastBatches />}
    </Page>
  );
}
