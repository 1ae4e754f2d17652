import { CloseOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useEffect, useEffectEvent, useId } from "react";
import { useTranslation } from "react-i18next";
import { coverageFacts } from "#shared/insurance/coverage/coverageFacts.ts";
import type { MatrixCell, MatrixRow } from "#shared/insurance/coverage/matrix.ts";
import { standardSituation } from "#shared/insurance/coverage/standardSituations.ts";
import { unitAmountTwd } from "#shared/insurance/coverage/standing.ts";
import type { CoverageLine } from "#shared/insurance/coverage/types.ts";
import { useFormat } from "../../ui/format.ts";
import type { Check } from "./checkView.ts";
import styles from "./matrix.module.css";
import { PolicyName } from "./PolicyName.tsx";
import type { PolicyBook } from "./policyBook.ts";
import table from "./table.module.css";
import { productName } from "./text/calculation.ts";
import { useAmount } from "./text/useAmount.ts";
import { useBenefitName } from "./text/useBenefitName.ts";
import { useCalculation } from "./text/useCalculation.ts";
import { useClause } from "./text/useClause.ts";
import { useReason } from "./text/useReason.ts";

type Props = {
  check: Check;
  row: MatrixRow;
  cell: MatrixCell;
  policies: PolicyBook;
  onClose: () => void;
};

/** Beside the matrix, never on top of it: what the figure of a cell rests on (DESIGN, principle 4). */
export function CellPanel({ check, row, cell, policies, onClose }: Props) {
  const { t } = useTranslation("check");
  const titleId = useId();
  const policy = policies.get(cell.policyNo);
  useEscape(onClose);
  return (
    <aside className={styles.panel} aria-labelledby={titleId}>
      <div className={styles.panelHead}>
        <h3 className={styles.panelTitle} id={titleId}>
          {t(`kind.${row.kind}`)}
          <br />
          {policy ? <PolicyName policy={policy} /> : null}
        </h3>
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t("cell.close")}
          onClick={onClose}
        />
      </div>
      {cell.lines.map((line) => (
        <LineFacts
          key={`${line.productCode} ${line.benefitId}`}
          check={check}
          row={row}
          line={line}
        />
      ))}
    </aside>
  );
}

/** Escape closes the panel wherever the focus is, unless it ends a composition. */
function useEscape(onEscape: () => void) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Escape" && !event.isComposing) onEscape();
  });
  useEffect(() => {
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, []);
}

function LineFacts({ check, row, line }: { check: Check; row: MatrixRow; line: CoverageLine }) {
  const { t, i18n } = useTranslation("check");
  const format = useFormat();
  const amount = useAmount();
  const clause = useClause();
  const calculation = useCalculation();
  const reason = useReason();
  const benefitName = useBenefitName();
  const { person, policies, on } = check.input;
  const policy = policies.find(({ policyNo }) => policyNo === line.policyNo);
  if (!policy) return null;
  const facts = coverageFacts(policy, line.coverage, line.product, on);
  const situation = { ...standardSituation(row.kind).situation, on };
  // The row shows one paid day: the first that a deductible of days leaves.
  const { rule } = line.benefit;
  const paidDay = rule.type === "per_day" ? { days: rule.from_day, icuDays: rule.from_day } : {};
  const steps = line.applies ? calculation(line, policy, person, { ...situation, ...paidDay }) : "";
  return (
    <div className={styles.line}>
      <strong>{productName(line.product, i18n.language)}</strong>
      <div className={table.quiet}>{benefitName(line.benefit)}</div>
      <dl className={styles.facts}>
        <dt>{t("cell.clause")}</dt>
        <dd>{clause(line.product, line.coverage, line.benefit)}</dd>
        {steps ? (
          <>
            <dt>{t("cell.calculation")}</dt>
            <dd>{steps}</dd>
          </>
        ) : null}
        <dt>{t("cell.result")}</dt>
        <dd>
          <LineAmount line={line} text={amount.long(unitAmountTwd(line, row.unit), row.unit)} />
        </dd>
        {line.reason.code === "paid" || line.reason.code === "noBill" ? null : (
          <>
            <dt>{t("cell.reason")}</dt>
            <dd>{reason(line.reason, line.product)}</dd>
          </>
        )}
        <dt>{t("cell.effective")}</dt>
        <dd>
          {format.date(policy.effectiveDate)}
          <br />
          {t("cell.year", { year: facts.year, age: facts.age })}
        </dd>
      </dl>
    </div>
  );
}

function LineAmount({ line, text }: { line: CoverageLine; text: string }) {
  const { t } = useTranslation("check");
  const amount = useAmount();
  if (line.kind === "stream") return amount.stream(line);
  return line.kind === "waiver" ? t("category.WAIVER") : text;
}
