import { useTranslation } from "react-i18next";
import type { CoverUnit } from "#shared/insurance/coverage/standardSituations.ts";
import type { CoverageLine } from "#shared/insurance/coverage/types.ts";
import { useFormat } from "../../../ui/format.ts";
import type { RowKind } from "../checkView.ts";

const ROW_UNIT: Partial<Record<RowKind, CoverUnit>> = {
  hospital_day: "day",
  disability_month: "month",
};

export const unitOf = (kind: RowKind): CoverUnit => ROW_UNIT[kind] ?? "lump";

/** Amounts with the unit they count: a sum, a day, a month. */
export function useAmount() {
  const { t } = useTranslation("check");
  const { twd, number } = useFormat();
  return {
    /** With the currency, for sentences and panels. */
    long: (amountTwd: number, unit: CoverUnit) =>
      t(`gaps.unit.${unit === "flag" ? "lump" : unit}`, { amount: twd(amountTwd) }),
    /** Figures only, for cells whose row head names the unit. */
    cell: (amountTwd: number) => number(amountTwd),
    /** A stream in words: amount, frequency and number of payments (F24). */
    stream: ({
      amountTwd,
      every = "month",
      payments,
    }: Pick<CoverageLine, "amountTwd" | "every" | "payments">) =>
      payments == null
        ? t(`matrix.stream.${every}Life`, { amount: twd(amountTwd) })
        : t(`matrix.stream.${every}`, { amount: twd(amountTwd), count: payments }),
  };
}
