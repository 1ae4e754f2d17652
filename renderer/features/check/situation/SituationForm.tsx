import { Select } from "antd";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Bill } from "#shared/insurance/coverage/types.ts";
import { CAUSES, SURGERY_SETTINGS, TREATMENT_SETTINGS, TRIGGERS } from "#shared/insurance/rules.ts";
import { NumberField } from "../NumberField.tsx";
import styles from "../field.module.css";
import type { SituationDraft } from "./presets.ts";

type Props = { draft: SituationDraft; onChange: (draft: SituationDraft) => void };

/** Every input of DOMAIN 3.3; only what the chosen triggers ask for is shown. */
export function SituationForm({ draft, onChange }: Props) {
  const { t } = useTranslation("check");
  const change = (part: Partial<SituationDraft>) => onChange({ ...draft, ...part });
  const has = (...triggers: (typeof TRIGGERS)[number][]) =>
    triggers.some((trigger) => draft.triggers.includes(trigger));
  return (
    <div className={styles.grid}>
      <Choice label={t("what.cause")}>
        {(id) => (
          <Select
            id={id}
            value={draft.cause}
            onChange={(cause) => change({ cause })}
            options={CAUSES.map((value) => ({ value, label: t(`cause.${value}`) }))}
          />
        )}
      </Choice>
      <Choice label={t("what.triggers")} isWide>
        {(id) => (
          <Select
            id={id}
            mode="multiple"
            value={[...draft.triggers]}
            onChange={(triggers) => change({ triggers })}
            options={TRIGGERS.map((value) => ({ value, label: t(`trigger.${value}`) }))}
            optionFilterProp="label"
          />
        )}
      </Choice>
      {has("disability") ? (
        <Grade
          label={t("what.disabilityGrade")}
          grades={11}
          value={draft.disabilityGrade}
          onChange={(disabilityGrade) => change({ disabilityGrade })}
        />
      ) : null}
      {has("hospital", "medical_expense") ? (
        <NumberField
          label={t("what.days")}
          value={draft.days}
          onChange={(days) => change({ days })}
          unit={t("what.dayUnit")}
          max={3_650}
        />
      ) : null}
      {has("hospital_icu") ? (
        <NumberField
          label={t("what.icuDays")}
          value={draft.icuDays}
          onChange={(icuDays) => change({ icuDays })}
          unit={t("what.dayUnit")}
          max={draft.days ?? 3_650}
        />
      ) : null}
      {has("surgery") ? <SurgeryFields draft={draft} change={change} /> : null}
      {has("chemo") ? (
        <NumberField
          label={t("what.sessions")}
          value={draft.sessions ?? 1}
          onChange={(sessions) => change({ sessions })}
          unit={t("what.sessionUnit")}
          min={1}
          max={1_000}
        />
      ) : null}
      {has("medical_expense") ? <BillFields draft={draft} change={change} /> : null}
    </div>
  );
}

type PartProps = { draft: SituationDraft; change: (part: Partial<SituationDraft>) => void };

function SurgeryFields({ draft, change }: PartProps) {
  const { t } = useTranslation("check");
  return (
    <>
      <Grade
        label={t("what.surgeryGrade")}
        grades={7}
        value={draft.surgeryGrade}
        onChange={(surgeryGrade) => change({ surgeryGrade })}
      />
      <Choice label={t("what.surgerySetting")}>
        {(id) => (
          <Select
            id={id}
            value={draft.surgerySetting ?? "inpatient"}
            onChange={(surgerySetting) => change({ surgerySetting })}
            options={SURGERY_SETTINGS.map((value) => ({
              value,
              label: t(`surgerySetting.${value}`),
            }))}
          />
        )}
      </Choice>
    </>
  );
}

const BILL_FIELDS = [
  "roomPerDay",
  "misc",
  "surgery",
  "accidentMedical",
] as const satisfies (keyof Bill)[];

function BillFields({ draft, change }: PartProps) {
  const { t } = useTranslation("check");
  return (
    <>
      <Choice label={t("what.setting")}>
        {(id) => (
          <Select
            id={id}
            value={draft.setting ?? "nhi"}
            onChange={(setting) => change({ setting })}
            options={TREATMENT_SETTINGS.map((value) => ({ value, label: t(`setting.${value}`) }))}
          />
        )}
      </Choice>
      {BILL_FIELDS.map((field) => (
        <NumberField
          key={field}
          label={t(`what.${field}`)}
          value={draft.bill?.[field]}
          onChange={(amount) => change({ bill: { ...draft.bill, [field]: amount } })}
          unit={t("what.twdUnit")}
        />
      ))}
    </>
  );
}

type GradeProps = {
  label: string;
  grades: number;
  value: number | undefined;
  onChange: (grade: number) => void;
};

function Grade({ label, grades, value, onChange }: GradeProps) {
  const { t } = useTranslation("check");
  return (
    <Choice label={label}>
      {(id) => (
        <Select
          id={id}
          value={value}
          onChange={onChange}
          options={Array.from({ length: grades }, (_, i) => ({
            value: i + 1,
            label: t("what.grade", { grade: i + 1 }),
          }))}
        />
      )}
    </Choice>
  );
}

type ChoiceProps = { label: string; isWide?: boolean; children: (id: string) => ReactNode };

function Choice({ label, isWide, children }: ChoiceProps) {
  const id = useId();
  return (
    <div className={isWide ? `${styles.field} ${styles.wide}` : styles.field}>
      <label htmlFor={id}>{label}</label>
      {children(id)}
    </div>
  );
}
