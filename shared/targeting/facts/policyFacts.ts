import { lapseScore } from "#shared/analytics/lapseScore.ts";
import { coverageEndsOn, coverageFacts } from "#shared/insurance/coverage/coverageFacts.ts";
import type { ProductBook } from "#shared/insurance/coverage/evaluateSituation.ts";
import { addMonths, completedYears, daysBetween, type IsoDate } from "#shared/insurance/date.ts";
import { valueEstimateTwd } from "#shared/insurance/nonForfeiture.ts";
import { reinstatementWindow, repurchaseWindows } from "#shared/insurance/policyClocks.ts";
import { isInForce, isPremiumDue } from "#shared/insurance/policyState.ts";
import { policyAnniversary, policyYear } from "#shared/insurance/policyYear.ts";
import { paymentYears } from "#shared/insurance/premium.ts";
import type { Product } from "#shared/insurance/product.ts";
import type { Policy, PolicyCoverage } from "#shared/model/policy.ts";
import type { CoverageRow, PolicyRow } from "../catalogue/fieldTypes.ts";
import type { History } from "./history.ts";
import { nextPayout } from "./payout.ts";
import type { FactItem } from "./personFacts.ts";

export type PolicyContext = Readonly<{
  products: ProductBook;
  history: History;
  /** Own policies in force of the person, for the lapse score. */
  ownInForce: number;
  isOrphan: boolean;
  on: IsoDate;
}>;

/** The product of a coverage, its own or the catalogue's; undefined if nobody knows it. */
export const productOf = (
  { product, productCode }: PolicyCoverage,
  products: ProductBook,
): Product | undefined => product ?? products.find(productCode ?? "");

type Covered = Readonly<{ coverage: PolicyCoverage; product: Product }>;

/** The coverages whose product is known. */
const coveredBy = (policy: Policy, products: ProductBook): Covered[] =>
  policy.coverages.flatMap((coverage) => {
    const product = productOf(coverage, products);
    return product ? [{ coverage, product }] : [];
  });

/** The coverages of a policy that hold on the date by state and term. */
export function standingCoverages(policy: Policy, products: ProductBook, on: IsoDate): Covered[] {
  return coveredBy(policy, products).filter(({ coverage, product }) => {
    const { blocked, expired } = coverageFacts(policy, coverage, product, on);
    return !blocked && !expired;
  });
}

/** A policy as the criteria see it. Anniversaries and dates to come belong to policies in force only. */
export function policyFacts(policy: Policy, context: PolicyContext): FactItem<PolicyRow> {
  const { on } = context;
  const inForce = isInForce(policy.state);
  const hasBegun = inForce && policy.effectiveDate <= on;
  const years = completedYears(policy.effectiveDate, on);
  const last = hasBegun && years > 0 ? policyAnniversary(policy.effectiveDate, years) : null;
  const nextYears = last === on ? years : Math.max(0, years) + 1;
  const covered = coveredBy(policy, context.products);
  return {
    label: policy.policyNo,
    row: {
      status: policy.state,
      in_force: inForce,
      mode: policy.premiumMode,
      payment_method: policy.paymentMethod,
      anniversary: inForce ? policyAnniversary(policy.effectiveDate, nextYears) : null,
      last_anniversary: last,
      years: hasBegun ? years : null,
      ...repurchase(policy, covered, inForce, on),
      maturity_date: inForce ? maturityDate(policy, covered) : null,
      payout_date: inForce ? payoutDate(policy, covered, on) : null,
      reinstatable_until: reinstatableUntil(policy, covered, on),
      loan_ratio: loanRatio(policy, covered, on),
      lapse_score: lapseProbability(policy, covered, context),
    },
  };
}

