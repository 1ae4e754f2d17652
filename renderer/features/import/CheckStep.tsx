import { Alert, Button, Progress, Segmented, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { OUTCOMES, type Outcome } from "#renderer/data/import/types.ts";
import { getPlatform } from "#renderer/platform/index.ts";
import { useFormat } from "#renderer/ui/format.ts";
import styles from "./Import.module.css";
import { OutcomeMark } from "./OutcomeMark.tsx";
import { problemCsv } from "./problemCsv.ts";
import { whyNothing } from "./whyNothing.ts";
import { RowsTable } from "./RowsTable.tsx";
import type { Import } from "./useImport.ts";

type Shown = Outcome | "all";

/** A file of headings alone: there is nothing to import, and so no button that offers it. */
function NoRows({ job }: { job: Import }) {
  const { t } = useTranslation("import");
  const file = job.file?.name ?? "";
  return (
    <Alert
      type="warning"
      showIcon
      title={t("check.noRows", { file })}
      description={t("check.noRowsHint")}
    />
  );
}

/** The dry run: counts first, then every row with its outcome; the way to the commit. */
export function CheckStep({ job }: { job: Import }) {
  const { t } = useTranslation("import");
  const format = useFormat();
  const [shown, setShown] = useState<Shown>("all");
  const { step, dryRun, progress, choices } = job;

  if (step === "checking") {
    return (
      <section className={styles.section} aria-busy>
        <h2 className={styles.heading}>
          {t("check.running", { rows: format.number(progress.rows) })}
        </h2>
        <div className={styles.bar}>
          <Progress
            className={styles.progress}
            percent={Math.floor(progress.share * 100)}
            aria-label={t("check.title")}
          />
          <Button onClick={job.cancel}>{t("cancel")}</Button>
        </div>
      </section>
    );
  }
  if (!dryRun) return null;

  const { counts, documents, warnings } = dryRun;
  const problems = counts.error + counts.duplicate + counts.conflict;
  const total = OUTCOMES.reduce((sum, outcome) => sum + counts[outcome], 0);
  const writes = documents.create + documents.update;
  const nothing = whyNothing(dryRun);
  const unit = job.kind === "customers" ? "people" : "policies";
  if (total === 0) return <NoRows job={job} />;
  const visible = shown === "all" || counts[shown] > 0 ? shown : "all";
  const save = async () => {
    const csv = await problemCsv(job.rows, t);
    await getPlatform().saveFile(t("check.problemFile"), csv, "text/csv");
  };
  return (
    <section className={styles.section} aria-labelledby="import-check">
      <h2 id="import-check" className={styles.finding}>
        {t(problems === 0 ? "check.findingClean" : "check.finding", {
          create: format.count(documents.create, unit),
          update: format.count(documents.update, unit),
          problems: format.number(problems),
        })}
      </h2>
      {warnings > 0 && (
        <p className={styles.hint}>{t("check.warnings", { rows: format.number(warnings) })}</p>
      )}
      <div className={styles.bar}>
        <Segmented<Shown>
          value={visible}
          aria-label={t("check.filter")}
          onChange={setShown}
          options={[
            { value: "all" as const, label: `${t("outcome.all")} ${format.number(total)}` },
            ...OUTCOMES.map((outcome) => ({
              value: outcome,
              disabled: counts[outcome] === 0,
              label: <OutcomeMark outcome={outcome} count={format.number(counts[outcome])} />,
            })),
          ]}
        />
        {job.kind === "customers" && (counts.duplicate > 0 || choices.rule !== "ask") && (
          <Select
            aria-label={t("duplicates.title")}
            value={choices.rule}
            options={(["ask", "first", "last"] as const).map((value) => ({
              value,
              label: t(`duplicates.${value}`),
            }))}
            onChange={(rule) => job.change({ choices: { ...choices, rule, pickedRows: [] } })}
          />
        )}
        {problems > 0 && <Button onClick={() => void save()}>{t("check.saveProblems")}</Button>}
        <div className={styles.commit}>
          {nothing !== null && (
            <span id="import-nothing" className={styles.hint}>
              {t(`check.nothing.${nothing}`)}
            </span>
          )}
          <Button
            type="primary"
            disabled={nothing !== null}
            aria-describedby={nothing === null ? undefined : "import-nothing"}
            onClick={job.commit}
          >
            {nothing === null
              ? t("check.commit", { documents: format.count(writes, unit) })
              : t("check.commitNone")}
          </Button>
        </div>
      </div>
      <RowsTable
        key={`${job.revision}:${visible}`}
        job={job}
        outcome={visible}
        total={visible === "all" ? total : counts[visible]}
      />
    </section>
  );
}
