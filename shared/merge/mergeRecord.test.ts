import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { AnyDoc } from "./anyDoc.ts";
import { isSameRecord, mergeRecord } from "./mergeRecord.ts";

const base: AnyDoc = {
  id: "c",
  name: "Base",
  tags: ["old"],
  phones: [],
  consents: [],
  agentId: "a",
};
const merge = (first: object, later: object) =>
  mergeRecord("customers", base, { ...base, ...first }, { ...base, ...later });

describe("mergeRecord", () => {
  it("R12 takes the side that changed, and both where different fields changed (X19)", () => {
    const { merged, losers } = merge({ name: "First" }, { employer: "Later" });
    expect(merged).toMatchObject({ name: "First", employer: "Later" });
    expect(losers).toEqual([]);
  });

  it("R12 R13 keeps what was committed first and reports the later value (X18)", () => {
    const { merged, losers } = merge({ name: "First" }, { name: "Later" });
    expect(merged["name"]).toBe("First");
    expect(losers).toEqual([{ field: "name", kept: "First", lost: "Later" }]);
  });

  it("R12 a cleared field counts as a change", () => {
    const cleared = mergeRecord(
      "customers",
      { ...base, remark: "x" },
      { ...base, remark: "x" },
      base,
    );
    expect(cleared.merged["remark"]).toBeUndefined();
  });

  it("R14 merges tags and telephones by additions and removals", () => {
    const phone = (number: string) => ({ kind: "mobile", number });
    const { merged, losers } = merge(
      { tags: ["old", "one"], phones: [phone("0911111111")] },
      { tags: ["two"], phones: [phone("0922222222")] },
    );
    expect(merged["tags"]).toEqual(["one", "two"]);
    expect(merged["phones"]).toEqual([phone("0911111111"), phone("0922222222")]);
    expect(losers).toEqual([]);
  });

  it("R14 an item that both changed stays as committed first, the other is reported", () => {
    const alert = (text: string) => ({ id: "1", kind: "other", text });
    const start = { ...base, alerts: [alert("was")] };
    const [first, later] = [
      { ...start, alerts: [alert("one")] },
      { ...start, alerts: [alert("two")] },
    ];
    const { merged, losers } = mergeRecord("customers", start, first, later);
    expect(merged["alerts"]).toEqual([alert("one")]);
    expect(losers).toMatchObject([{ field: "alerts.1", lost: alert("two") }]);
  });

  it("R14 SECURITY 7 a withdrawn consent beats a concurrent grant, whoever came first", () => {
    const consent = (granted: boolean, on: string) => ({ channel: "sms", granted, on });
    const start = { ...base, consents: [consent(true, "2025-01-01")] };
    const withdrawn = { ...start, consents: [consent(false, "2026-02-01")] };
    const renewed = { ...start, consents: [consent(true, "2026-02-02")] };
    for (const [first, later] of [
      [withdrawn, renewed],
      [renewed, withdrawn],
    ] as const) {
      const { merged } = mergeRecord("customers", start, first, later);
      expect(merged["consents"]).toEqual([consent(false, "2026-02-01")]);
    }
    const again = { ...withdrawn, consents: [consent(true, "2026-03-01")] };
    expect(mergeRecord("customers", withdrawn, withdrawn, again).merged["consents"]).toEqual(
      again.consents,
    );
  });

  it("R17 an edit after a committed delete changes nothing; a delete after an unseen edit neither", () => {
    const gone: AnyDoc = { id: "c", _deleted: true };
    const edited = { ...base, name: "Edited" };
    expect(mergeRecord("customers", base, gone, edited)).toMatchObject({
      merged: gone,
      losers: [{ field: "_deleted" }],
    });
    expect(mergeRecord("customers", base, edited, gone)).toMatchObject({
      merged: edited,
      losers: [{ field: "_deleted" }],
    });
    expect(mergeRecord("customers", base, base, gone).merged).toEqual(gone);
    expect(mergeRecord("customers", base, gone, gone).losers).toEqual([]);
  });

  it("B34 what the server computes is never merged", () => {
    const { merged } = merge({ updatedAt: "2026" }, { updatedAt: "1999", createdAt: "1999" });
    expect(merged["updatedAt"]).toBe("2026");
    expect(merged["createdAt"]).toBeUndefined();
  });

  it("P4 R12 merging again changes nothing, and an unchanged side never wins or loses", () => {
    const value = fc.option(fc.constantFrom("x", "y", "z"), { nil: undefined });
    const doc = fc.record({
      name: value,
      employer: value,
      tags: fc.uniqueArray(fc.constantFrom("1", "2", "3")),
    });
    const full = (fields: object): AnyDoc => ({ ...base, ...fields });
    fc.assert(
      fc.property(doc, doc, doc, (b, f, l) => {
        const [was, first, later] = [full(b), full(f), full(l)];
        const { merged } = mergeRecord("customers", was, first, later);
        const twice = mergeRecord("customers", was, merged, later).merged;
        expect(isSameRecord("customers", twice, merged)).toBe(true);
        expect(mergeRecord("customers", was, was, later).losers).toEqual([]);
        expect(
          isSameRecord("customers", mergeRecord("customers", was, first, was).merged, first),
        ).toBe(true);
      }),
    );
  });
});
