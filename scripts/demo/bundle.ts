import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import { activitiesOf } from "./activities.ts";
import { householdOf, type HouseholdPlan } from "./household.ts";
import { customerNote } from "./notes.ts";
import { policiesOf, withStatus } from "./policies.ts";
import type { Random } from "./random.ts";
import type { Generated } from "./types.ts";
import { workOf } from "./work.ts";

/** Everything about one household; nobody in it is named by a document of another. */
export type HouseholdBundle = { customers: Customer[]; policies: Policy[]; rest: Generated[] };

/** A household of at most `atMost` people with all that belongs to them. */
export function bundleOf(random: Random, plan: HouseholdPlan, atMost: number): HouseholdBundle {
  const { today } = plan;
  const members = householdOf(random, plan).slice(0, atMost);
  const policies = policiesOf(random, members, today);
  const customers = withStatus(members, policies);
  return { customers, policies, rest: lifeOf(random, customers, policies, plan) };
}

/** What happened with each member and what is still to be done. */
export function lifeOf(
  random: Random,
  customers: readonly Customer[],
  policies: readonly Policy[],
  { today }: Pick<HouseholdPlan, "today">,
): Generated[] {
  return customers.flatMap((customer) => {
    const insured = policies.filter(({ customerId }) => customerId === customer.id);
    const isAdult = customer.householdRole !== "child" && customer.kind === "person";
    return [
      ...activitiesOf(random, customer, insured, today).map((doc) => ({
        collection: "activities" as const,
        doc,
      })),
      ...workOf(random, customer, insured, today),
      ...(isAdult && random.chance(0.3)
        ? [{ collection: "notes" as const, doc: customerNote(random, customer) }]
        : []),
    ];
  });
}
