import { coverageMatrix, type CoverageMatrix } from "../coverage/matrix.ts";
import type { CoveragePolicy } from "../coverage/types.ts";
import type { GapRequest } from "../gaps.ts";
import { completedAge } from "../insuranceAge.ts";
import { premiumIncomeRatio, yearlyPremiumsTwd } from "../policyPremiums.ts";
import { annualPremiumTwd, isRenewable, modalPremiumTwd } from "../premium.ts";
import type { Product } from "../product.ts";
import { PREMIUM_MODES, type PremiumMode } from "../rules.ts";
import { roundHalfUp } from "../rounding.ts";
import { catalogue as shipped, type Catalogue } from "../shippedCatalogue.ts";
import { planChoices, whatIfPolicy, type Choice, type PlanInsured } from "./choices.ts";
import { cheapest, leastUncovered, planProgramme } from "./planProgramme.ts";
import { planRows, withPolicies, type PlanRow } from "./planRows.ts";
import { valueOf, type MilpSolver } from "./programme.ts";
import { planSettingsOn, type PlanKind, type PlanSettings } from "./settings.ts";

export interface PlanRequest extends GapRequest {
  /** What the family can spend on new premiums, TWD a year paid annually. */
  readonly budgetTwd: number;
  /** Children who may be insured for their education; whose ages the household counts. */
  readonly children?: readonly Omit<PlanInsured, "isChild">[];
  /** What may be proposed; default: what the own companies sell. */
  readonly products?: readonly Product[];
  readonly settings?: readonly PlanSettings[];
}

export const PROPOSAL_KINDS = ["closes_all", "within_budget", "half_budget"] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

export type PremiumsByMode = Readonly<Record<PremiumMode, number>>;

export interface PlannedCoverage extends Choice {
  readonly sumInsured: number;
  /** One instalment in TWD by mode. */
  readonly premiumsTwd: PremiumsByMode;
  /** What it closes of the rows that the coverages before it left open, in TWD of the row. */
  readonly closes: readonly { readonly kind: PlanKind; readonly amountTwd: number }[];
  /** Its premium follows the attained age. */
  readonly isRenewable: boolean;
}

export type PlanWarning =
  | { readonly code: "premium_income"; readonly ratio: number; readonly limit: number }
  | { readonly code: "senior"; readonly age: number };

export interface PlanProposal {
  readonly kind: ProposalKind;
  /** Null: no limit. */
  readonly budgetTwd: number | null;
  readonly coverages: readonly PlannedCoverage[];
  /** Sum of the coverages' instalments in TWD by mode. */
  readonly premiumsTwd: PremiumsByMode;
  /** Rows of need, have and gap without and with the plan; waiting periods count as over. */
  readonly before: readonly PlanRow[];
  readonly after: readonly PlanRow[];
  /** Category × policy of the person's own life, with the plan as what-if policies (F31). */
  readonly matrixBefore: CoverageMatrix;
  readonly matrixAfter: CoverageMatrix;
  readonly warnings: readonly PlanWarning[];
}

export interface Plan {
  readonly proposals: readonly PlanProposal[];
  /** Assumptions to be printed with the proposals. */
  readonly settings: PlanSettings;
}

/**
 * Sets of products and sums that leave as little need uncovered as the budget allows, each row weighted and
 * taken as a share of its need, then cost least: proven optima of an integer programme. What is on file
 * stays as it is: nothing is replaced, so no replacement warning arises (F34, DOMAIN 9.8). An aid, not advice.
 */
export async function planProposals(
  request: PlanRequest,
  solve: MilpSolver,
  catalogue: Catalogue = shipped,
): Promise<Plan> {
  const settings = planSettingsOn(request.on, request.settings);
  const insured: PlanInsured[] = [
    { ...request.person, id: "self", isChild: false },
    ...(request.children ?? []).map((child) => ({ ...child, isChild: true })),
  ];
  const products = request.products ?? ownProducts(catalogue);
  const before = planRows(withPolicies(request, [], []), catalogue);
  const choices = planChoices({ gaps: request, insured, products }, catalogue);
  const proposals: PlanProposal[] = [];
  for (const kind of PROPOSAL_KINDS) {
    const budgetTwd = budgetOf(kind, request.budgetTwd);
    const programme = planProgramme(choices, before, settings.weights, budgetTwd);
    const first = await solve(leastUncovered(programme));
    const best = valueOf(programme.uncovered, first);
    const sums = programme.sums(await solve(cheapest(programme, best)));
    const open = new Map(before.map((row) => [row.kind, row.gapTwd]));
    const coverages = choices.flatMap((choice, i) => {
      const sumInsured = sums[i] ?? 0;
      return sumInsured > 0 ? [plannedCoverage(choice, sumInsured, open, catalogue)] : [];
    });
    proposals.push(proposal({ kind, budgetTwd, coverages }, request, before, settings, catalogue));
  }
  return { proposals, settings };
}

