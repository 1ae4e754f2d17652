import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/format.ts";
import type { CheckRow } from "./checkView.ts";
import { StateTag } from "./StateTag.tsx";
import state from "./state.module.css";
import styles from "./table.module.css";
import { unitOf, useAmount } from "./text/useAmount.ts";

/** Need, have and gap, one row a category (F26). Rows are never added up, so there is no total. */
export function GapTable({ rows }: { rows: readonly CheckRow[] }) {
  const { t } = useTranslation("check");
  const amount = useAmount();
  const sameMoney = rows.some(({ isSameMoney }) => isSameMoney);
  return (
    <>
      <div className={styles.scroll}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t("gaps.category")}</th>
              <th scope="col" className={styles.number}>
                {t("gaps.need")}
              </th>
              <th scope="col" className={styles.number}>
                {t("gaps.have")}
              </th>
              <th scope="col" className={styles.number}>
                {t("gaps.gap")}
              </th>
              <th scope="col" className={styles.number}>
                {t("gaps.adequacy")}
              </th>
              <th scope="col">{t("gaps.state")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.kind}>
                <th scope="row">
                  {t(`gaps.row.${row.kind}`)}
                  {row.isSameMoney ? <SameMoney /> : null}
                </th>
                <td className={styles.number}>{amount.long(row.needTwd, unitOf(row.kind))}</td>
                <td className={styles.number}>{amount.long(row.haveTwd, unitOf(row.kind))}</td>
                <td className={`${styles.number} ${row.gapTwd > 0 ? styles.strong : styles.quiet}`}>
                  {amount.long(row.gapTwd, unitOf(row.kind))}
                </td>
                <td className={styles.number}>
                  <Adequacy row={row} />
                </td>
                <td>
                  <StateTag state={row.state} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={styles.note}>
        {t("gaps.legend")} {sameMoney ? t("gaps.sameMoneyHint") : null} {t("gaps.notAdded")}{" "}
        {t("gaps.capHint")}
      </p>
    </>
  );
}

function SameMoney() {
  const { t } = useTranslation("check");
  return <span className={state.mark}>{t("gaps.sameMoney")}</span>;
}

function Adequacy({ row }: { row: CheckRow }) {
  const format = useFormat();
  if (row.adequacy === null) return "–";
  return (
    <span className={state.adequacy}>
      <span className={`${state.bar} ${state[row.state]}`} aria-hidden>
        <span className={state.fill} style={{ width: `${Math.min(1, row.adequacy) * 100}%` }} />
      </span>
      <span className={state.percent}>{format.percent(row.adequacy)}</span>
    </span>
  );
}
