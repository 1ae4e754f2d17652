import type { ProductBook } from "../coverage/evaluateSituation.ts";
import type { CoveragePolicy, InsuredPerson } from "../coverage/types.ts";
import { addDays, type IsoDate } from "../date.ts";
import type { GapRequest } from "../gaps.ts";
import { insuranceAge } from "../insuranceAge.ts";
import { isInForce } from "../policyState.ts";
import { annualPremiumTwd } from "../premium.ts";
import type { Product } from "../product.ts";
import type { PayTerm } from "../rules.ts";
import { saleTerms, sumRange, underwritingRefusals, type SumRange } from "../underwriting.ts";
import { planRows, withPolicies, type PlanRow } from "./planRows.ts";
import type { PlanKind } from "./settings.ts";

/** Somebody a plan may insure: the person of the gap table, or a child whose education it counts. */
export interface PlanInsured extends InsuredPerson {
  readonly id: string;
  readonly isChild: boolean;
}

/** One way to buy one product for one insured; what is open is whether, and for which sum. */
export interface Choice {
  readonly insured: PlanInsured;
  readonly product: Product;
  readonly issueAge: number;
  readonly payTerm: PayTerm;
  readonly coverageYears: number | undefined;
  readonly sums: SumRange;
  /** TWD a year for one unit of the sum, before rounding. */
  readonly premiumPerUnit: number;
  /** What one unit of the sum adds to a row, in TWD; rows that it does not touch are absent. */
  readonly addsPerUnit: Readonly<Partial<Record<PlanKind, number>>>;
  /** A rider whose main contract the insured already has. */
  readonly hasMainContract: boolean;
}

/** At so large a multiple of a sum the rounding of its premium to the dollar vanishes: below 1e-7 TWD. */
const PREMIUM_SCALE = 1e7;

export interface ChoicesRequest {
  readonly gaps: GapRequest;
  readonly insured: readonly PlanInsured[];
  readonly products: readonly Product[];
}

/**
 * Every way to buy a product that underwriting allows and that adds to an open row, in a fixed order. Cover
 * and premium are asked of the engine at the largest sum and taken as proportional, which the catalogue's
 * rules are; a rule that is cut off above is then counted too low and never too high.
 */
export function planChoices(request: ChoicesRequest, catalogue: ProductBook): Choice[] {
  const { gaps, insured, products } = request;
  const before = planRows(withPolicies(gaps, [], []), catalogue);
  const ordered = products.toSorted((a, b) => (a.code < b.code ? -1 : 1));
  return insured.flatMap((one) =>
    ordered.flatMap((product) =>
      saleTerms(product).flatMap((terms) => {
        const way = { insured: one, product, ...terms };
        return planChoice(way, before, gaps, catalogue) ?? [];
      }),
    ),
  );
}

function planChoice(
  way: Pick<Choice, "insured" | "product" | "payTerm" | "coverageYears">,
  before: readonly PlanRow[],
  gaps: GapRequest,
  catalogue: ProductBook,
): Choice | null {
  const { insured, product, payTerm } = way;
  const issueAge = insuranceAge(insured.birthDate, gaps.on)?.insuranceAge;
  if (issueAge === undefined) return null;
  const sums = sumRange(product);
  if (sums === null) return null;
  const sum = sums.first + sums.step * sums.steps;
  const hasMainContract = !insured.isChild && hasMain(gaps.policies, product.company, catalogue);
  const refusals = underwritingRefusals(product, {
    insuranceAge: issueAge,
    sumInsured: sums.first,
    occupationClass: insured.occupationClass,
    // A rider may also go with a main contract of the same plan: the programme sees to that.
    hasMainContract: true,
  });
  if (refusals.length > 0) return null;
  const premium = annualPremiumTwd(product, {
    sex: insured.sex,
    age: issueAge,
    sumInsured: sum * PREMIUM_SCALE,
    payTerm,
    occupationClass: insured.occupationClass,
  });
  if (premium === null) return null;
  const policy = whatIfPolicy("?", product.company, gaps.on, [
    { ...way, issueAge, sumInsured: sum },
  ]);
  const after = planRows(
    insured.isChild ? withPolicies(gaps, [], [policy]) : withPolicies(gaps, [policy], []),
    catalogue,
  );
  const addsPerUnit: Partial<Record<PlanKind, number>> = {};
  after.forEach(({ kind, haveTwd }, i) => {
    const added = haveTwd - (before[i]?.haveTwd ?? 0);
    if (added > 0 && (before[i]?.gapTwd ?? 0) > 0) addsPerUnit[kind] = added / sum;
  });
  if (Object.keys(addsPerUnit).length === 0 && product.kind === "rider") return null;
  return {
    ...way,
    issueAge,
    sums,
    premiumPerUnit: premium / (sum * PREMIUM_SCALE),
    addsPerUnit,
    hasMainContract,
  };
}

function hasMain(
  policies: readonly CoveragePolicy[],
  company: string,
  catalogue: ProductBook,
): boolean {
  return policies.some(
    ({ state, coverages }) =>
      isInForce(state) &&
      coverages.some((coverage) => {
        const product = coverage.product ?? catalogue.find(coverage.productCode ?? "");
        return product?.kind === "main" && product.company === company;
      }),
  );
}

/** A coverage as a plan would buy it. */
export type WhatIfCoverage = Pick<Choice, "product" | "payTerm" | "coverageYears" | "issueAge"> & {
  readonly sumInsured: number;
};

/**
 * A what-if policy for the health check (F31): never saved. It counts as if its waiting periods were over,
 * for a plan is judged by what it will give, and the words beside it say how long the wait is.
 */
export function whatIfPolicy(
  policyNo: string,
  company: string,
  on: IsoDate,
  coverages: readonly WhatIfCoverage[],
): CoveragePolicy {
  const waits = coverages.flatMap(({ product: { waiting_days: days } }) => [
    days.illness,
    days.cancer,
  ]);
  return {
    policyNo,
    company,
    effectiveDate: addDays(on, -Math.max(0, ...waits)),
    state: "in_force",
    coverages: coverages.map(({ product, payTerm, coverageYears, issueAge, sumInsured }) => ({
      product,
      productCode: product.code,
      issueAge,
      sumInsured,
      payTerm,
      coverageYears,
    })),
  };
}
