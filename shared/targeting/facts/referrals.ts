import type { CustomerId } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";

/** How many people of a book name each as their referrer 轉介人 (DOMAIN 7 #42); who is not in it has none. */
export function referralCounts(customers: Iterable<Customer>): Map<CustomerId, number> {
  const counts = new Map<CustomerId, number>();
  for (const { id, referrer } of customers) {
    const by = referrer?.customerId;
    if (by !== undefined && by !== id) counts.set(by, (counts.get(by) ?? 0) + 1);
  }
  return counts;
}
