import { useTranslation } from "react-i18next";
import { useFormat } from "../../../ui/format.ts";
import { rowOf, type Check, type CheckRow } from "../checkView.ts";

/** Named at most; the table has the rest. */
const NAMED = 3;

/** Retirement and accident stand in the table; the headline keeps to what a family would miss first. */
const isTold = ({ kind }: CheckRow) =>
  kind !== "life_illness" && kind !== "life_accident" && kind !== "retirement";

/** The finding in words and one number: the life gap, then what is wholly missing, then what it costs. */
export function useHeadline(): (check: Check, isToday: boolean) => string {
  const { t } = useTranslation("check");
  const format = useFormat();
  return (check, isToday) => {
    const life = rowOf(check, "life_illness");
    const told = check.rows.filter(isTold);
    const missing = told.filter(({ needTwd, haveTwd }) => needTwd > 0 && haveTwd === 0);
    const short = told.filter(({ state }) => state === "short");
    const names = (rows: readonly CheckRow[]) =>
      rows
        .toSorted((a, b) => b.gapTwd - a.gapTwd)
        .slice(0, NAMED)
        .map(({ kind }) => t(`gaps.short.${kind}`))
        .join(t("headline.listSeparator"));
    const also =
      missing.length > 0
        ? t("headline.alsoNone", { categories: names(missing) })
        : short.length > 0
          ? t("headline.alsoShort", { categories: names(short) })
          : t("headline.alsoAllMet");
    const amount = format.twd(check.premiumTwd);
    const premium =
      check.premiumRatio === null
        ? t("headline.premium", { amount })
        : t("headline.premiumRatio", { amount, percent: format.percent(check.premiumRatio) });
    const age = isToday ? "" : t("headline.atAge", { age: check.age });
    const end = t("headline.sentenceEnd");
    return `${lifeText()}${age}${t("headline.clause")}${also}${end}${premium}${end}`;

    function lifeText() {
      if (!life || life.needTwd === 0) {
        return t("headline.lifeUnknown", { amount: format.twdShort(life?.haveTwd ?? 0) });
      }
      return life.gapTwd > 0
        ? t("headline.lifeGap", { amount: format.twdShort(life.gapTwd) })
        : t("headline.lifeMet");
    }
  };
}
