import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Benefit, BenefitRule } from "#shared/insurance/product.ts";
import { BILL_ITEMS, COORDINATIONS } from "#shared/insurance/rules.ts";
import { AmountInput } from "../../ui/AmountInput.tsx";
import { FormField } from "./FormField.tsx";

type RuleField =
  | { key: string; kind: "number" | "percent"; isOptional?: boolean }
  | { key: string; kind: "choice"; values: readonly string[] };

/** What each rule asks for (DOMAIN 3.2); percentages are typed as such and kept as fractions. */
const FIELDS: Partial<Record<BenefitRule["type"], RuleField[]>> = {
  fixed: [{ key: "amount", kind: "number" }],
  sum_insured_multiple: [{ key: "multiple", kind: "percent" }],
  per_day: [
    { key: "sa_multiple", kind: "percent" },
    { key: "from_day", kind: "number" },
    { key: "max_days", kind: "number" },
  ],
  disability_grade: [{ key: "multiple", kind: "percent" }],
  reimbursement: [
    { key: "item", kind: "choice", values: BILL_ITEMS },
    { key: "per", kind: "choice", values: ["day", "stay", "accident"] },
    { key: "ratio", kind: "percent" },
    { key: "non_nhi_ratio", kind: "percent" },
    { key: "coordination", kind: "choice", values: COORDINATIONS },
  ],
  annuity: [
    { key: "frequency", kind: "choice", values: ["monthly", "yearly"] },
    { key: "sa_multiple", kind: "percent" },
    { key: "payments", kind: "number", isOptional: true },
  ],
  increasing: [
    { key: "mode", kind: "choice", values: ["simple", "compound"] },
    { key: "rate", kind: "percent" },
    { key: "cap_multiple", kind: "percent" },
  ],
  return_of_premium: [{ key: "factor", kind: "percent" }],
};

type Props = { benefit: Benefit; path: string; onChange: (benefit: Benefit) => void };

export function RuleFields({ benefit, path, onChange }: Props) {
  const { t } = useTranslation("policies");
  const rule: Record<string, unknown> = benefit.rule;
  const set = (key: string, value: unknown) =>
    onChange({ ...benefit, rule: { ...rule, [key]: value } as BenefitRule });
  const fields = FIELDS[benefit.rule.type] ?? [];
  return (
    <>
      {fields.map((of) => (
        <FormField
          key={of.key}
          label={t(`ruleField.${of.key}`)}
          path={`${path}.${of.key}`}
          hint={of.key === "payments" ? t("hints.payments") : undefined}
        >
          {(field) =>
            of.kind === "choice" ? (
              <Select
                {...field}
                value={rule[of.key] as string}
                onChange={(value) => set(of.key, value)}
                options={of.values.map((value) => ({ value, label: t(`choice.${value}`) }))}
              />
            ) : (
              <AmountInput
                {...field}
                value={shown(rule[of.key], of.kind)}
                suffix={of.kind === "percent" ? "%" : t(`ruleUnit.${of.key}`)}
                onChange={(value) =>
                  set(of.key, of.kind === "percent" && value !== null ? value / 100 : value)
                }
              />
            )
          }
        </FormField>
      ))}
      {benefit.category === "SURVIVAL" && (
        <FormField label={t("ruleField.at_age")} path={`${path}.at_age`}>
          {(field) => (
            <AmountInput
              {...field}
              value={benefit.at_age ?? null}
              max={110}
              precision={0}
              suffix={t("years")}
              onChange={(age) => onChange({ ...benefit, at_age: age ?? undefined })}
            />
          )}
        </FormField>
      )}
      {benefit.category === "ANNUITY" && (
        <FormField label={t("ruleField.from_age")} path={`${path}.from_age`}>
          {(field) => (
            <AmountInput
              {...field}
              value={benefit.from_age ?? null}
              max={110}
              precision={0}
              suffix={t("years")}
              onChange={(age) => onChange({ ...benefit, from_age: age ?? undefined })}
            />
          )}
        </FormField>
      )}
    </>
  );
}

function shown(value: unknown, kind: "number" | "percent"): number | null {
  if (typeof value !== "number") return null;
  // 0.65 × 100 is 65.00000000000001 in binary.
  return kind === "percent" ? Math.round(value * 1_000_000) / 10_000 : value;
}
