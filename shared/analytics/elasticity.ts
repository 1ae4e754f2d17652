export interface Demand {
  /** Purchases, or the rate of purchase. */
  readonly quantity: number;
  /** Price, or premium, in any one unit. */
  readonly price: number;
}

/** Change relative to the mean of both values; null between 0 and 0. */
function relativeChange(from: number, to: number): number | null {
  return from + to === 0 ? null : (to - from) / ((from + to) / 2);
}

/** Arc elasticity of demand (DOMAIN 5.7); null while the price has not changed or nothing was bought at all. */
export function arcElasticity(before: Demand, after: Demand): number | null {
  const quantity = relativeChange(before.quantity, after.quantity);
  const price = relativeChange(before.price, after.price);
  return quantity === null || !price ? null : quantity / price;
}

/**
 * What is bought at another price if the elasticity holds (F117), the inverse of `arcElasticity`: from the
 * relative change c of the quantity, q2 = q1 (2 + c) / (2 - c). Null where the change is too large for an
 * arc to describe.
 */
export function quantityAfter(before: Demand, elasticity: number, price: number): number | null {
  const change = relativeChange(before.price, price);
  if (change === null) return null;
  const c = elasticity * change;
  return c >= 2 ? null : Math.max(0, (before.quantity * (2 + c)) / (2 - c));
}
