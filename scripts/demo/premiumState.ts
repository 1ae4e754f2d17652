import { addMonths } from "#shared/insurance/date.ts";
import { paymentsPerYear, paymentYears } from "#shared/insurance/premium.ts";
import { policyYear } from "#shared/insurance/policyYear.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import type { Policy } from "#shared/model/policy.ts";
import { asDate, dateBetween, daysAfter, yearsAfter } from "./dates.ts";
import { productOf } from "./coverages.ts";
import type { Random } from "./random.ts";
import type { Coverage, PremiumMode } from "./types.ts";

export type PremiumState = Pick<Policy, "state" | "nextDueDate" | "lapsedOn" | "loanTwd">;
export type Contract = {
  effectiveDate: IsoDate;
  premiumMode: PremiumMode;
  main: Coverage;
  annualPremiumTwd: number;
};

/** Days from an unpaid due date to lapse: the reminder takes about two weeks, grace is 30 days (DOMAIN 2.4). */
const DUE_TO_LAPSE_DAYS = 45;

/** Where the contract stands today in the life cycle of DOMAIN 2.4. */
export function premiumStateOf(random: Random, contract: Contract, today: IsoDate): PremiumState {
  const { effectiveDate, main } = contract;
  const year = policyYear(effectiveDate, today);
  const product = productOf(main.productCode ?? "");
  if (main.coverageYears !== undefined && year > main.coverageYears) {
    return { state: product.code === "MS-EN" ? "matured" : "expired" };
  }
  const { coverage_term: term } = product;
  if (term.type === "to_age" && main.issueAge + year - 1 >= term.to_age)
    return { state: "expired" };
  if (year > 2 && random.chance(0.035)) return { state: "surrendered" };
  if (year > paymentYears(main.payTerm, main.issueAge)) return { state: "premium_paid" };
  return payingState(random, contract, { today, year, hasValue: term.type === "whole_life" });
}

function payingState(
  random: Random,
  contract: Contract,
  { today, year, hasValue }: { today: IsoDate; year: number; hasValue: boolean },
): PremiumState {
  const { effectiveDate, annualPremiumTwd } = contract;
  const due = dueDates(contract, today);
  const paidTwd = annualPremiumTwd * (year - 1);
  if (random.chance(0.05)) return lapseOf(random, effectiveDate, due);
  if (hasValue && year > 3 && random.chance(0.012)) return { state: "paid_up" };
  if (random.chance(0.004)) return { state: "waived" };
  const last = due.latest;
  if (
    last > effectiveDate &&
    daysAfter(last, 30) >= today &&
    random.chance(graceShare[contract.premiumMode])
  ) {
    return { state: "grace", nextDueDate: last };
  }
  if (hasValue && year > 4 && random.chance(0.02)) {
    return {
      state: "apl",
      nextDueDate: due.next,
      loanTwd: Math.max(1, Math.round(annualPremiumTwd * 0.6)),
    };
  }
  const loanTwd =
    hasValue && year > 3 && random.chance(0.06) ? borrowed(random, paidTwd) : undefined;
  return { state: "in_force", nextDueDate: due.next, loanTwd };
}

/** Seldom paid modes are seldom inside the 30 days, so more of those that are have not paid yet. */
const graceShare: Record<PremiumMode, number> = {
  annual: 0.25,
  semiannual: 0.2,
  quarterly: 0.08,
  monthly: 0.025,
};

const borrowed = (random: Random, paidTwd: number) =>
  Math.max(10_000, Math.round((paidTwd * random.normal(0.35, 0.15, 0.05, 0.75)) / 10_000) * 10_000);

/** After two years without reinstatement the contract ends (DOMAIN 2.4.5). */
function lapseOf(
  random: Random,
  effectiveDate: IsoDate,
  { today, months, latest, next }: DueDates,
): PremiumState {
  const earliest = daysAfter(addMonths(effectiveDate, months), DUE_TO_LAPSE_DAYS);
  const yesterday = daysAfter(today, -1);
  if (earliest >= yesterday) return { state: "in_force", nextDueDate: next };
  const threeYearsAgo = yearsAfter(today, -3);
  const wanted = dateBetween(
    random,
    earliest > threeYearsAgo ? earliest : threeYearsAgo,
    yesterday,
  );
  const missed = lastDue(effectiveDate, months, daysAfter(wanted, -DUE_TO_LAPSE_DAYS));
  const lapsedOn = daysAfter(missed > effectiveDate ? missed : latest, DUE_TO_LAPSE_DAYS);
  if (lapsedOn >= today) return { state: "in_force", nextDueDate: next };
  if (yearsAfter(lapsedOn, 2) < today) return { state: "terminated", lapsedOn };
  return { state: "lapsed", lapsedOn, nextDueDate: missed };
}

type DueDates = { today: IsoDate; months: number; latest: IsoDate; next: IsoDate };

function dueDates(
  { effectiveDate, premiumMode }: Pick<Contract, "effectiveDate" | "premiumMode">,
  today: IsoDate,
): DueDates {
  const months = 12 / paymentsPerYear(premiumMode);
  const latest = lastDue(effectiveDate, months, today);
  const count = Math.round(monthsBetween(effectiveDate, latest) / months) + 1;
  return { today, months, latest, next: asDate(addMonths(effectiveDate, count * months)) };
}

/** The first instalment due after a day. */
export const nextDueAfter = (
  contract: Pick<Contract, "effectiveDate" | "premiumMode">,
  on: IsoDate,
) => dueDates(contract, on).next;

/** The last instalment due on or before a day; counted from the first, so that the 31st stays the 31st. */
function lastDue(effectiveDate: IsoDate, months: number, on: IsoDate): IsoDate {
  let count = Math.max(0, Math.floor(monthsBetween(effectiveDate, on) / months));
  if (addMonths(effectiveDate, count * months) > on && count > 0) count -= 1;
  return asDate(addMonths(effectiveDate, count * months));
}

const monthsBetween = (from: IsoDate, to: IsoDate) =>
  (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 +
  Number(to.slice(5, 7)) -
  Number(from.slice(5, 7));
