import { describe, expect, it } from "vitest";
import { isOpenKey, moveInGrid } from "./gridKeys.ts";

const size = { rows: 5, columns: 5 };

describe("F110 heat map by keyboard", () => {
  it("arrows move one cell and stop at the edge", () => {
    expect(moveInGrid("ArrowRight", { row: 0, column: 0 }, size)).toEqual({ row: 0, column: 1 });
    expect(moveInGrid("ArrowRight", { row: 0, column: 4 }, size)).toEqual({ row: 0, column: 4 });
    expect(moveInGrid("ArrowUp", { row: 0, column: 2 }, size)).toEqual({ row: 0, column: 2 });
    expect(moveInGrid("ArrowDown", { row: 0, column: 2 }, size)).toEqual({ row: 1, column: 2 });
  });

  it("Home and End go to the ends of the row", () => {
    expect(moveInGrid("End", { row: 3, column: 1 }, size)).toEqual({ row: 3, column: 4 });
    expect(moveInGrid("Home", { row: 3, column: 1 }, size)).toEqual({ row: 3, column: 0 });
  });

  it("leaves other keys alone", () =>
    expect(moveInGrid("a", { row: 0, column: 0 }, size)).toBeNull());

  it("an Enter that ends a composition opens nothing", () => {
    expect(isOpenKey({ key: "Enter", nativeEvent: { isComposing: true } })).toBe(false);
    expect(isOpenKey({ key: "Enter", nativeEvent: { isComposing: false } })).toBe(true);
  });
});
