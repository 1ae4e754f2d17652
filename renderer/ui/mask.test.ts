import { expect, it } from "vitest";
import { maskId, maskPhone } from "./mask.ts";

it("H11 hides the middle of an ID and a telephone number", () => {
  expect(maskId("A123456789")).toBe("A12****789");
  expect(maskPhone("0912345678")).toBe("0912***678");
  expect(maskId("ABC")).toBe("A*C");
});
