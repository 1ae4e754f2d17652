import { exactWeights } from "./exactWeights.ts";
import { roundHalfUp } from "./rounding.ts";

/**
 * What the formulas of DOMAIN 4 and 5 do with numbers, so that each is written once and worked out in floats,
 * which are fast, or in fractions, which are exact.
 */
export interface Arithmetic<N> {
  readonly of: (decimal: number) => N;
  readonly plus: (a: N, b: N) => N;
  readonly minus: (a: N, b: N) => N;
  readonly times: (a: N, b: N) => N;
  readonly over: (a: N, b: N) => N;
  /** Whole exponents only. */
  readonly power: (base: N, exponent: number) => N;
  readonly isPositive: (a: N) => boolean;
  readonly isZero: (a: N) => boolean;
}

export const floats: Arithmetic<number> = {
  of: (decimal) => decimal,
  plus: (a, b) => a + b,
  minus: (a, b) => a - b,
  times: (a, b) => a * b,
  over: (a, b) => a / b,
  power: (base, exponent) => base ** exponent,
  isPositive: (a) => a > 0,
  isZero: (a) => a === 0,
};

/** Not reduced: formulas are short, and the common divisor costs more than the digits. */
export interface Fraction {
  readonly top: bigint;
  /** Above 0. */
  readonly bottom: bigint;
}

function positiveBottom(top: bigint, bottom: bigint): Fraction {
  return bottom < 0n ? { top: -top, bottom: -bottom } : { top, bottom };
}

export const fractions: Arithmetic<Fraction> = {
  /** The decimal as written: 0.1 is a tenth and not the float beside it (A28). */
  of: (decimal) => {
    const [top = 0n, bottom = 1n] = exactWeights([decimal, 1]);
    return { top, bottom };
  },
  plus: (a, b) =>
    a.bottom === b.bottom
      ? { top: a.top + b.top, bottom: a.bottom }
      : { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom },
  minus: (a, b) => fractions.plus(a, { top: -b.top, bottom: b.bottom }),
  times: (a, b) => ({ top: a.top * b.top, bottom: a.bottom * b.bottom }),
  over: (a, b) => positiveBottom(a.top * b.bottom, a.bottom * b.top),
  power: ({ top, bottom }, exponent) =>
    exponent < 0
      ? positiveBottom(bottom ** BigInt(-exponent), top ** BigInt(-exponent))
      : { top: top ** BigInt(exponent), bottom: bottom ** BigInt(exponent) },
  isPositive: ({ top }) => top > 0n,
  isZero: ({ top }) => top === 0n,
};

/** Half up to a whole number (A28), exactly. */
export function roundFraction({ top, bottom }: Fraction): number {
  const [twice, divisor] = [2n * top + bottom, 2n * bottom];
  const rest = twice % divisor;
  return Number((twice - (rest < 0n ? rest + divisor : rest)) / divisor);
}

/** Far more than the floats of these formulas go wrong, and rare enough to cost nothing. */
const NEAR_HALF = 1e-4;

/**
 * Half up to a whole number (A28): `value` where it is clear, `exact` where it lies so near to half that the
 * error of a float could decide. Null where only a float can answer.
 */
export function roundChecked(value: number, exact: () => Fraction | null): number {
  const distance = Math.abs(value - Math.floor(value) - 0.5);
  if (!(distance < Math.max(NEAR_HALF, Math.abs(value) * 1e-12))) return Math.floor(value + 0.5);
  const fraction = exact();
  return fraction ? roundFraction(fraction) : roundHalfUp(value);
}
