import { useTranslation } from "react-i18next";
import type { CoverageResult, Situation } from "#shared/insurance/coverage/types.ts";
import { useFormat } from "../../../ui/format.ts";
import table from "../table.module.css";
import { productName } from "../text/calculation.ts";
import { useAmount } from "../text/useAmount.ts";
import { billTwd } from "./billTwd.ts";
import styles from "./situation.module.css";

/** Lumps, reimbursement and streams side by side, never in one sum (A11, F24). */
export function Totals({ situation, result }: { situation: Situation; result: CoverageResult }) {
  const { t, i18n } = useTranslation("check");
  const format = useFormat();
  const amount = useAmount();
  const bill = billTwd(situation);
  const paid = result.reimbursementTwd;
  const waivers = result.lines.filter(({ kind }) => kind === "waiver");
  const products = [...new Set(waivers.map(({ product }) => productName(product, i18n.language)))];
  return (
    <>
      <dl className={styles.totals}>
        <div>
          <dt>{t("what.lump")}</dt>
          <dd>{format.twd(result.lumpTwd)}</dd>
        </div>
        {situation.triggers.includes("medical_expense") ? (
          <div>
            <dt>{t("what.reimbursement")}</dt>
            <dd>{format.twd(paid)}</dd>
          </div>
        ) : null}
        {result.streams.length > 0 ? (
          <div>
            <dt>{t("what.streams")}</dt>
            {result.streams.map((stream, index) => (
              // Equal streams of two policies are two entries, told apart by their place only.
              // oxlint-disable-next-line react/no-array-index-key
              <dd key={index}>{amount.stream(stream)}</dd>
            ))}
          </div>
        ) : null}
        {products.length > 0 ? (
          <div>
            <dt>{t("what.waived")}</dt>
            <dd className={styles.plain}>{products.join(t("headline.listSeparator"))}</dd>
          </div>
        ) : null}
      </dl>
      {situation.triggers.includes("medical_expense") && bill > 0 ? (
        <p className={table.note}>
          {t("what.reimbursementOf", {
            bill: format.twd(bill),
            paid: format.twd(paid),
            left: format.twd(Math.max(0, bill - paid)),
          })}
        </p>
      ) : null}
      {result.streams.length > 0 ? <p className={table.note}>{t("what.streamsHint")}</p> : null}
    </>
  );
}
