import { describe, expect, it } from "vitest";
import { collections } from "../model/collections.ts";
import type { AnyDoc } from "./anyDoc.ts";
import { resolve } from "./resolve.ts";
import { soundBase } from "./validMerge.ts";

const stamp = {
  createdAt: "2026-01-05T01:00:00.000Z",
  updatedAt: "2026-01-05T01:00:00.000Z",
  updatedBy: "s-1",
};
const coverage = (id: string) => ({
  id,
  kind: "main",
  productCode: "QH-WL",
  issueAge: 30,
  sumInsured: 1_000_000,
  payTerm: 20,
  annualPremiumTwd: 12_000,
});
const policy = (coverages: object[], more: object = {}): AnyDoc => ({
  id: "p",
  policyNo: "P-1",
  company: "QH",
  isOwn: true,
  state: "in_force",
  customerId: "c",
  policyholderId: "c",
  insuredId: "c",
  beneficiaries: [],
  effectiveDate: "2026-01-05",
  premiumMode: "annual",
  paymentMethod: "cash",
  annualPremiumTwd: 12_000,
  coverages,
  ...stamp,
  ...more,
});
const customer = (tags: string[], more: object = {}): AnyDoc => ({
  id: "c",
  kind: "person",
  status: "customer",
  name: "王小明",
  phones: [],
  tags,
  source: "referral",
  householdId: "h-c",
  consents: [],
  alerts: [],
  ...stamp,
  ...more,
});
const [a, b] = [coverage("A"), coverage("B")];

describe("a merge of two valid records is valid", () => {
  it("P8 R12 R13 R14 two people remove the other's last coverage: the first stays, the later is kept", () => {
    const { merged, losers } = resolve("policies", policy([a, b]), policy([a]), policy([b]));
    expect(merged["coverages"]).toEqual([a]);
    expect(losers).toEqual([{ field: "coverages", kept: [a], lost: [b] }]);
    expect(collections.policies.schema.safeParse(merged).success).toBe(true);
  });

  it("R12 only the field that would be invalid goes back; the rest of the later edit is taken", () => {
    const later = policy([b], { paymentMethod: "credit_card" });
    const { merged, losers } = resolve("policies", policy([a, b]), policy([a]), later);
    expect(merged).toMatchObject({ coverages: [a], paymentMethod: "credit_card" });
    expect(losers).toHaveLength(1);
    const again = resolve("policies", policy([a, b]), merged, later);
    expect(again.merged).toEqual(merged);
  });

  it("B27 R14 tags that would be too many together stay as they were committed", () => {
    const tags = (from: number) => Array.from({ length: 40 }, (_, i) => `t${from + i}`);
    const { merged, losers } = resolve(
      "customers",
      customer([]),
      customer(tags(0)),
      customer(tags(100)),
    );
    expect(merged["tags"]).toEqual(tags(0));
    expect(losers).toEqual([{ field: "tags", kept: tags(0), lost: tags(100) }]);
  });

  it("R20 a field that this version does not know is no reason to take anything back", () => {
    const first = customer(["x"], { later: 1 });
    const { merged, losers } = resolve("customers", customer([]), first, customer(["y"]));
    expect(merged).toMatchObject({ tags: ["x", "y"], later: 1 });
    expect(losers).toEqual([]);
  });
});

describe("the state that a sender says they had seen", () => {
  it("B34 loses the fields that no record could have had, so that they decide nothing", () => {
    const stored = customer(["x"]);
    for (const forged of [{ consents: 5 }, { consents: [null] }, { tags: { a: 1 } }, { x: 1 }]) {
      const [field = ""] = Object.keys(forged);
      const base = soundBase("customers", { ...stored, ...forged }, stored);
      expect(Object.keys(base ?? {})).not.toContain(field);
      expect(() => resolve("customers", base, stored, customer(["y"]))).not.toThrow();
    }
    expect(soundBase("customers", undefined, stored)).toBeUndefined();
    expect(soundBase("customers", stored, stored)).toEqual(stored);
  });

  it("B27 keeps what the server itself holds, so that a record outside its limits can be mended", () => {
    const grown = customer(Array.from({ length: 80 }, (_, i) => `t${i}`));
    const base = soundBase("customers", structuredClone(grown), grown);
    const { merged, losers } = resolve("customers", base, grown, customer(["t1"]));
    expect(merged["tags"]).toEqual(["t1"]);
    expect(losers).toEqual([]);
  });
});
