import type { BenefitCategory } from "./categories.ts";
import type { Horizon } from "./coverage/benefitTests.ts";
import { coverageFacts, type CoverageFacts } from "./coverage/coverageFacts.ts";
import { applyDeductions } from "./coverage/deductions.ts";
import { draftCoverage } from "./coverage/draft.ts";
import type { ProductBook } from "./coverage/evaluateSituation.ts";
import { figuresOf, type LineFigures } from "./coverage/figures.ts";
import { fitsUnit, unitAmountTwd } from "./coverage/standing.ts";
import {
  standardSituation,
  type CoverKind,
  type CoverUnit,
} from "./coverage/standardSituations.ts";
import type { CoveragePolicy, InsuredPerson, Situation } from "./coverage/types.ts";
import type { IsoDate } from "./date.ts";
import { GAP_KINDS, type GapKind } from "./gaps.ts";
import { NEEDS_PARAMS, type NeedsParams } from "./needs.ts";
import { isInForce } from "./policyState.ts";
import { policyYear } from "./policyYear.ts";
import type { Benefit, Product } from "./product.ts";
import { careValueTwd, educationValueTwd } from "./streamValue.ts";

type Ask = Readonly<{ situation: Omit<Situation, "on">; horizon: Horizon }>;
type Value = (figures: LineFigures, on: IsoDate, params: NeedsParams) => number;
/** One figure of the gap table: which line of which question adds to it, and how much. */
type Term = Readonly<{
  ask: Ask;
  category: BenefitCategory;
  unit?: CoverUnit;
  at: number;
  valueOf: Value;
}>;
/** A question that a product answers: its benefits, and for each of them the figures that it adds to. */
type Question = Ask &
  Readonly<{ benefits: readonly Benefit[]; terms: readonly (readonly Term[])[]; deducts: boolean }>;

const askOf = (kind: CoverKind): Ask => {
  const { situation, isPromise } = standardSituation(kind);
  return { situation, horizon: isPromise === true ? "promise" : "today" };
};

function termOf(gapKind: GapKind, coverKind: CoverKind, valueOf?: Value): Term {
  const { category, unit } = standardSituation(coverKind);
  return {
    ask: askOf(coverKind),
    category,
    unit,
    at: GAP_KINDS.indexOf(gapKind),
    valueOf: valueOf ?? ((figures) => unitAmountTwd(figures, unit)),
  };
}

/** `have` of each row as `gapTable` asks for it. */
const TERMS: readonly Term[] = [
  termOf("life_illness", "death_illness"),
  termOf("life_accident", "death_accident"),
  termOf("major_illness", "major_illness"),
  {
    // A cancer with the NHI major-illness card draws on both kinds of policy (DOMAIN 3.1, same money).
    ask: { situation: { cause: "cancer", triggers: ["diagnosis_major"] }, horizon: "promise" },
    category: "MAJOR_ILLNESS",
    at: GAP_KINDS.indexOf("cancer"),
    valueOf: ({ amountTwd }) => amountTwd,
  },
  termOf("cancer", "cancer_first"),
  termOf("hospital_day", "hospital_day"),
  termOf("reimb_misc", "reimb_misc"),
  termOf("reimb_surgery", "reimb_surgery"),
  termOf("disability_month", "disability_income"),
  termOf("ltc", "ltc_lump"),
  termOf("ltc", "ltc_month", (figures, _on, params) => careValueTwd(figures, params)),
  termOf("education", "education", educationValueTwd),
];

function questionsOf({ benefits }: Product): Question[] {
  const asks = new Map(TERMS.map(({ ask }) => [JSON.stringify(ask), ask]));
  return [...asks].flatMap(([key, ask]) => {
    const asked = benefits.filter(({ trigger }) => ask.situation.triggers.includes(trigger));
    const terms = asked.map((benefit) =>
      TERMS.filter((term) => JSON.stringify(term.ask) === key && isCounted(benefit, term)),
    );
    if (terms.flat().length === 0) return [];
    const deducts = benefits.some(({ deduct_from }) => deduct_from !== undefined);
    return { ...ask, benefits: asked, terms, deducts };
  });
}

const isCounted = (benefit: Benefit, { category, unit }: Term) =>
  benefit.category === category && (!unit || fitsUnit(benefit, unit));

/**
 * Cover by gap kind of any number of policies, without the lines that explain it: what `gapTable` calls
 * `have`, for a book of 100,000 customers (DOMAIN 3, 4). Only the limit for insureds under 15 (A16), which
 * needs all policies of a person at once, is left out: a child has no need of life cover.
 *
 * The function it gives adds one policy to `target`, TWD in the order of GAP_KINDS from `offset` on, present
 * values not rounded; a policy not in force, or of unknown products, adds nothing.
 */
export function createGapCover(catalogue: ProductBook, params: NeedsParams = NEEDS_PARAMS) {
  const { tables } = catalogue;
  let day: IsoDate | undefined;
  let known = new Map<Product, (Question & { dated: Situation })[]>();

  function questions(product: Product, on: IsoDate) {
    if (on !== day) known = new Map();
    day = on;
    let found = known.get(product);
    if (!found) {
      found = questionsOf(product).map((one) => ({ ...one, dated: { ...one.situation, on } }));
      known.set(product, found);
    }
    return found;
  }

  function addCoverage(
    facts: CoverageFacts,
    person: InsuredPerson,
    target: Float64Array,
    offset: number,
  ) {
    const { product, on } = facts;
    for (const { dated, horizon, benefits, terms, deducts } of questions(product, on)) {
      const drafts = draftCoverage(benefits, { facts, person, situation: dated, tables }, horizon);
      if (deducts) applyDeductions(drafts);
      // One draft a benefit, in the same order; an iterator of pairs would cost more than the rule.
      for (let at = 0; at < drafts.length; at += 1) {
        const draft = drafts[at];
        const own = terms[at];
        if (!draft?.applies || !own || own.length === 0) continue;
        const figures = figuresOf(draft, horizon);
        for (const term of own) {
          const sum = target[offset + term.at] ?? 0;
          target[offset + term.at] = sum + term.valueOf(figures, on, params);
        }
      }
    }
  }

  return (
    policy: CoveragePolicy,
    person: InsuredPerson,
    on: IsoDate,
    target: Float64Array,
    offset = 0,
  ): void => {
    if (!isInForce(policy.state)) return;
    const year = policyYear(policy.effectiveDate, on);
    for (const coverage of policy.coverages) {
      const product = coverage.product ?? catalogue.find(coverage.productCode ?? "");
      if (!product) continue;
      const facts = coverageFacts(policy, coverage, product, on, year);
      if (!facts.blocked) addCoverage(facts, person, target, offset);
    }
  };
}
