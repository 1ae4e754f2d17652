import type { CatalogueTables, Product } from "#shared/insurance/product.ts";
import type { BenefitRule } from "#shared/insurance/product.ts";
import type { Situation } from "#shared/insurance/coverage/types.ts";

/** What a calculation names beside the rule: facts of one coverage on one date. */
export type CalculationFacts = Readonly<{
  sumInsured: number;
  /** Policy year and attained age. */
  year: number;
  age: number;
  termYears: number;
  paymentYears: number;
  annualPremiumTwd: number;
  situation: Omit<Situation, "on">;
  /** Days that a per-day benefit counts. */
  days: number;
  tables: CatalogueTables;
  capTwd?: number | undefined;
  billTwd?: number | undefined;
  /** Where the bill was partly paid by earlier contracts. */
  billLeftTwd?: number | undefined;
}>;

/** Words that a formula needs; each language brings its own. */
export type CalculationWords = Readonly<{
  number: (n: number) => string;
  days: (n: number) => string;
  premiums: (annualTwd: number, years: number) => string;
  max: (parts: readonly string[]) => string;
  bill: (amountTwd: number) => string;
  /** What earlier contracts leave of the bill. */
  left: (amountTwd: number) => string;
  cap: (amountTwd: number) => string;
  list: (parts: readonly string[]) => string;
}>;

const percent = (share: number) => `${Math.round(share * 100)} %`;

/**
 * The rule with this coverage's own figures put in: `5,000,000 × (30 − 3 + 1) ÷ 30`. The amount itself
 * comes from the engine; this is the way to it, for the customer to follow.
 */
export function calculation(
  rule: BenefitRule,
  facts: CalculationFacts,
  words: CalculationWords,
): string {
  const sum = words.number(facts.sumInsured);
  const { situation, tables } = facts;
  switch (rule.type) {
    case "fixed":
      return rule.per === "session"
        ? `${words.number(rule.amount)} × ${situation.sessions ?? 1}`
        : words.number(rule.amount);
    case "sum_insured_multiple":
      return times(sum, rule.multiple);
    case "per_day":
      return `${times(sum, rule.sa_multiple)} × ${words.days(countedDays(rule, facts.days))}`;
    case "surgery_grade":
      return times(sum, tables[rule.table][String(situation.surgeryGrade)] ?? 0);
    case "disability_grade":
      return `${times(sum, rule.multiple)} × ${percent(tables[rule.table][String(situation.disabilityGrade)] ?? 0)}`;
    case "age_band":
      return times(sum, rule.bands.find(inBand(facts.age))?.multiple ?? 0);
    case "decreasing_term":
      return `${sum} × (${facts.termYears} − ${facts.year} + 1) ÷ ${facts.termYears}`;
    case "increasing":
      return rule.mode === "simple"
        ? `${sum} × min(1 + ${rule.rate} × ${facts.year - 1}; ${rule.cap_multiple})`
        : `${sum} × min(${1 + rule.rate}^${facts.year - 1}; ${rule.cap_multiple})`;
    case "return_of_premium":
      return times(
        words.premiums(facts.annualPremiumTwd, Math.min(facts.year, facts.paymentYears)),
        rule.factor,
      );
    case "max_of":
      return words.max(rule.rules.map((child) => calculation(child, facts, words)));
    case "annuity": {
      const grade = rule.grade_table
        ? ` × ${percent(tables[rule.grade_table][String(situation.disabilityGrade ?? 1)] ?? 0)}`
        : "";
      return `${times(sum, rule.sa_multiple)}${grade}`;
    }
    case "reimbursement":
      return words.list([
        ...(facts.billTwd === undefined ? [] : [words.bill(facts.billTwd)]),
        ...(facts.billLeftTwd === undefined ? [] : [words.left(facts.billLeftTwd)]),
        ...(facts.capTwd === undefined ? [] : [words.cap(facts.capTwd)]),
      ]);
    case "waiver":
      return "";
  }
}

const times = (what: string, factor: number) => (factor === 1 ? what : `${what} × ${factor}`);

const inBand = (age: number) => (band: { from: number; to: number }) =>
  age >= band.from && age <= band.to;

function countedDays(rule: { from_day: number; max_days: number }, days: number): number {
  return Math.max(0, Math.min(days, rule.max_days) - (rule.from_day - 1));
}

export const productName = (product: Product, language: string): string =>
  language === "en" ? product.name_en : product.name_zh;
