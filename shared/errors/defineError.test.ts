import { describe, expect, it } from "vitest";
import { ERRORS, unknownProduct } from "./catalogue.ts";
import { BanyanError, redactId } from "./defineError.ts";

describe("errors", () => {
  it("each code is used once and comes with a cause and a fix", () => {
    expect(new Set(ERRORS.map(({ code }) => code)).size).toBe(ERRORS.length);
    for (const { code, cause, fix } of ERRORS) {
      expect(code).toMatch(/^[A-Z_]+$/);
      expect([cause, fix].every((text) => text.endsWith("."))).toBe(true);
    }
  });

  it("carries its code and keeps the original error as the cause", () => {
    const error = new BanyanError(unknownProduct, "QH-XX", { cause: "origin" });
    expect(error).toMatchObject({ code: "UNKNOWN_PRODUCT", cause: "origin" });
    expect(error.message).toContain("QH-XX");
  });

  it("redacts ids to their last three characters, short ones wholly", () => {
    expect(redactId("A123456789")).toBe("[REDACTED]789");
    expect(redactId("A1234")).toBe("[REDACTED]");
  });
});
