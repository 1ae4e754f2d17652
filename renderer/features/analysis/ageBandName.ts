import { useTranslation } from "react-i18next";
import { AGE_BAND_STARTS, UNKNOWN_AGE_BAND } from "#renderer/data/worker/analysis/ageBands.ts";

/** `25–34 歲`; the last band is open, and a person without a birth date is said to have none. */
export function useAgeBandName(): (start: number) => string {
  const { t } = useTranslation("analysis");
  return (start) => {
    if (start === UNKNOWN_AGE_BAND) return t("ageBand.unknown");
    const next = AGE_BAND_STARTS.find((other) => other > start);
    return next === undefined
      ? t("ageBand.open", { from: start })
      : t("ageBand.range", { from: start, to: next - 1 });
  };
}
