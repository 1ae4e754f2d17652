import type { CoveragePolicy, InsuredPerson } from "#shared/insurance/coverage/types.ts";
import { completedAge } from "#shared/insurance/insuranceAge.ts";
import type { IsoDate } from "#shared/insurance/date.ts";
import { gapTable, type GapKind, type GapRow } from "#shared/insurance/gaps.ts";
import type { Household } from "#shared/insurance/needs.ts";
import type { OccupationClass } from "#shared/insurance/rules.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import type { TriggerContext } from "./trigger.ts";

/** A living person with whom the office has to do. */
export function isReminded(customer: Customer): boolean {
  return customer.kind === "person" && customer.status !== "former";
}

export const isChild = ({ householdRole }: Customer) => householdRole === "child";

/** Head or spouse; somebody without a household is their own head. */
const isParent = ({ householdRole = "head" }: Customer) =>
  householdRole === "head" || householdRole === "spouse";

/** To whom one speaks about a child: the head of the household, else the spouse. */
export function parentOf(child: Customer, { book }: TriggerContext): Customer | undefined {
  const members = book.household(child).filter(({ id }) => id !== child.id);
  return (
    members.find(({ householdRole }) => householdRole === "head") ??
    members.find(({ householdRole }) => householdRole === "spouse")
  );
}

export function insuredPerson(customer: Customer | undefined): InsuredPerson | null {
  if (!customer?.birthDate || !customer.sex) return null;
  const { birthDate, sex, occupationClass } = customer;
  return { birthDate, sex, occupationClass: (occupationClass as OccupationClass) ?? null };
}

/** A policy as the coverage engine reads it; `policyNo` is the id, since two companies may give one number. */
export function coveragePolicy(policy: Policy, { book }: TriggerContext): CoveragePolicy {
  const { id, company, effectiveDate, state } = policy;
  const coverages = policy.coverages.map((coverage) => ({
    ...coverage,
    product: book.product(coverage),
  }));
  return { policyNo: id, company, effectiveDate, state, coverages };
}

/** What the needs analysis asks of a person's family (DOMAIN 4); null without income on file. */
export function householdOf(
  customer: Customer,
  context: TriggerContext,
  on: IsoDate,
): Household | null {
  if (customer.annualIncomeTwd === undefined) return null;
  const members = isParent(customer) ? context.book.household(customer) : [];
  const head = members.find(({ householdRole }) => householdRole === "head");
  // The figures on the head describe the loss of the head's income: a spouse is planned by 雙十原則 (A19).
  const shared = head?.householdFinance && {
    ...head.householdFinance,
    livingMonthlyTwd: undefined,
    savedForRetirementTwd: 0,
  };
  const finance = customer.householdFinance ?? shared;
  return {
    annualIncomeTwd: customer.annualIncomeTwd,
    livingMonthlyTwd: finance?.livingMonthlyTwd,
    livingYears: finance?.livingYears ?? 0,
    mortgageTwd: finance?.mortgageTwd ?? 0,
    debtsTwd: finance?.debtsTwd ?? 0,
    liquidAssetsTwd: finance?.liquidAssetsTwd ?? 0,
    socialBenefitsTwd: finance?.socialBenefitsTwd ?? 0,
    childrenAges: members.flatMap((member) =>
      isChild(member) && member.birthDate && member.birthDate <= on
        ? [completedAge(member.birthDate, on)]
        : [],
    ),
    savedForRetirementTwd: finance?.savedForRetirementTwd ?? 0,
    pensionYearTwd: finance?.pensionYearTwd,
  };
}

/** One row of need, have and gap on a date; null if birth date, sex or the household's figures are missing. */
export function gapRow(
  kind: GapKind,
  customer: Customer,
  household: Household | null,
  context: TriggerContext,
  on: IsoDate,
): GapRow | null {
  const person = insuredPerson(customer);
  if (!person || !household || on < person.birthDate) return null;
  const policies = context.book
    .policiesOfInsured(customer.id)
    .map((policy) => coveragePolicy(policy, context));
  const { rows } = gapTable({ person, policies, household, on }, context.catalogue);
  return rows.find((row) => row.kind === kind) ?? null;
}
