import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { floats, fractions, roundChecked, roundFraction, type Arithmetic } from "./arithmetic.ts";

const decimal = fc.integer({ min: -99_999, max: 99_999 }).map((n) => n / 1_000);

describe("A28 exact arithmetic", () => {
  it("reads a decimal as written", () => {
    expect(fractions.of(0.1)).toEqual({ top: 1n, bottom: 10n });
    expect(fractions.of(-2.5e-7)).toEqual({ top: -25n, bottom: 100_000_000n });
    expect(fractions.of(3e21)).toEqual({ top: 3n * 10n ** 21n, bottom: 1n });
  });

  it("rounds half up, below 0 too: 577.5 -> 578, -0.5 -> 0, -1.5 -> -1", () => {
    const rounded = [577.5, 137.5, 0.5, -0.5, -1.5, -1.51, 2.499999].map((value) =>
      roundFraction(fractions.of(value)),
    );
    expect(rounded).toEqual([578, 138, 1, 0, -1, -2, 2]);
  });

  it("says the same in floats and in fractions, to the error of a float", () => {
    fc.assert(
      fc.property(decimal, decimal, decimal, fc.integer({ min: -6, max: 6 }), (a, b, c, years) => {
        fc.pre(b !== 0 && c !== 0);
        const formula = <N>({ of, plus, minus, times, over, power }: Arithmetic<N>) =>
          plus(minus(over(of(a), of(b)), times(of(a), of(c))), power(of(c), years));
        const { top, bottom } = formula(fractions);
        const float = formula(floats);
        expect(bottom > 0n).toBe(true);
        const error = Number(top) / Number(bottom) - float;
        expect(Math.abs(error)).toBeLessThanOrEqual(
          1e-9 * Math.max(1, Math.abs(float), a * a, c ** 6),
        );
      }),
    );
  });

  it("asks the exact value only near half, and takes the float where there is none", () => {
    const never = () => {
      throw new Error("clear enough");
    };
    expect([1.2, 1.499, 1.501, -1.2].map((value) => roundChecked(value, never))).toEqual([
      1, 1, 2, -1,
    ]);
    expect(roundChecked(1.49999999999, () => fractions.of(1.5))).toBe(2);
    expect(roundChecked(1.5, () => fractions.of(1.49999999999))).toBe(1);
    expect(roundChecked(2.5, () => null)).toBe(3);
  });
});
