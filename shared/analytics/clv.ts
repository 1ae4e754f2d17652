import { floats, fractions, roundChecked, type Arithmetic } from "../insurance/arithmetic.ts";

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

/** The sums of DOMAIN 5.3 (A22) in TWD, not rounded, in one arithmetic or the other. */
function clvFormulas<N>(m: Arithmetic<N>) {
  function byYear(input: Omit<ClvInput, "crossSell">): N[] {
    const values: N[] = [];
    const premium = m.of(input.premiumTwd);
    const growth = m.plus(m.of(1), m.of(input.discount));
    let survival = m.of(1);
    for (let year = 1; year <= input.years; year += 1) {
      if (year > 1) survival = m.times(survival, m.of(atOrLast(input.persistency, year - 2)));
      const margin = m.of(atOrLast(input.margins, year - 1));
      const income = m.times(m.times(premium, margin), survival);
      values.push(m.over(income, m.power(growth, year - 1)));
    }
    return values;
  }

  function sums(input: ClvInput) {
    const clv = byYear(input).reduce((a, b) => m.plus(a, b), m.of(0));
    const sold = input.crossSell;
    const crossSell = sold
      ? [sold.probability, sold.premiumTwd, sold.margin, sold.years]
          .map(m.of)
          .reduce((a, b) => m.times(a, b))
      : m.of(0);
    return { clv, crossSell, total: m.plus(clv, crossSell) };
  }

  return { byYear, sums };
}

const rough = clvFormulas(floats);
const exactly = clvFormulas(fractions);

/** Present value of each year's margin, TWD, not rounded (DOMAIN 5.3). */
export function clvByYear(input: Omit<ClvInput, "crossSell">): number[] {
  return rough.byYear(input);
}

/** More years than a life has: fractions would only cost time there. */
const LONGEST_EXACT_YEARS = 150;

/**
 * Customer lifetime value in TWD (DOMAIN 5.3, A22), each figure rounded once, half up to cents, by its exact
 * value (A28). Never fails: empty lists count as 0.
 */
export function customerLifetimeValue(input: ClvInput): Clv {
  const values = rough.sums(input);
  let exactValues: ReturnType<typeof exactly.sums> | null | undefined;
  const cents = (name: keyof Clv) => {
    const exact = () => {
      exactValues ??= input.years <= LONGEST_EXACT_YEARS ? exactly.sums(input) : null;
      return exactValues && fractions.times(exactValues[name], fractions.of(100));
    };
    return roundChecked(values[name] * 100, exact) / 100;
  };
  return { clv: cents("clv"), crossSell: cents("crossSell"), total: cents("total") };
}
