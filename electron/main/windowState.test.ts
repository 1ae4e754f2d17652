import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fitToScreens, parseWindowState } from "./windowState.ts";

const laptop = { x: 0, y: 0, width: 1_440, height: 860 };
const second = { x: 1_440, y: 0, width: 1_920, height: 1_040 };
const area = fc.record({
  x: fc.integer({ min: -9_000, max: 9_000 }),
  y: fc.integer({ min: -9_000, max: 9_000 }),
  width: fc.integer({ min: 1, max: 9_000 }),
  height: fc.integer({ min: 1, max: 9_000 }),
  isMaximized: fc.boolean(),
});

describe("window state", () => {
  it("opens where it was left, on the second screen too", () => {
    const saved = { x: 1_600, y: 100, width: 1_200, height: 800, isMaximized: false };
    expect(fitToScreens(saved, [laptop, second])).toEqual(saved);
  });

  it("comes back to a screen that is there", () => {
    const saved = { x: 1_600, y: 100, width: 1_200, height: 800, isMaximized: true };
    expect(fitToScreens(saved, [laptop])).toEqual({ ...saved, x: 120, y: 30 });
  });

  it("is always wholly on the first screen or where it was", () => {
    fc.assert(
      fc.property(area, (saved) => {
        const state = fitToScreens(saved, [laptop]);
        expect(state.x).toBeGreaterThanOrEqual(0);
        expect(state.x + state.width).toBeLessThanOrEqual(laptop.width);
        expect(state.y + state.height).toBeLessThanOrEqual(laptop.height);
      }),
    );
  });

  it.each(["", "{}", "[]", '{"x":1e9}', "null", '{"x":0,"y":0,"width":"1"}'])(
    "a damaged file (%s) is no state",
    (text) => expect(parseWindowState(text)).toBeNull(),
  );
});
