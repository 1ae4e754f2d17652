import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arcElasticity, quantityAfter } from "./elasticity.ts";

describe("DOMAIN 5.7 sensitivity", () => {
  const before = { quantity: 0.05, price: 1 };

  it("arc elasticity of the example is -3.4186", () => {
    expect(arcElasticity(before, { quantity: 0.036, price: 1.1 })).toBeCloseTo(-3.4186, 4);
    expect(arcElasticity(before, { quantity: 0.036, price: 1.1 })).toBeCloseTo(
      -0.014 / 0.043 / (0.1 / 1.05),
      10,
    );
  });

  it("F117: what is bought at another price, the inverse of it", () => {
    expect(quantityAfter(before, -3.4186, 1.1)).toBeCloseTo(0.036, 5);
    expect(quantityAfter(before, -3.4186, 1)).toBe(0.05);
    expect(quantityAfter(before, -3.4186, 4)).toBe(0);
    expect(quantityAfter(before, -3.4186, 0.4)).toBeNull();
    const amount = fc.double({ min: 0.01, max: 1_000, noNaN: true });
    fc.assert(
      fc.property(amount, amount, amount, amount, (quantity, price, nextQuantity, nextPrice) => {
        fc.pre(Math.abs(price - nextPrice) > 1e-3 * price);
        const from = { quantity, price };
        const elasticity = arcElasticity(from, { quantity: nextQuantity, price: nextPrice }) ?? 0;
        expect((quantityAfter(from, elasticity, nextPrice) ?? 0) / nextQuantity).toBeCloseTo(1, 5);
      }),
    );
  });

  it("says nothing while the price stands, or where nothing was ever bought", () => {
    expect(arcElasticity(before, { quantity: 0.04, price: 1 })).toBeNull();
    expect(arcElasticity({ quantity: 0, price: 1 }, { quantity: 0, price: 2 })).toBeNull();
    expect(quantityAfter({ quantity: 1, price: 0 }, -1, 0)).toBeNull();
  });
});
