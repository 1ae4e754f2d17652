import type { AssociationRule } from "./associationRules.ts";
import type { CustomerKey } from "./compareIds.ts";

export interface Holder<P, I extends CustomerKey> {
  readonly id: P;
  readonly items: readonly I[];
}

export interface Offer<P, I extends CustomerKey> {
  readonly id: P;
  /** The rule behind the offer: its right side is what to offer, its left side why. */
  readonly rule: AssociationRule<I>;
}

/**
 * People who hold the left side of a rule without the right (DOMAIN 5.6): what is offered, each thing once a
 * person and by the first rule that offers it, so rules come best first, as `associationRules` sorts them.
 */
export function offers<P, I extends CustomerKey>(
  rules: readonly AssociationRule<I>[],
  holders: readonly Holder<P, I>[],
): Offer<P, I>[] {
  return holders.flatMap(({ id, items }) => {
    const held = new Set(items);
    const offered = new Set<I>();
    return rules.flatMap((rule) => {
      const applies = !held.has(rule.right) && rule.left.every((item) => held.has(item));
      if (!applies || offered.has(rule.right)) return [];
      offered.add(rule.right);
      return { id, rule };
    });
  });
}
