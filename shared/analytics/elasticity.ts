/** Arc elasticity of demand: relative change of quantity over relative change of price (DOMAIN 5.7). */
export function arcElasticity(
  before: { readonly quantity: number; readonly price: number },
  after: { readonly quantity: number; readonly price: number },
): number {
  const relative = (from: number, to: number) => (to - from) / ((from + to) / 2);
  return relative(before.quantity, after.quantity) / relative(before.price, after.price);
}
