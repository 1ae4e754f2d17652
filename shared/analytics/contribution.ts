import {
  allocate,
  driverOf,
  type Contribution,
  type CostObject,
  type CostPool,
} from "./allocate.ts";

/**
 * Contribution by product, unit or any other grouping: the same allocation, over the sums of each group's
 * policies (DOMAIN 5.4, F119). Groups come in the order in which they first appear.
 */
export function contributionBy<K>(
  pools: readonly CostPool[],
  policies: readonly CostObject<unknown>[],
  keyOf: (policy: CostObject<unknown>) => K,
): Contribution<K>[] {
  const drivers = [...new Set(pools.map(({ driver }) => driver))];
  const groups = [...Map.groupBy(policies, keyOf)].map(([id, members]) =>
    sumOf(id, members, drivers),
  );
  return allocate(pools, groups);
}

function sumOf<K>(
  id: K,
  members: readonly CostObject<unknown>[],
  drivers: readonly string[],
): CostObject<K> {
  const sum = (read: (member: CostObject<unknown>) => number) =>
    members.reduce((total, member) => total + read(member), 0);
  return {
    id,
    premiumTwd: sum(({ premiumTwd }) => premiumTwd),
    marginTwd: sum(({ premiumTwd, marginTwd = premiumTwd }) => marginTwd),
    directTwd: sum(({ directTwd }) => directTwd),
    drivers: Object.fromEntries(
      drivers.map((driver) => [driver, sum((member) => driverOf(member, driver))]),
    ),
  };
}
