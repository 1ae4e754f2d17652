import type { BenefitCategory } from "#shared/insurance/categories.ts";
import {
  evaluatePromises,
  type ProductBook,
} from "#shared/insurance/coverage/evaluateSituation.ts";
import type { CoverKind } from "#shared/insurance/coverage/standardSituations.ts";
import { coverTwd, standingOf } from "#shared/insurance/coverage/standing.ts";
import type { CoveragePolicy } from "#shared/insurance/coverage/types.ts";
import { GAP_KINDS, gapTable, type GapKind } from "#shared/insurance/gaps.ts";
import { isInForce } from "#shared/insurance/policyState.ts";
import type { Policy, PolicyCoverage } from "#shared/model/policy.ts";

const NOBODY = {
  annualIncomeTwd: 0,
  livingYears: 0,
  mortgageTwd: 0,
  debtsTwd: 0,
  liquidAssetsTwd: 0,
  socialBenefitsTwd: 0,
  childrenAges: [],
  savedForRetirementTwd: 0,
} as const;

// What a policy pays hangs on its own issue ages. Only the limit for insureds under 15 (A16) asks for the
// person, and it cuts a death cover that a child has no need of; so a policy is worked out for an adult.
const ADULT = { birthDate: "1900-01-01", sex: "M" } as const;

/** Gap kinds that are one row of the matrix, and the category without which they are nothing. */
const SIMPLE: readonly (readonly [GapKind, CoverKind, BenefitCategory])[] = [
  ["life_illness", "death_illness", "DEATH"],
  ["life_accident", "death_accident", "DEATH"],
  ["hospital_day", "hospital_day", "HOSPITAL_DAY"],
  ["reimb_misc", "reimb_misc", "REIMB_MISC"],
  ["reimb_surgery", "reimb_surgery", "REIMB_SURGERY"],
  ["disability_month", "disability_income", "DISABILITY_INCOME"],
  ["major_illness", "major_illness", "MAJOR_ILLNESS"],
  ["cancer", "cancer_first", "CANCER_FIRST"],
];
/** These are present values, which only the whole gap table works out. */
const WHOLE: ReadonlySet<BenefitCategory> = new Set(["LTC", "EDUCATION"]);

type Categories = ReadonlySet<BenefitCategory>;

/**
 * Cover of one policy by gap kind, TWD, in the order of GAP_KINDS; null if it is not in force. Covers add
 * up over coverages and policies (for reimbursements DOMAIN 4 compares with the sum of caps), so each
 * is worked out once; against the health check, which rounds the sum, care may differ by 1 TWD each.
 */
export function policyCover(policy: Policy, on: string, book: ProductBook): Float64Array | null {
  if (!isInForce(policy.state)) return null;
  const cover = new Float64Array(GAP_KINDS.length);
  const simple: PolicyCoverage[] = [];
  const whole: PolicyCoverage[] = [];
  const categories = new Set<BenefitCategory>();
  for (const coverage of policy.coverages) {
    const own = categoriesOf(coverage, book);
    const isWhole = [...own].some((category) => WHOLE.has(category));
    (isWhole ? whole : simple).push(coverage);
    if (!isWhole) for (const category of own) categories.add(category);
  }
  if (simple.length > 0) addSimple(cover, asked(policy, simple), categories, on, book);
  if (whole.length > 0) addWhole(cover, asked(policy, whole), on, book);
  return cover;
}

const asked = (policy: Policy, coverages: PolicyCoverage[]): CoveragePolicy => ({
  policyNo: policy.id,
  company: policy.company,
  effectiveDate: policy.effectiveDate,
  state: policy.state,
  coverages,
});

function categoriesOf(coverage: PolicyCoverage, book: ProductBook): Categories {
  const product = coverage.product ?? book.find(coverage.productCode ?? "");
  return new Set(product?.benefits.map(({ category }) => category));
}

/** The same figures as the gap table, asking only the situations in which the products pay at all. */
function addSimple(
  cover: Float64Array,
  policy: CoveragePolicy,
  categories: Categories,
  on: string,
  book: ProductBook,
) {
  const linesOf = standingOf({ person: ADULT, policies: [policy], on }, book);
  for (const [gapKind, coverKind, category] of SIMPLE) {
    if (!categories.has(category)) continue;
    const at = GAP_KINDS.indexOf(gapKind);
    cover[at] = (cover[at] ?? 0) + coverTwd(linesOf(coverKind), coverKind);
  }
  if (!categories.has("MAJOR_ILLNESS")) return;
  // A cancer with the major-illness card draws on these policies too: the same money (DOMAIN 3.1).
  const situation = { on, cause: "cancer", triggers: ["diagnosis_major"] } as const;
  const { lines } = evaluatePromises({ person: ADULT, policies: [policy], situation }, book);
  const at = GAP_KINDS.indexOf("cancer");
  for (const line of lines) {
    if (line.category === "MAJOR_ILLNESS") cover[at] = (cover[at] ?? 0) + line.amountTwd;
  }
}

function addWhole(cover: Float64Array, policy: CoveragePolicy, on: string, book: ProductBook) {
  const { rows } = gapTable({ person: ADULT, policies: [policy], household: NOBODY, on }, book);
  rows.forEach(({ haveTwd }, at) => {
    cover[at] = (cover[at] ?? 0) + haveTwd;
  });
}
