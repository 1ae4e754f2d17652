import { useMemo } from "react";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import { useDocument, useDocuments } from "../../data/book.tsx";
import type { CheckDocuments } from "./checkInput.ts";

export type CheckFile =
  | { kind: "loading" }
  | { kind: "none" }
  | { kind: "ready"; documents: CheckDocuments; members: readonly Customer[] };

/** Head, spouse, children, then the rest; within a part the eldest first. */
const ROLE_ORDER = ["head", "spouse", "child", "parent", "sibling", "other"];

/** Customer, household and all policies on their lives, live. */
export function useCheckDocuments(customerId: string): CheckFile {
  const customer = useDocument("customers", customerId);
  const householdId = customer?.householdId;
  // Somebody without a household is asked for by id, so that the query stays on the primary key.
  const household = useDocuments("customers", householdId ? { householdId } : { id: customerId });
  const ids = household?.map(({ id }) => id) ?? [];
  const policies = useDocuments("policies", { customerId: { $in: ids } });
  const products = useDocuments("products", {});
  return useMemo(() => {
    if (customer === null) return { kind: "none" };
    if (!customer || !household || !policies || !products) return { kind: "loading" };
    const definitions = products.map(({ definition }) => definition);
    return {
      kind: "ready",
      documents: { customer, household, policies, products: definitions },
      members: household.toSorted(byRole),
    };
  }, [customer, household, policies, products]);
}

function byRole(a: Customer, b: Customer): number {
  const rank = ({ householdRole }: Customer) => ROLE_ORDER.indexOf(householdRole ?? "other");
  return rank(a) - rank(b) || (a.birthDate ?? "").localeCompare(b.birthDate ?? "");
}

/** The latest change to anything the check rests on, as a date. */
export function dataDateOf(customer: Customer, policies: readonly Policy[]): string {
  return (
    [customer, ...policies]
      .map(({ updatedAt }) => updatedAt)
      .toSorted()
      .at(-1) ?? ""
  );
}
