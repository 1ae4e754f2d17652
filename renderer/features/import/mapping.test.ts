import { describe, expect, it } from "vitest";
import { isMappingComplete, missingFields, withField } from "./mapping.ts";

describe("mapping", () => {
  it("F55 a column holds one field and a field stands on one column", () => {
    expect(withField({ name: 0, mobile: 1 }, 2, "name")).toEqual({ mobile: 1, name: 2 });
    expect(withField({ name: 0, mobile: 1 }, 1, "landline")).toEqual({ name: 0, landline: 1 });
    expect(withField({ name: 0, mobile: 1 }, 1, null)).toEqual({ name: 0 });
  });
  it("F55 says which fields a policy file still needs", () => {
    expect(missingFields("policies", { policyNo: 0, insured: 1, productName: 2 })).toEqual([
      "sumInsured",
      "effectiveDate",
    ]);
    expect(isMappingComplete("customers", { nationalId: 0 })).toBe(true);
    expect(isMappingComplete("customers", { mobile: 0 })).toBe(false);
  });
});