function repurchase(
  { isOwn, effectiveDate }: Policy,
  covered: readonly Covered[],
  inForce: boolean,
  on: IsoDate,
): Pick<PolicyRow, "repurchase_window" | "repurchase_until"> {
  const windows = covered
    .filter(
      ({ product }) =>
        product.status === "on_sale" || product.repurchase?.allowed_although_discontinued === true,
    )
    .flatMap(({ product }) => repurchaseWindows(product, effectiveDate))
    .filter(({ to }) => to >= on)
    .toSorted((a, b) => (a.to < b.to ? -1 : 1));
  const next = isOwn && inForce ? windows[0] : undefined;
  return {
    repurchase_window: next !== undefined && next.from <= on,
    repurchase_until: next?.to ?? null,
  };
}

/** The end of the main contract, which the riders follow. */
function maturityDate({ effectiveDate }: Policy, covered: readonly Covered[]): IsoDate | null {
  const main = covered.find(({ coverage }) => coverage.kind === "main");
  return main ? coverageEndsOn(main.product, main.coverage, effectiveDate) : null;
}

function payoutDate({ effectiveDate }: Policy, covered: readonly Covered[], on: IsoDate) {
  return (
    covered
      .flatMap(({ coverage, product }) => nextPayout(product, coverage, effectiveDate, on) ?? [])
      .toSorted()
      .at(0) ?? null
  );
}

function reinstatableUntil(policy: Policy, covered: readonly Covered[], on: IsoDate) {
  const { state, lapsedOn } = policy;
  if (state !== "lapsed" || lapsedOn === undefined) return null;
  const { lastDay } = reinstatementWindow(lapsedOn, maturityDate(policy, covered));
  return lastDay >= on ? lastDay : null;
}

/** Loan by estimated value, 0.5 is 50 %; null without a value to measure it by. */
function loanRatio(policy: Policy, covered: readonly Covered[], on: IsoDate): number | null {
  if (!isInForce(policy.state)) return null;
  if (!policy.loanTwd) return 0;
  const year = policyYear(policy.effectiveDate, on);
  if (year < 1) return null;
  const valueTwd = covered.reduce((sum, { coverage, product }) => {
    const { sumInsured, annualPremiumTwd, payTerm, issueAge } = coverage;
    const facts = { sumInsured, annualPremiumTwd, year };
    const years = paymentYears(payTerm, issueAge);
    return sum + (valueEstimateTwd(product, { ...facts, paymentYears: years }) ?? 0);
  }, 0);
  return valueTwd > 0 ? policy.loanTwd / valueTwd : null;
}

/** Beyond any real gap between contacts: stands for somebody who was never reached. */
const NEVER_DAYS = 36_500;

/** Risk of lapse of an own policy on which premiums are still due (DOMAIN 5.5); else null. */
function lapseProbability(
  policy: Policy,
  covered: readonly Covered[],
  { history, ownInForce, isOrphan, on }: PolicyContext,
): number | null {
  if (!policy.isOwn || !isPremiumDue(policy.state)) return null;
  const twoYearsAgo = addMonths(on, -24);
  const late = history.payments.filter(
    ({ activity, date }) =>
      activity.policyId === policy.id && date > twoYearsAgo && activity.result === "late",
  );
  const lastContact = history.row.last_contact_date;
  const { p } = lapseScore({
    lateCount24m: late.length,
    monthlyMode: policy.premiumMode === "monthly",
    policyYear: policyYear(policy.effectiveDate, on),
    daysSinceContact: lastContact === null ? NEVER_DAYS : daysBetween(lastContact, on),
    loanRatio: loanRatio(policy, covered, on) ?? 0,
    orphan: isOrphan,
    autoDebit: policy.paymentMethod === "bank_transfer" || policy.paymentMethod === "credit_card",
    policies: ownInForce,
  });
  return p;
}

/** Coverages that hold on the date, each with its own end. */
export function coverageRows(
  policy: Policy,
  products: ProductBook,
  on: IsoDate,
): FactItem<CoverageRow>[] {
  return standingCoverages(policy, products, on).map(({ coverage, product }) => ({
    label: `${policy.policyNo} ${product.name_zh}`,
    row: {
      end_date: coverageEndsOn(product, coverage, policy.effectiveDate),
      kind: coverage.kind,
    },
  }));
}
