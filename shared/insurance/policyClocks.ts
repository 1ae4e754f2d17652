import { addDays, addMonths, anniversary, type IsoDate } from "./date.ts";
import type { Product } from "./product.ts";
import { roundHalfUp } from "./rounding.ts";
import type { PremiumMode } from "./rules.ts";

/** The clocks of DOMAIN 2.4, in days and months [cfg]. */
export const POLICY_CLOCKS = {
  freeLookDays: 10,
  graceDays: 30,
  reinstatementMonths: 24,
  withoutEvidenceMonths: 6,
  repurchaseWindowDays: 30,
} as const;

/** Last day of the free look 契約撤銷: counted from the day after receipt (DOMAIN 2.4.1). */
export function freeLookEnds(receivedOn: IsoDate): IsoDate {
  return addDays(receivedOn, POLICY_CLOCKS.freeLookDays);
}

export interface UnpaidPremium {
  readonly mode: PremiumMode;
  /** By bank transfer or card: then the reminder starts the clock, as for annual modes. */
  readonly byTransfer: boolean;
  readonly dueOn: IsoDate;
  /** Delivery of the reminder 催告, if it has been delivered. */
  readonly remindedOn?: IsoDate | undefined;
}

export interface GracePeriod {
  readonly lastDay: IsoDate;
  /** Lapsed 停效 from 00:00 of this day. */
  readonly lapsesOn: IsoDate;
}

/** Grace of an unpaid premium; null while nothing runs, since the due date alone never lapses such a policy. */
export function gracePeriod(unpaid: UnpaidPremium): GracePeriod | null {
  const runsFromDue =
    (unpaid.mode === "monthly" || unpaid.mode === "quarterly") && !unpaid.byTransfer;
  const from = runsFromDue ? unpaid.dueOn : unpaid.remindedOn;
  if (from === undefined) return null;
  const lastDay = addDays(from, POLICY_CLOCKS.graceDays);
  return { lastDay, lapsesOn: addDays(lastDay, 1) };
}

export interface ReinstatementWindow {
  /** Last day on which no evidence of insurability may be asked. */
  readonly withoutEvidenceUntil: IsoDate;
  /** Last day of all; afterwards the policy is `terminated`. */
  readonly lastDay: IsoDate;
}

/** Reinstatement 復效 after a lapse (DOMAIN 2.4.5). */
export function reinstatementWindow(lapsedOn: IsoDate): ReinstatementWindow {
  return {
    withoutEvidenceUntil: addMonths(lapsedOn, POLICY_CLOCKS.withoutEvidenceMonths),
    lastDay: addMonths(lapsedOn, POLICY_CLOCKS.reinstatementMonths),
  };
}

/** Reduced paid-up sum by the rough rule, to be marked "estimate" (DOMAIN 2.4.6). */
export function paidUpEstimate(
  sumInsured: number,
  yearsPaid: number,
  paymentYears: number,
): number {
  return roundHalfUp((sumInsured * Math.min(yearsPaid, paymentYears)) / paymentYears);
}

export interface RepurchaseWindow {
  readonly anniversary: IsoDate;
  readonly from: IsoDate;
  readonly to: IsoDate;
}

/** Windows in which a product may be bought again at the original issue age (DOMAIN 2.4.7, F04). */
export function repurchaseWindows(
  product: Product,
  effectiveDate: IsoDate,
  windowDays: number = POLICY_CLOCKS.repurchaseWindowDays,
): RepurchaseWindow[] {
  return (product.repurchase?.anniversaries ?? []).map((years) => {
    const day = anniversary(effectiveDate, years);
    return { anniversary: day, from: addDays(day, -windowDays), to: addDays(day, windowDays) };
  });
}
