import type { ReactNode } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import type { IsoDate } from "#shared/model/brand.ts";
import { useFormat } from "../../../ui/format.ts";
import { maskId } from "../../../ui/mask.ts";
import type { CheckDocuments } from "../checkInput.ts";
import type { AgePoint, Check } from "../checkView.ts";
import { isCovered } from "../CoverMatrix.tsx";
import type { FamilyMember } from "../family.ts";
import { FamilyTable } from "../FamilyTable.tsx";
import { GapTable } from "../GapTable.tsx";
import { MatrixTable } from "../MatrixTable.tsx";
import type { PolicyBook } from "../policyBook.ts";
import { usePersonLine } from "../text/usePersonLine.ts";
import { ReportAssumptions, useAssumptionLine } from "./ReportAssumptions.tsx";
import { ReportChart } from "./ReportChart.tsx";
import { ReportSituations } from "./ReportSituations.tsx";
import styles from "./report.module.css";

export type ReportProps = {
  check: Check;
  documents: CheckDocuments;
  policies: PolicyBook;
  points: readonly AgePoint[];
  family: readonly FamilyMember[];
  headline: string;
  today: IsoDate;
  disclaimers: readonly string[];
};

/**
 * The check on A4 (DESIGN, Paper). It hangs on the body, beside the application, so that print leaves the
 * window out. One outer table: its head and foot repeat on every page.
 */
export function Report({
  check,
  documents,
  policies,
  points,
  family,
  headline,
  today,
  disclaimers,
}: ReportProps) {
  const { t } = useTranslation("check");
  const format = useFormat();
  const personLine = usePersonLine();
  const assumptionLine = useAssumptionLine();
  const { customer } = documents;
  return createPortal(
    <div className={styles.paper} data-check-report>
      <table className={styles.sheet} role="presentation">
        <thead>
          <tr>
            <td>
              <div className={styles.head}>
                <strong>{t("report.title")}</strong>
                <span>{customer.name}</span>
                {customer.nationalId ? <span>{maskId(customer.nationalId)}</span> : null}
                <span>{t("report.madeOn", { date: format.date(today) })}</span>
              </div>
            </td>
          </tr>
        </thead>
        <tfoot>
          <tr>
            <td>
              <div className={styles.foot}>
                <p>{assumptionLine(check)}</p>
                {disclaimers.map((text) => (
                  <p key={text}>{text}</p>
                ))}
              </div>
            </td>
          </tr>
        </tfoot>
        <tbody>
          <tr>
            <td>
              <p>{personLine(check, documents)}</p>
              <p className={styles.headline}>{headline}</p>
              <Block title={t("gaps.title")}>
                <GapTable rows={check.rows} />
              </Block>
              <Block title={t("chart.title")} isWhole>
                <ReportChart points={points} age={check.age} />
              </Block>
              {check.matrix.columns.length > 0 ? (
                <>
                  <Block title={t("matrix.title")}>
                    <MatrixTable
                      check={check}
                      rows={check.matrix.rows.filter(isCovered)}
                      policies={policies}
                    />
                  </Block>
                  <Block title={t("report.situations")}>
                    <ReportSituations check={check} />
                  </Block>
                </>
              ) : null}
              {family.length > 1 ? (
                <Block title={t("family.title")}>
                  <FamilyTable members={family} />
                </Block>
              ) : null}
              <Block title={t("assumptions.title")}>
                <ReportAssumptions check={check} />
              </Block>
            </td>
          </tr>
        </tbody>
      </table>
    </div>,
    document.body,
  );
}

function Block({
  title,
  isWhole,
  children,
}: {
  title: string;
  isWhole?: boolean;
  children: ReactNode;
}) {
  return (
    <section className={isWhole ? `${styles.block} ${styles.whole}` : styles.block}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}
