import type { IsoDate } from "../date.ts";
import { PREMIUM_MODES } from "../rules.ts";
import type { PlannedCoverage, PlanProposal, PlanWarning } from "./planProposals.ts";
import type { PlanRow } from "./planRows.ts";
import { PLAN_VOCABULARIES, type PlanLocale, type PlanVocabulary } from "./planVocabulary.ts";
import type { PlanKind, PlanSettings } from "./settings.ts";

/** A proposal in sentences, part by part, for screen and print. */
export interface PlanWords {
  readonly title: string;
  /** A sentence or more for each coverage: what is bought, what it closes, what to know. */
  readonly coverages: readonly string[];
  /** What the plan leaves open, a sentence a row; one sentence if nothing. */
  readonly remaining: readonly string[];
  /** Instalments by mode. */
  readonly cost: string;
  readonly warnings: readonly string[];
  /** What must not be misread, and the assumptions. */
  readonly notes: readonly string[];
}

export interface PlanWordsOptions {
  readonly locale: PlanLocale;
  readonly on: IsoDate;
  readonly settings: PlanSettings;
  /** Name of an insured child. */
  readonly nameOf: (insuredId: string) => string;
}

/** What each choice closes, what remains and what it costs, in words (F26, F30, F31; DOMAIN 4). */
export function planWords(proposal: PlanProposal, options: PlanWordsOptions): PlanWords {
  const words = PLAN_VOCABULARIES[options.locale];
  const { coverages, after, premiumsTwd } = proposal;
  const open = after.filter(({ kind, gapTwd }) => gapTwd > 0 && options.settings.weights[kind] > 0);
  const left = open.map((row) => leftSentence(row, words));
  return {
    title: words.titles[proposal.kind](figure(proposal.budgetTwd ?? 0)),
    coverages:
      coverages.length > 0
        ? coverages.map((coverage) => coverageSentences(coverage, words, options))
        : [words.nothing],
    remaining: left.length > 0 ? left : [words.closed],
    cost: PREMIUM_MODES.map((mode) =>
      words.cost(words.modes[mode], figure(premiumsTwd[mode])),
    ).join(words.comma),
    warnings: proposal.warnings.map((warning) => warningSentence(warning, words)),
    notes: notesOf(after, words, options),
  };
}

function coverageSentences(
  coverage: PlannedCoverage,
  words: PlanVocabulary,
  { locale, nameOf }: PlanWordsOptions,
): string {
  const { insured, product, sumInsured, premiumsTwd, closes, coverageYears } = coverage;
  const terms = [
    ...(coverageYears === undefined ? [] : [words.covers(String(coverageYears))]),
    payTermWords(coverage, words),
  ];
  const { illness, cancer } = product.waiting_days;
  const sentences = [
    words.coverage({
      insured: insured.isChild ? nameOf(insured.id) : words.self,
      product: locale === "en" ? product.name_en : product.name_zh,
      sum: words.sums[product.sum_insured.kind](figure(sumInsured)),
      terms: terms.join(words.comma),
      premium: figure(premiumsTwd.annual),
    }),
    closes.length > 0 ? words.closes(closedWords(closes, words)) : words.closesNothing,
    ...(isDecreasing(product) ? [words.decreases] : []),
    ...(coverage.isRenewable ? [words.renewable] : []),
    ...(illness > 0 || cancer > 0 ? [words.waits(String(illness), String(cancer))] : []),
  ];
  return sentences.join(locale === "en" ? " " : "");
}

function isDecreasing({ benefits }: PlannedCoverage["product"]): boolean {
  return benefits.some(({ rule }) => rule.type === "decreasing_term");
}

function payTermWords({ payTerm }: PlannedCoverage, words: PlanVocabulary): string {
  if (payTerm === "=coverage") return words.paysAsCovered;
  return payTerm === "to_age_18" ? words.paysTo18 : words.paysYears(String(payTerm));
}

function closedWords(closes: PlannedCoverage["closes"], words: PlanVocabulary): string {
  return closes
    .map(({ kind, amountTwd }) => `${words.rows[kind]} ${amountWords(kind, amountTwd, words)}`)
    .join(words.and);
}

function amountWords(kind: PlanKind, amountTwd: number, words: PlanVocabulary): string {
  if (kind === "hospital_day") return words.twdADay(figure(amountTwd));
  if (kind === "disability_month") return words.twdAMonth(figure(amountTwd));
  return words.twd(figure(amountTwd));
}

function leftSentence({ kind, gapTwd, needTwd }: PlanRow, words: PlanVocabulary): string {
  const [gap, need] = [amountWords(kind, gapTwd, words), amountWords(kind, needTwd, words)];
  return words.left(words.rows[kind], gap, need);
}

function warningSentence(warning: PlanWarning, words: PlanVocabulary): string {
  return warning.code === "senior"
    ? words.senior(String(warning.age))
    : words.premiumIncome(percent(warning.ratio), percent(warning.limit));
}

function notesOf(
  after: readonly PlanRow[],
  words: PlanVocabulary,
  { on, settings }: PlanWordsOptions,
): string[] {
  const has = (kind: PlanKind) => after.some((row) => row.kind === kind && row.haveTwd > 0);
  const needs = (kind: PlanKind) => after.some((row) => row.kind === kind && row.needTwd > 0);
  return [
    ...(has("cancer") && has("major_illness") ? [words.sameMoney] : []),
    ...(needs("education") ? [words.educationTwice] : []),
    words.kept,
    words.assumptions(on, settings.validFrom),
  ];
}

const separators = new Intl.NumberFormat("en-US", { maximumFractionDigits: 0 });
const figure = (amount: number): string => separators.format(amount);
const percent = (share: number): string => `${Math.round(share * 1000) / 10} %`;
