import { describe, expect, it } from "vitest";
import { contrast, inkOn } from "./inkOn.ts";

describe("ink on a coloured cell", () => {
  it("WCAG 2.2 AA: every grey leaves a readable label", () => {
    for (let grey = 0; grey < 256; grey += 5) {
      const ground = `rgb(${grey}, ${grey}, ${grey})`;
      expect(contrast(ground, inkOn(ground))).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("reads both notations alike", () =>
    expect(contrast("#2f6b4f", "#ffffff")).toBeCloseTo(contrast("rgb(47, 107, 79)", "#ffffff")));
});
