import { roundToCents } from "../insurance/rounding.ts";

export interface CrossSell {
  readonly probability: number;
  readonly premiumTwd: number;
  readonly margin: number;
  readonly years: number;
}

export interface ClvInput {
  /** Per year. */
  readonly premiumTwd: number;
  readonly years: number;
  /** [0] is year 1; a short list repeats its last element (A22). */
  readonly margins: readonly number[];
  /** [0] is the rate into year 2 (A22). */
  readonly persistency: readonly number[];
  /** Discount rate a year. */
  readonly discount: number;
  readonly crossSell?: CrossSell | undefined;
}

export interface Clv {
  /** Without cross-sell, TWD to cents. */
  readonly clv: number;
  /** Undiscounted, TWD to cents. */
  readonly crossSell: number;
  readonly total: number;
}

function atOrLast(list: readonly number[], index: number): number {
  return list[Math.min(index, list.length - 1)] ?? 0;
}

/** Present value of each year's margin, TWD, not rounded (DOMAIN 5.3). */
export function clvByYear(input: Omit<ClvInput, "crossSell">): number[] {
  const values: number[] = [];
  let survival = 1;
  for (let year = 1; year <= input.years; year += 1) {
    if (year > 1) survival *= atOrLast(input.persistency, year - 2);
    const margin = atOrLast(input.margins, year - 1);
    values.push((input.premiumTwd * margin * survival) / (1 + input.discount) ** (year - 1));
  }
  return values;
}

/** Customer lifetime value (DOMAIN 5.3, A22). */
export function customerLifetimeValue(input: ClvInput): Clv {
  const clv = clvByYear(input).reduce((sum, value) => sum + value, 0);
  const sold = input.crossSell;
  const crossSell = sold ? sold.probability * sold.premiumTwd * sold.margin * sold.years : 0;
  return {
    clv: roundToCents(clv),
    crossSell: roundToCents(crossSell),
    total: roundToCents(clv + crossSell),
  };
}
