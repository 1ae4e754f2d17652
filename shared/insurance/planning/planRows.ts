import { evaluatePromises, type ProductBook } from "../coverage/evaluateSituation.ts";
import type { CoveragePolicy } from "../coverage/types.ts";
import { gapTable, type GapRequest } from "../gaps.ts";
import { annuityDue, realRate, type NeedsParams } from "../needs.ts";
import { roundHalfUp } from "../rounding.ts";
import type { PlanKind } from "./settings.ts";

/** One need, what is had against it, and what is left; TWD, in the unit of its row in the gap table. */
export interface PlanRow {
  readonly kind: PlanKind;
  readonly needTwd: number;
  readonly haveTwd: number;
  readonly gapTwd: number;
}

/** The gap table (DOMAIN 4) with retirement as a row of its own. */
export function planRows(request: GapRequest, catalogue: ProductBook): PlanRow[] {
  const { rows, needs, params } = gapTable(request, catalogue);
  const capital = needs.retirementCapitalTwd ?? 0;
  const saved = Math.max(0, capital - (needs.retirementGapTwd ?? 0));
  const haveTwd = saved + annuityCapitalTwd(request, params, catalogue);
  return [
    ...rows.map(({ kind, needTwd, haveTwd: have, gapTwd }) => ({
      kind,
      needTwd,
      haveTwd: have,
      gapTwd,
    })),
    {
      kind: "retirement",
      needTwd: capital,
      haveTwd,
      gapTwd: Math.max(0, capital - haveTwd),
    },
  ];
}

/**
 * What the annuities on file are worth when retirement begins, over the years it is planned for. A18 leaves
 * them out of the retirement gap; a plan must not, or it would sell a second annuity for the same years.
 */
function annuityCapitalTwd(
  { person, policies, on }: GapRequest,
  params: NeedsParams,
  catalogue: ProductBook,
): number {
  const situation = { on, cause: "illness", triggers: ["survival"] } as const;
  const { lines } = evaluatePromises({ person, policies, situation }, catalogue);
  const years = params.endAge - params.retireAge;
  const total = lines.reduce((sum, line) => {
    if (line.category !== "ANNUITY" || line.kind !== "stream" || !line.applies) return sum;
    // An annuity that begins after retirement does not carry its first years.
    if ((line.benefit.from_age ?? 0) > params.retireAge) return sum;
    const perYear = line.every === "month" ? line.amountTwd * 12 : line.amountTwd;
    const paid = line.payments ?? Number.POSITIVE_INFINITY;
    const yearsPaid = Math.min(years, line.every === "month" ? paid / 12 : paid);
    return sum + perYear * annuityDue(yearsPaid, realRate(params));
  }, 0);
  return roundHalfUp(total);
}

/** The request with further policies, on the person's own life and on the children's. */
export function withPolicies(
  request: GapRequest,
  own: readonly CoveragePolicy[],
  childrens: readonly CoveragePolicy[],
): GapRequest {
  return {
    ...request,
    policies: [...request.policies, ...own],
    childrenPolicies: [...(request.childrenPolicies ?? request.policies), ...childrens],
  };
}
