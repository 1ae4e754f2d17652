import { useMemo } from "react";
import type { Customer } from "#shared/model/customer.ts";
import { useDocuments } from "../../data/book.tsx";

/** All members of the customer's household, the customer too; only the customer where there is none. */
export function useHousehold(customer: Customer): Customer[] {
  const members = useDocuments("customers", { householdId: customer.householdId });
  return useMemo(() => members ?? [customer], [members, customer]);
}
