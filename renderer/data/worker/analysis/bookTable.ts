import { isInForce, type PolicyState } from "#shared/insurance/policyState.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import type { BookReader } from "../bookReader.ts";

/** What the charts need of a customer: a tenth of the document. */
export type BookPerson = Pick<
  Customer,
  | "id"
  | "name"
  | "kind"
  | "sex"
  | "birthDate"
  | "annualIncomeTwd"
  | "occupationClass"
  | "householdId"
  | "householdRole"
  | "householdFinance"
  | "agentId"
  | "updatedAt"
> & { city: string };

export type BookPolicy = Readonly<{
  holderId: string;
  insuredId: string;
  isOwn: boolean;
  isInForce: boolean;
  /** Was it ever issued? An application or a cancelled sale is no purchase. */
  isIssued: boolean;
  premiumTwd: number;
  effectiveDate: string;
  updatedAt: string;
}>;

const NEVER_ISSUED: ReadonlySet<PolicyState> = new Set([
  "applied",
  "underwriting",
  "withdrawn",
  "declined",
  "postponed",
  "free_look_cancelled",
  "rescinded",
]);

/**
 * The customers and policies of this window as light rows, read once and then kept by the change
 * stream: a manager who comes back to a chart waits for no second scan (ARCHITECTURE D7).
 */
export function createBookTable(reader: BookReader) {
  const people = new Map<string, BookPerson>();
  const policies = new Map<string, BookPolicy>();
  // A policy names its people by the customer's own string: 250,000 policies share 100,000 ids.
  const ids = new Map<string, string>();
  let revision = 0;
  let peopleRevision = 0;
  let loading: Promise<void> | undefined;

  const intern = (id: string) => {
    const known = ids.get(id);
    if (known === undefined) ids.set(id, id);
    return known ?? id;
  };

  function putCustomer(customer: Customer) {
    people.set(intern(customer.id), {
      id: customer.id,
      name: customer.name,
      kind: customer.kind,
      sex: customer.sex,
      birthDate: customer.birthDate,
      annualIncomeTwd: customer.annualIncomeTwd,
      occupationClass: customer.occupationClass,
      householdId: customer.householdId,
      householdRole: customer.householdRole,
      householdFinance: customer.householdFinance,
      agentId: customer.agentId,
      updatedAt: customer.updatedAt,
      city: customer.address?.city ?? "",
    });
  }

  function putPolicy(policy: Policy) {
    policies.set(policy.id, {
      holderId: intern(policy.policyholderId),
      insuredId: intern(policy.insuredId),
      isOwn: policy.isOwn,
      isInForce: isInForce(policy.state),
      isIssued: !NEVER_ISSUED.has(policy.state),
      premiumTwd: policy.annualPremiumTwd,
      effectiveDate: policy.effectiveDate,
      updatedAt: policy.updatedAt,
    });
  }

  type PolicyVisit = (batch: Policy[]) => void | Promise<void>;

  async function load(alsoVisit: PolicyVisit) {
    // Kept apart until the scan is over: a page read late must not bring an older row back.
    const late: (() => void)[] = [];
    let isScanned = false;
    reader.changes$.subscribe(({ collection, rows }) => {
      if (collection !== "customers" && collection !== "policies") return;
      for (const { id, row } of rows) {
        const apply = () => {
          if (!row) (collection === "customers" ? people : policies).delete(id);
          else if (collection === "customers") putCustomer(row as Customer);
          else putPolicy(row as Policy);
        };
        if (isScanned) apply();
        else late.push(apply);
      }
      revision += 1;
      if (collection === "customers") peopleRevision += 1;
    });
    await reader.eachCustomer((batch) => batch.forEach(putCustomer));
    await reader.eachPolicy((batch) => {
      batch.forEach(putPolicy);
      return alsoVisit(batch);
    });
    isScanned = true;
    for (const apply of late) apply();
  }

  return {
    people,
    policies,
    /** Resolves once the whole book stands in memory. */
    whenLoaded: (): Promise<void> => (loading ??= load(() => undefined)),
    /** Reads all policies; the first reading of the book is shared, so that nothing is parsed twice. */
    eachPolicy: (visit: PolicyVisit): Promise<void> =>
      loading ? reader.eachPolicy(visit) : (loading = load(visit)),
    /** Rises when a customer or policy changes: equal numbers, equal answers. */
    revision: () => revision,
    /** Rises when a customer changes. */
    peopleRevision: () => peopleRevision,
    /** Newest change among the customers and policies; null in an empty book. */
    newestChange(): string | null {
      let newest = "";
      for (const { updatedAt } of people.values()) if (updatedAt > newest) newest = updatedAt;
      for (const { updatedAt } of policies.values()) if (updatedAt > newest) newest = updatedAt;
      return newest || null;
    },
  };
}
export type BookTable = ReturnType<typeof createBookTable>;

const tables = new WeakMap<BookReader, BookTable>();

/** One table for all charts of a reader. */
export function bookTableOf(reader: BookReader): BookTable {
  let table = tables.get(reader);
  if (!table) tables.set(reader, (table = createBookTable(reader)));
  return table;
}
