import type { Book } from "./book.ts";
import { liveRows } from "./live.ts";
import { createNumberColumns } from "./numberColumns.ts";

export type Holdings = {
  inForce: number;
  /** Annual-mode premium of the policies in force, own and other companies', TWD. */
  premiumTwd: number;
};

/** What stands on each customer's page, added up; worked out anew for a customer whose policies change. */
export function createHoldings({ people, policies }: Book) {
  const numbers = createNumberColumns({ inForce: Uint16Array, premiumTwd: Float64Array });
  const { at } = numbers;
  const search: string[] = [];

  function addUp(customer: number) {
    numbers.reach(people.length());
    const policyNos: string[] = [];
    at.inForce[customer] = 0;
    at.premiumTwd[customer] = 0;
    for (const row of policies.ofCustomer(customer)) {
      policyNos.push(policies.searchOf(row));
      if (!policies.isInForce(row)) continue;
      at.inForce[customer] = (at.inForce[customer] ?? 0) + 1;
      at.premiumTwd[customer] = (at.premiumTwd[customer] ?? 0) + (policies.at.premiumTwd[row] ?? 0);
    }
    search[customer] = policyNos.join("\n");
  }

  return {
    at,
    /** Adds up the whole book. */
    fill() {
      const customers = new Set<number>();
      for (const row of liveRows(policies)) customers.add(policies.at.customer[row] ?? 0);
      for (const customer of customers) addUp(customer);
    },
    addUp,
    of: (customer: number): Holdings => ({
      inForce: at.inForce[customer] ?? 0,
      premiumTwd: at.premiumTwd[customer] ?? 0,
    }),
    /** Numbers of the customer's policies, in the form in which text is searched. */
    codesOf: (customer: number): string => search[customer] ?? "",
  };
}
