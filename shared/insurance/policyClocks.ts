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
  evidenceDays: 5,
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

/**
 * Grace of an unpaid premium (DOMAIN 2.4.2, 2.4.3); null while nothing runs, since the due date alone never
 * lapses such a policy.
 */
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

/** Reinstatement 復效 after a lapse (DOMAIN 2.4.5); it must begin while the policy's own term runs. */
export function reinstatementWindow(
  lapsedOn: IsoDate,
  coverEndsOn: IsoDate | null = null,
): ReinstatementWindow {
  // In force from the next day, so a term that ends tomorrow is too late today.
  const byTerm = coverEndsOn === null ? null : addDays(coverEndsOn, -2);
  const within = (day: IsoDate) => (byTerm !== null && byTerm < day ? byTerm : day);
  return {
    withoutEvidenceUntil: within(addMonths(lapsedOn, POLICY_CLOCKS.withoutEvidenceMonths)),
    lastDay: within(addMonths(lapsedOn, POLICY_CLOCKS.reinstatementMonths)),
  };
}

export type ReinstatementTerms =
  | {
      readonly kind: "open";
      /** In force from 00:00 of this day, if the arrears are paid on the day asked. */
      readonly inForceFrom: IsoDate;
      /** Last day on which the insurer may ask for evidence of insurability; null: it may not. */
      readonly evidenceAskedUntil: IsoDate | null;
      readonly lastDay: IsoDate;
    }
  | { readonly kind: "closed"; readonly lastDay: IsoDate };

/**
 * On what terms a lapsed policy may be reinstated on a day (DOMAIN 2.4.5).
 * @param coverEndsOn the first day without cover by the policy's own term, if it has one
 */
export function reinstatementTerms(
  lapsedOn: IsoDate,
  on: IsoDate,
  coverEndsOn: IsoDate | null = null,
): ReinstatementTerms {
  const window = reinstatementWindow(lapsedOn, coverEndsOn);
  if (on < lapsedOn || on > window.lastDay) return { kind: "closed", lastDay: window.lastDay };
  return {
    kind: "open",
    inForceFrom: addDays(on, 1),
    evidenceAskedUntil:
      on <= window.withoutEvidenceUntil ? null : addDays(on, POLICY_CLOCKS.evidenceDays),
    lastDay: window.lastDay,
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
