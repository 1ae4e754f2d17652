import type { CoveragePolicy } from "#shared/insurance/coverage/types.ts";
import type { IsoDate } from "#shared/insurance/date.ts";
import { gapTable, type GapKind, type GapRow } from "#shared/insurance/gaps.ts";
import type { Household } from "#shared/insurance/needs.ts";
import type { Customer } from "#shared/model/customer.ts";
import { insuredPerson, plannedHousehold } from "#shared/model/family.ts";
import type { Policy } from "#shared/model/policy.ts";
import type { TriggerContext } from "./trigger.ts";

/** A living person with whom the office has to do. */
export function isReminded(customer: Customer): boolean {
  return customer.kind === "person" && customer.status !== "former";
}

/** To whom one speaks about a child: the head of the household, else the spouse. */
export function parentOf(child: Customer, { book }: TriggerContext): Customer | undefined {
  const members = book.household(child).filter(({ id }) => id !== child.id);
  return (
    members.find(({ householdRole }) => householdRole === "head") ??
    members.find(({ householdRole }) => householdRole === "spouse")
  );
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

/** What the needs analysis asks of a person's family; null without income on file. */
export function householdOf(
  customer: Customer,
  { book }: TriggerContext,
  on: IsoDate,
): Household | null {
  if (customer.annualIncomeTwd === undefined) return null;
  return plannedHousehold(customer, book.household(customer), on);
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
