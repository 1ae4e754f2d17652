import { useTranslation } from "react-i18next";
import { evaluateSituation } from "#shared/insurance/coverage/evaluateSituation.ts";
import { useFormat } from "../../../ui/format.ts";
import type { Check } from "../checkView.ts";
import { PRESETS, REPORT_PRESETS } from "../situation/presets.ts";
import table from "../table.module.css";
import { useAmount } from "../text/useAmount.ts";

/** What each common situation pays, lumps apart from reimbursement and streams (F22, F24). */
export function ReportSituations({ check }: { check: Check }) {
  const { t } = useTranslation("check");
  const format = useFormat();
  const amount = useAmount();
  const { person, policies, on } = check.input;
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t("report.situationName")}</th>
          <th scope="col" className={table.number}>
            {t("report.lump")}
          </th>
          <th scope="col" className={table.number}>
            {t("report.reimbursement")}
          </th>
          <th scope="col">{t("report.streams")}</th>
        </tr>
      </thead>
      <tbody>
        {REPORT_PRESETS.map((key) => {
          const situation = { ...PRESETS[key], on };
          const result = evaluateSituation({ person, policies, situation });
          return (
            <tr key={key}>
              <th scope="row">{t(`what.preset.${key}`)}</th>
              <td className={table.number}>{format.twd(result.lumpTwd)}</td>
              <td className={table.number}>{format.twd(result.reimbursementTwd)}</td>
              <td>{result.streams.map(amount.stream).join(t("headline.listSeparator")) || "–"}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
