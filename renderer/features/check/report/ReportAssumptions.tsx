import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/format.ts";
import {
  ASSUMPTION_GROUP_KEYS,
  ASSUMPTION_GROUPS,
  type AssumptionField,
} from "../assumptionFields.ts";
import type { Check } from "../checkView.ts";
import styles from "./report.module.css";

function useFigure() {
  const { t } = useTranslation("check");
  const format = useFormat();
  return ({ input }: Check, { part, key, unit }: AssumptionField): string | null => {
    const value = (input[part] as Partial<Record<string, number>>)[key];
    if (value === undefined) return null;
    if (unit === "twd") return format.twd(value);
    if (unit === "percent") return format.percent(value);
    return `${value} ${t(`assumptions.unit.${unit}`)}`;
  };
}

/** Every assumption with its figure; those without one are left out. */
export function ReportAssumptions({ check }: { check: Check }) {
  const { t } = useTranslation("check");
  const figure = useFigure();
  const fields: AssumptionField[] = ASSUMPTION_GROUP_KEYS.flatMap((group) => [
    ...ASSUMPTION_GROUPS[group],
  ]);
  return (
    <dl className={styles.figures}>
      {fields.map((field) => {
        const text = figure(check, field);
        return text === null ? null : (
          <div key={field.key}>
            <dt>{t(`assumptions.field.${field.key}`)}</dt>
            <dd>{text}</dd>
          </div>
        );
      })}
    </dl>
  );
}

/** The assumptions that move the headline, in one line for the foot of every page. */
const SHORT: readonly AssumptionField[] = [
  { part: "household", key: "livingMonthlyTwd", unit: "twd" },
  { part: "household", key: "livingYears", unit: "years" },
  { part: "household", key: "mortgageTwd", unit: "twd" },
  { part: "params", key: "i", unit: "percent" },
  { part: "params", key: "g", unit: "percent" },
];

export function useAssumptionLine(): (check: Check) => string {
  const { t } = useTranslation("check");
  const format = useFormat();
  const figure = useFigure();
  return (check) => {
    const figures = SHORT.flatMap((field) => {
      const text = figure(check, field);
      return text === null ? [] : [`${t(`assumptions.field.${field.key}`)} ${text}`];
    });
    return t("report.assumptionLine", {
      date: format.date(check.input.on),
      basis: t(
        check.lifeBasis === "needs" ? "assumptions.basisNeeds" : "assumptions.basisTenTimes",
      ),
      figures: figures.join(t("headline.listSeparator")),
    });
  };
}
