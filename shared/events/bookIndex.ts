import { TIER_PERCENT, tiers, type Tier } from "#shared/analytics/tiers.ts";
import type { ProductBook } from "#shared/insurance/coverage/evaluateSituation.ts";
import { isInForce } from "#shared/insurance/policyState.ts";
import type { Product } from "#shared/insurance/product.ts";
import type { IsoDate } from "#shared/insurance/date.ts";
import type { Activity } from "#shared/model/activity.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { DirectoryEntry } from "#shared/model/organisation.ts";
import type { Policy, PolicyCoverage } from "#shared/model/policy.ts";
import type { Case, Task } from "#shared/model/work.ts";
import { taipeiDate } from "#shared/model/taipeiTime.ts";

/** The documents that reminders are made of; `tasks` are those already made. */
export type ReminderBook = Readonly<{
  customers: readonly Customer[];
  policies: readonly Policy[];
  activities: readonly Activity[];
  cases: readonly Case[];
  tasks: readonly Task[];
  directory: readonly DirectoryEntry[];
}>;

/** The same documents, found by what the triggers ask for; lists are in the order of ids. */
export type BookIndex = Readonly<{
  customers: readonly Customer[];
  policies: readonly Policy[];
  cases: readonly Case[];
  directory: readonly DirectoryEntry[];
  customer: (id: string | undefined) => Customer | undefined;
  policy: (id: string | undefined) => Policy | undefined;
  /** The household of a customer, the customer included. */
  household: (customer: Customer) => readonly Customer[];
  policiesOfHolder: (customerId: string) => readonly Policy[];
  policiesOfInsured: (customerId: string) => readonly Policy[];
  activities: (kind: Activity["kind"]) => readonly Activity[];
  paymentsOfPolicy: (policyId: string) => readonly Activity[];
  /** Days on which somebody was reached, each once, in order. */
  contactDays: (customerId: string) => readonly IsoDate[];
  tierOf: (customerId: string) => Tier | undefined;
  /** A unit, a member of staff or a partner. */
  entry: (id: string | undefined) => DirectoryEntry | undefined;
  product: (coverage: PolicyCoverage) => Product | undefined;
  hasTask: (id: string) => boolean;
}>;

/**
 * Prepares a book for the triggers of DOMAIN 6: look-ups by id and by what a trigger asks, in one order
 * whatever the order of the documents.
 */
export function indexBook(book: ReminderBook, catalogue: ProductBook): BookIndex {
  const customers = byId(book.customers);
  const policies = byId(book.policies);
  const directory = byId(book.directory);
  const cases = byId(book.cases);
  const customerById = found(customers);
  const policyById = found(policies);
  const entryById = found(directory);
  // One rule or one day needs few of these; a company's book is large.
  const households = lazily(() => Map.groupBy(customers, ({ householdId }) => householdId));
  const byHolder = lazily(() => grouped(policies, ({ policyholderId }) => policyholderId));
  const byInsured = lazily(() => grouped(policies, ({ insuredId }) => insuredId));
  const byKind = lazily(() => Map.groupBy(byId(book.activities), ({ kind }) => kind));
  const payments = lazily(() =>
    grouped(byKind().get("payment") ?? [], ({ policyId }) => policyId ?? ""),
  );
  const contacts = lazily(() => contactDaysOf(byKind().get("contact") ?? []));
  const tierById = lazily(() => tiersOf(byHolder()));
  const taskIds = new Set<string>(book.tasks.map(({ id }) => id));
  return {
    customers,
    policies,
    cases,
    directory,
    customer: customerById,
    policy: policyById,
    household: (customer) => households().get(customer.householdId) ?? [customer],
    policiesOfHolder: (id) => byHolder().get(id) ?? [],
    policiesOfInsured: (id) => byInsured().get(id) ?? [],
    activities: (kind) => byKind().get(kind) ?? [],
    paymentsOfPolicy: (id) => payments().get(id) ?? [],
    contactDays: (id) => contacts().get(id) ?? [],
    tierOf: (id) => tierById().get(id),
    entry: entryById,
    product: (coverage) => coverage.product ?? catalogue.find(coverage.productCode ?? ""),
    hasTask: (id) => taskIds.has(id),
  };
}

/** The main contract 主約 of a policy. */
export function mainCoverage(policy: Policy): PolicyCoverage {
  const main = policy.coverages.find(({ kind }) => kind === "main") ?? policy.coverages[0];
  if (!main) throw new RangeError("a policy has at least one coverage");
  return main;
}

// What is computed from several documents must not hang on the order in which a device happens to hold them.
function byId<T extends { readonly id: string }>(documents: readonly T[]): readonly T[] {
  const isInOrder = documents.every((one, at) => at === 0 || (documents[at - 1] as T).id <= one.id);
  return isInOrder ? documents : documents.toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function found<T extends { readonly id: string }>(documents: readonly T[]) {
  const index = lazily(() => {
    const byId = new Map<string, T>();
    for (const one of documents) byId.set(one.id, one);
    return byId;
  });
  return (id: string | undefined) => (id === undefined ? undefined : index().get(id));
}

const grouped = <T>(documents: readonly T[], keyOf: (one: T) => string) =>
  Map.groupBy(documents, keyOf);

function lazily<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function contactDaysOf(contacts: readonly Activity[]): Map<string, IsoDate[]> {
  const reached = contacts.filter(({ result }) => result !== "no_answer");
  const days = new Map<string, IsoDate[]>();
  for (const [id, own] of grouped(reached, ({ customerId }) => customerId)) {
    const sorted = own.map(({ at }) => taipeiDate(at)).sort();
    days.set(
      id,
      sorted.filter((day, at) => day !== sorted[at - 1]),
    );
  }
  return days;
}

/** Tiers by annual premium in force with us, over the policyholders of this book (DOMAIN 5.1, 5.2). */
function tiersOf(byHolder: ReadonlyMap<string, readonly Policy[]>): Map<string, Tier> {
  const valued = [...byHolder].flatMap(([id, held]) => {
    const inForce = held.filter(({ isOwn, state }) => isOwn && isInForce(state));
    const value = inForce.reduce((sum, { annualPremiumTwd }) => sum + annualPremiumTwd, 0);
    return inForce.length > 0 ? [{ id, value }] : [];
  });
  return new Map(tiers(valued, TIER_PERCENT).map(({ id, tier }) => [id, tier]));
}