function ownProducts({ companies, products }: Catalogue): Product[] {
  const own = new Set(companies.filter((company) => company.own).map(({ code }) => code));
  return products.filter(({ company, status }) => own.has(company) && status === "on_sale");
}

function budgetOf(kind: ProposalKind, budgetTwd: number): number | null {
  if (kind === "closes_all") return null;
  return kind === "within_budget" ? budgetTwd : Math.floor(budgetTwd / 2);
}

function plannedCoverage(
  choice: Choice,
  sumInsured: number,
  open: Map<PlanKind, number>,
  { tables }: Pick<Catalogue, "tables">,
): PlannedCoverage {
  const { insured, product, payTerm, issueAge } = choice;
  const annual =
    annualPremiumTwd(product, {
      sex: insured.sex,
      age: issueAge,
      sumInsured,
      payTerm,
      occupationClass: insured.occupationClass,
    }) ?? 0;
  return {
    ...choice,
    sumInsured,
    premiumsTwd: byMode((mode) => modalPremiumTwd(annual, mode, tables.premium_mode_factor)),
    closes: takeFrom(open, choice, sumInsured),
    isRenewable: isRenewable(product, payTerm),
  };
}

/** What a sum closes of the open rows, which are lowered by it: no gap is told as closed twice. */
function takeFrom(open: Map<PlanKind, number>, { addsPerUnit }: Choice, sumInsured: number) {
  return (Object.entries(addsPerUnit) as [PlanKind, number][]).flatMap(([kind, perUnit]) => {
    const gapTwd = open.get(kind) ?? 0;
    const amountTwd = Math.min(gapTwd, roundHalfUp(perUnit * sumInsured));
    open.set(kind, gapTwd - amountTwd);
    return amountTwd > 0 ? [{ kind, amountTwd }] : [];
  });
}

function byMode(premiumTwd: (mode: PremiumMode) => number): PremiumsByMode {
  const entries = PREMIUM_MODES.map((mode) => [mode, premiumTwd(mode)] as const);
  return Object.fromEntries(entries) as Record<PremiumMode, number>;
}

function proposal(
  draft: Pick<PlanProposal, "kind" | "budgetTwd" | "coverages">,
  request: PlanRequest,
  before: readonly PlanRow[],
  settings: PlanSettings,
  catalogue: Catalogue,
): PlanProposal {
  const { person, policies, on } = request;
  const own = whatIfPolicies(
    draft.coverages.filter(({ insured }) => !insured.isChild),
    on,
  );
  const childrens = whatIfPolicies(
    draft.coverages.filter(({ insured }) => insured.isChild),
    on,
  );
  const premiumsTwd = byMode((mode) =>
    draft.coverages.reduce((sum, coverage) => sum + coverage.premiumsTwd[mode], 0),
  );
  return {
    ...draft,
    premiumsTwd,
    before,
    after: planRows(withPolicies(request, own, childrens), catalogue),
    matrixBefore: coverageMatrix({ person, policies, on }, catalogue),
    matrixAfter: coverageMatrix({ person, policies: [...policies, ...own], on }, catalogue),
    warnings: warningsOf(premiumsTwd.annual, request, settings, catalogue),
  };
}

/** A policy for each main contract; riders go with the first of their company, or alone if it is on file. */
function whatIfPolicies(
  coverages: readonly PlannedCoverage[],
  on: PlanRequest["on"],
): CoveragePolicy[] {
  const groups: PlannedCoverage[][] = [];
  const byMainFirst = coverages.toSorted((a, b) => (a.product.kind < b.product.kind ? -1 : 1));
  for (const coverage of byMainFirst) {
    const isHome = ([first]: readonly PlannedCoverage[]) =>
      first?.product.company === coverage.product.company &&
      first.insured.id === coverage.insured.id;
    const home = coverage.product.kind === "rider" ? groups.find(isHome) : undefined;
    if (home) home.push(coverage);
    else groups.push([coverage]);
  }
  return groups.map((group, i) =>
    whatIfPolicy(`PLAN-${i + 1}`, group[0]?.product.company ?? "", on, group),
  );
}

function warningsOf(
  newPremiumsTwd: number,
  { person, policies, household, on }: PlanRequest,
  { premiumIncomeLimit, seniorAge }: PlanSettings,
  catalogue: Catalogue,
): PlanWarning[] {
  const premiums = yearlyPremiumsTwd({ person, policies, on }, catalogue) + newPremiumsTwd;
  const ratio = premiumIncomeRatio(premiums, household.annualIncomeTwd);
  const age = completedAge(person.birthDate, on);
  const warnings: PlanWarning[] = [];
  if (ratio !== null && ratio > premiumIncomeLimit) {
    warnings.push({ code: "premium_income", ratio, limit: premiumIncomeLimit });
  }
  if (newPremiumsTwd > 0 && age >= seniorAge) warnings.push({ code: "senior", age });
  return warnings;
}
