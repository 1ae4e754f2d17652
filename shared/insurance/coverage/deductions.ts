import { roundHalfUp } from "../rounding.ts";
import { paidBeforeTwd, type Draft } from "./draft.ts";

/**
 * `deduct_from` X on benefit Y: X is reduced by what Y paid before or pays now (A09), never below 0.
 * So an early stage and the full cancer together pay the sum insured once.
 * @param drafts the lines of one coverage; changed in place
 */
export function applyDeductions(drafts: readonly Draft[]): void {
  const coverage = drafts[0]?.facts.coverage;
  if (!coverage) return;
  for (const target of drafts) {
    if (target.kind !== "lump") continue;
    for (const source of target.facts.product.benefits) {
      if (source.deduct_from !== target.benefit.id) continue;
      const now = drafts.find((draft) => draft.benefit.id === source.id);
      const deductedTwd =
        paidBeforeTwd(coverage.paidBefore, source.id) + roundHalfUp(now?.amount ?? 0);
      if (deductedTwd === 0) continue;
      target.amount = Math.max(0, target.amount - deductedTwd);
      target.reason = { code: "deducted", benefitId: source.id, deductedTwd };
    }
  }
}
