import type { LineFigures } from "./coverage/figures.ts";
import { completedYears, type IsoDate } from "./date.ts";
import { annuityDue, realRate, type NeedsParams } from "./needs.ts";

type Stream = Pick<LineFigures, "applies" | "amountTwd" | "every" | "payments" | "startsOn">;

/**
 * Present value of a care stream over the years for which care is planned, so that need and have compare;
 * TWD, not rounded; 0 for what is no stream (DOMAIN 4).
 */
export function careValueTwd(
  { applies, amountTwd, every, payments }: Stream,
  params: NeedsParams,
): number {
  if (!applies || !every) return 0;
  const perYear = every === "month" ? amountTwd * 12 : amountTwd;
  const paid = payments ?? Number.POSITIVE_INFINITY;
  const years = Math.min(params.ltcYears, every === "month" ? paid / 12 : paid);
  return perYear * annuityDue(years, realRate(params));
}

/** Present value of an education annuity, from its own first date; TWD, not rounded (DOMAIN 4). */
export function educationValueTwd(
  { applies, amountTwd, every, payments, startsOn }: Stream,
  on: IsoDate,
  params: NeedsParams,
): number {
  if (!applies || !every) return 0;
  const rate = realRate(params);
  const wait = startsOn ? completedYears(on, startsOn) : 0;
  return amountTwd * annuityDue(payments ?? 0, rate) * (1 + rate) ** -wait;
}
