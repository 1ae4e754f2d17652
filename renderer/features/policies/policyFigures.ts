import { addMonths } from "#shared/insurance/date.ts";
import { insuranceAge } from "#shared/insurance/insuranceAge.ts";
import { isPremiumDue } from "#shared/insurance/policyState.ts";
import { annualPremiumTwd, modalPremiumTwd, paymentsPerYear } from "#shared/insurance/premium.ts";
import type { OccupationClass } from "#shared/insurance/rules.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import {
  productOf,
  typedDate,
  type Computed,
  type CoverageDraft,
  type PolicyDraft,
} from "./policyDraft.ts";

export type Insured = Pick<Customer, "birthDate" | "sex" | "occupationClass">;

/** What the catalogue and the calendar say while one types; null where something is still missing. */
export function policyFigures(draft: PolicyDraft, insured: Insured, today: IsoDate): Computed {
  const effective = typedDate(draft.effectiveDate);
  const atIssue =
    effective && insured.birthDate ? insuranceAge(insured.birthDate, effective) : null;
  return {
    issueAges: draft.coverages.map(() => atIssue?.insuranceAge ?? null),
    premiumsTwd: draft.coverages.map((coverage) =>
      tariffPremiumTwd(coverage, coverage.issueAge ?? atIssue?.insuranceAge ?? null, insured),
    ),
    nextDueDate:
      effective && isPremiumDue(draft.state) ? nextDue(effective, draft.premiumMode, today) : null,
  };
}

/** Annual premium by the catalogue (DOMAIN 8), in TWD; null for a product without a tariff. */
function tariffPremiumTwd(
  coverage: CoverageDraft,
  age: number | null,
  insured: Insured,
): number | null {
  const product = productOf(coverage);
  const { sumInsured, payTerm } = coverage;
  if (!product || sumInsured === null || payTerm === null || age === null || !insured.sex)
    return null;
  return annualPremiumTwd(product, {
    sex: insured.sex,
    age,
    sumInsured,
    payTerm,
    occupationClass: (insured.occupationClass as OccupationClass | undefined) ?? null,
  });
}

/** The first instalment after `today`, counted from the effective date, so that the 31st does not drift. */
export function nextDue(
  effective: IsoDate,
  mode: PolicyDraft["premiumMode"],
  today: IsoDate,
): IsoDate {
  const step = 12 / paymentsPerYear(mode);
  let due = effective as string;
  for (let months = step; due <= today; months += step) due = addMonths(effective, months);
  return due as IsoDate;
}

export type PremiumTotals = { annualTwd: number; modalTwd: number; isComplete: boolean };

/** Each coverage rounded, then added (DOMAIN 2.5). */
export function premiumTotals(draft: PolicyDraft, computed: Computed): PremiumTotals {
  const premiums = draft.coverages.map(
    ({ annualPremiumTwd }, place) => annualPremiumTwd ?? computed.premiumsTwd[place] ?? null,
  );
  const known = premiums.filter((premium) => premium !== null);
  return {
    annualTwd: known.reduce((sum, premium) => sum + premium, 0),
    modalTwd: known.reduce((sum, premium) => sum + modalPremiumTwd(premium, draft.premiumMode), 0),
    isComplete: known.length === premiums.length,
  };
}
