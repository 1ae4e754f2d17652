import { checkInput } from "#renderer/features/check/checkInput.ts";
import type { ProductBook } from "#shared/insurance/coverage/evaluateSituation.ts";
import { gapTable } from "#shared/insurance/gaps.ts";
import type { Activity } from "#shared/model/activity.ts";
import type { IsoDate, StaffId } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import type { Case } from "#shared/model/work.ts";
import { factsOf } from "#shared/targeting/facts/factsOf.ts";
import type { PersonFacts } from "#shared/targeting/facts/personFacts.ts";
import type { Store } from "../../storage/storage.ts";
import type { TargetLinks } from "./targetLinks.ts";
import { NO_FIGURES, type BookFigures } from "./targetTables.ts";

/** What facts need beyond the documents of a household. */
export type FactsContext = Readonly<{
  on: IsoDate;
  products: ProductBook;
  isServing: (agentId: StaffId) => boolean;
}>;
export type Household = Readonly<{
  customers: readonly Customer[];
  /** Worked out when asked for, once. */
  factsOf: (customer: Customer) => PersonFacts;
}>;

const NONE: ReadonlyMap<string, BookFigures> = new Map();

/**
 * Whole households with the answers of everybody in them to all criteria, as the health check has them;
 * read by index, so that the book never stands in memory as documents. RFM and tier are those given.
 */
export function readHouseholds(
  tableOf: Store["tableOf"],
  links: TargetLinks,
  householdIds: readonly string[],
  { on, products, isServing }: FactsContext,
  figures: ReadonlyMap<string, BookFigures> = NONE,
): Household[] {
  const members = tableOf("customers").among("householdId", householdIds) as Customer[];
  const ids = members.map(({ id }) => id);
  const found = <T>(kind: "policy" | "case", collection: "policies" | "cases") =>
    (tableOf(collection).byIds(links.sourcesOf(kind, ids)) as (T & { _deleted: boolean })[]).filter(
      (one) => !one._deleted,
    );
  const policies = found<Policy>("policy", "policies");
  const cases = groups(found<Case>("case", "cases"), ({ customerId = "" }) => customerId);
  const activities = groups(
    tableOf("activities").among("customerId", ids) as Activity[],
    ({ customerId }) => customerId,
  );
  const referrals = links.counts("referral", ids);

  const policiesOf = groups(
    policies.flatMap((policy) =>
      [...new Set([policy.policyholderId, policy.insuredId])].map((of) => ({ of, policy })),
    ),
    ({ of }) => of,
  );
  const factsAbout = (customer: Customer, household: readonly Customer[]): PersonFacts => {
    const own = household.flatMap(({ id }) => policiesOf.get(id) ?? []);
    const theirs = [...new Set(own.map(({ policy }) => policy))];
    const input = checkInput({ customer, policies: theirs, household }, on);
    return factsOf({
      customer,
      policies: theirs,
      household,
      activities: activities.get(customer.id) ?? [],
      cases: cases.get(customer.id) ?? [],
      ...(input && { gaps: gapTable(input, products).rows }),
      figures: {
        referrals: referrals.get(customer.id) ?? 0,
        ...inWords(figures.get(customer.id)),
      },
      products,
      isServing,
      on,
    });
  };
  return [...groups(members, ({ householdId }) => householdId).values()].map((customers) => {
    const known = new Map<Customer, PersonFacts>();
    return {
      customers,
      factsOf(customer) {
        let facts = known.get(customer);
        if (!facts) known.set(customer, (facts = factsAbout(customer, customers)));
        return facts;
      },
    };
  });
}

export const factsOfAll = (households: readonly Household[]): PersonFacts[] =>
  households.flatMap(({ customers, factsOf: about }) => customers.map(about));

function inWords([r, f, m, segment, tier]: BookFigures = NO_FIGURES) {
  if (r === null || f === null || m === null || segment === null || tier === null) return {};
  return { rfm: { r, f, m, segment }, tier };
}

function groups<T>(all: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const one of all) {
    const group = found.get(keyOf(one));
    if (group) group.push(one);
    else found.set(keyOf(one), [one]);
  }
  return found;
}
