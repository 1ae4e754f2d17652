import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/format.ts";
import { CHART_KINDS, type AgePoint } from "./checkView.ts";
import chart from "./chart.module.css";
import styles from "./table.module.css";

/** The chart's numbers for screen readers and for people who prefer a table. */
export function AgeTable({ points, age }: { points: readonly AgePoint[]; age: number }) {
  const { t } = useTranslation("check");
  const format = useFormat();
  return (
    // A region that scrolls must be reachable by keyboard.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={chart.tall} tabIndex={0} aria-label={t("chart.age")}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">{t("chart.age")}</th>
            {CHART_KINDS.map((kind) => (
              <th key={kind} scope="col" className={styles.number}>
                {t(`chart.series.${kind}`)}
              </th>
            ))}
            <th scope="col" className={styles.number}>
              {t("chart.need")}
            </th>
          </tr>
        </thead>
        <tbody>
          {points.map((point) => (
            <tr key={point.age} className={point.age === age ? chart.current : undefined}>
              <th scope="row">{format.age(point.age)}</th>
              {CHART_KINDS.map((kind) => (
                <td key={kind} className={styles.number}>
                  {format.number(point.amounts[kind])}
                </td>
              ))}
              <td className={styles.number}>
                {point.needTwd === null ? "–" : format.number(point.needTwd)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
