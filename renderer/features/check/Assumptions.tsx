import { Button } from "antd";
import { useTranslation } from "react-i18next";
import type { IsoDate } from "#shared/model/brand.ts";
import { useFormat } from "../../ui/format.ts";
import {
  ASSUMPTION_GROUP_KEYS,
  ASSUMPTION_GROUPS,
  type AssumptionField,
} from "./assumptionFields.ts";
import { NO_OVERRIDES, type CheckInput, type Overrides } from "./checkInput.ts";
import styles from "./assumptions.module.css";
import field from "./field.module.css";
import { NumberField } from "./NumberField.tsx";
import { Section } from "./Section.tsx";

type Props = {
  /** Today's input: what a figure is before the age line moves it. */
  input: CheckInput;
  basis: "needs" | "tenTimes";
  dataDate: IsoDate | null;
  overrides: Overrides;
  onChange: (overrides: Overrides) => void;
};

/** Every figure behind the needs, editable; a change counts at once and lives as long as the page (F26). */
export function Assumptions({ input, basis, dataDate, overrides, onChange }: Props) {
  const { t } = useTranslation("check");
  const format = useFormat();
  const changed = Object.keys(overrides.household).length + Object.keys(overrides.params).length;
  const dates = [
    t("assumptions.asOf", { date: format.date(input.on) }),
    dataDate && t("assumptions.dataDate", { date: format.date(dataDate) }),
    t(basis === "needs" ? "assumptions.basisNeeds" : "assumptions.basisTenTimes"),
  ].filter(Boolean);
  return (
    <Section
      title={t("assumptions.title")}
      finding={dates.join(" · ")}
      actions={
        changed > 0 ? (
          <Button size="small" onClick={() => onChange(NO_OVERRIDES)}>
            {t("assumptions.reset", { count: changed })}
          </Button>
        ) : null
      }
    >
      <p className={styles.hint}>{t("assumptions.hint")}</p>
      {ASSUMPTION_GROUP_KEYS.map((group) => (
        <fieldset key={group} className={styles.group}>
          <legend>{t(`assumptions.group.${group}`)}</legend>
          <div className={field.grid}>
            {ASSUMPTION_GROUPS[group].map((one) => (
              <Figure
                key={one.key}
                field={one}
                input={input}
                overrides={overrides}
                onChange={onChange}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </Section>
  );
}

type FigureProps = {
  field: AssumptionField;
  input: CheckInput;
  overrides: Overrides;
  onChange: (overrides: Overrides) => void;
};

function Figure({ field: { part, key, unit }, input, overrides, onChange }: FigureProps) {
  const { t } = useTranslation("check");
  const own: Partial<Record<string, number>> = overrides[part];
  const value = (input[part] as Partial<Record<string, number>>)[key];
  const isPercent = unit === "percent";
  const change = (next: number | undefined) => {
    const { [key]: _before, ...rest } = own;
    const stored = isPercent && next !== undefined ? next / 100 : next;
    onChange({ ...overrides, [part]: stored === undefined ? rest : { ...rest, [key]: stored } });
  };
  return (
    <NumberField
      label={t(`assumptions.field.${key}`)}
      value={isPercent && value !== undefined ? Math.round(value * 10_000) / 100 : value}
      onChange={change}
      unit={t(`assumptions.unit.${unit}`)}
      isChanged={key in own}
      {...LIMITS[unit]}
    />
  );
}

const LIMITS = {
  twd: { step: 10_000 },
  years: { max: 80 },
  age: { min: 40, max: 110 },
  times: { max: 20, step: 0.5, isDecimal: true },
  percent: { max: 100, step: 0.5, isDecimal: true },
} as const;
