import { useTranslation } from "react-i18next";
import type { CoverageLine, CoverageResult, Situation } from "#shared/insurance/coverage/types.ts";
import { useFormat } from "../../../ui/format.ts";
import type { Check } from "../checkView.ts";
import { useCompanyName } from "../PolicyName.tsx";
import type { PolicyBook } from "../policyBook.ts";
import table from "../table.module.css";
import { useBenefitName } from "../text/useBenefitName.ts";
import { productName } from "../text/calculation.ts";
import { useAmount } from "../text/useAmount.ts";
import { useCalculation } from "../text/useCalculation.ts";
import { useClause } from "../text/useClause.ts";
import { useReason } from "../text/useReason.ts";
import styles from "./situation.module.css";
import { Totals } from "./Totals.tsx";

type Props = { check: Check; situation: Situation; result: CoverageResult; policies: PolicyBook };

/** Totals, then the lines that pay, then the others with the reason (DOMAIN 3.4, step 5). */
export function SituationResult({ check, situation, result, policies }: Props) {
  const { t } = useTranslation("check");
  const paying = result.lines.filter(({ kind }) => kind !== "none");
  const others = result.lines.filter(({ kind }) => kind === "none");
  return (
    <div aria-live="polite">
      <Totals situation={situation} result={result} />
      {paying.length === 0 ? (
        <p>{t("what.nothing")}</p>
      ) : (
        <>
          <h3 className={styles.subtitle}>{t("what.pays")}</h3>
          <Lines lines={paying} check={check} situation={situation} policies={policies} />
        </>
      )}
      {others.length > 0 ? (
        <>
          <h3 className={styles.subtitle}>{t("what.paysNot")}</h3>
          <Lines lines={others} check={check} situation={situation} policies={policies} isUnpaid />
        </>
      ) : null}
    </div>
  );
}

type LinesProps = {
  lines: readonly CoverageLine[];
  check: Check;
  situation: Situation;
  policies: PolicyBook;
  isUnpaid?: boolean;
};

function Lines({ lines, check, situation, policies, isUnpaid }: LinesProps) {
  const { t, i18n } = useTranslation("check");
  const companyName = useCompanyName();
  const benefitName = useBenefitName();
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t("what.policy")}</th>
            <th scope="col">{t("what.benefit")}</th>
            <th scope="col">{t(isUnpaid ? "what.reason" : "what.rule")}</th>
            {isUnpaid ? null : (
              <th scope="col" className={table.number}>
                {t("what.amount")}
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={`${line.policyNo} ${line.productCode} ${line.benefitId}`}>
              <td className={styles.narrow}>
                {policies.get(line.policyNo)?.policyNo ?? line.policyNo}
                <div className={table.quiet}>{companyName(line.company)}</div>
              </td>
              <td className={styles.benefit}>
                {productName(line.product, i18n.language)}
                <div className={table.quiet}>{benefitName(line.benefit)}</div>
              </td>
              <Explanation line={line} check={check} situation={situation} />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

type ExplanationProps = { line: CoverageLine; check: Check; situation: Situation };

function Explanation({ line, check, situation }: ExplanationProps) {
  const { t } = useTranslation("check");
  const format = useFormat();
  const amount = useAmount();
  const clause = useClause();
  const calculation = useCalculation();
  const reason = useReason();
  const policy = check.input.policies.find(({ policyNo }) => policyNo === line.policyNo);
  if (line.kind === "none") return <td>{reason(line.reason, line.product)}</td>;
  return (
    <>
      <td>
        {policy ? calculation(line, policy, check.input.person, situation) : null}
        <div className={table.quiet}>{clause(line.product, line.coverage, line.benefit)}</div>
        {line.reason.code === "paid" ? null : (
          <div className={table.quiet}>{reason(line.reason, line.product)}</div>
        )}
      </td>
      <td className={table.number}>
        {line.kind === "stream"
          ? amount.stream(line)
          : line.kind === "waiver"
            ? t("category.WAIVER")
            : format.twd(line.amountTwd)}
      </td>
    </>
  );
}
