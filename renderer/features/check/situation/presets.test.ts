import { describe, expect, it } from "vitest";
import { evaluateSituation } from "#shared/insurance/coverage/evaluateSituation.ts";
import { LIN_TODAY, linPerson, linPolicies } from "#shared/insurance/fixtures/linFamily.ts";
import { PRESETS, presetOf, REPORT_PRESETS, type PresetKey } from "./presets.ts";
import { billTwd } from "./billTwd.ts";

function pays(key: PresetKey) {
  const situation = { ...PRESETS[key], on: LIN_TODAY };
  return evaluateSituation({ person: linPerson, policies: linPolicies, situation });
}

describe("common situations", () => {
  it.each<[PresetKey, number]>([
    ["deathIllness", 5_731_403],
    ["deathAccident", 8_731_403],
    ["deathTransport", 11_731_403],
    ["disabilityAccident", 1_200_000],
    ["cancer", 1_090_000],
    ["hospital", 32_000],
    ["ltc", 0],
  ])("F22 DOMAIN 3.5 %s pays %i in lumps", (key, lumpTwd) => {
    expect(pays(key).lumpTwd).toBe(lumpTwd);
  });

  it("F22 DOMAIN 3.5 S6 reimburses 355,000 of a bill of 360,000", () => {
    expect(pays("hospital").reimbursementTwd).toBe(355_000);
    expect(billTwd({ ...PRESETS.hospital, on: LIN_TODAY })).toBe(360_000);
  });

  it("F24 DOMAIN 3.5 S7 gives a stream and a waiver, and no lump", () => {
    const { lumpTwd, streams, waived } = pays("disability");
    expect(lumpTwd).toBe(0);
    expect(streams).toEqual([
      { category: "DISABILITY_INCOME", amountTwd: 18_000, every: "month", payments: 120 },
    ]);
    expect(waived).toEqual(["QH-WL"]);
  });

  it("F22 every line that does not pay has a reason", () => {
    for (const key of REPORT_PRESETS) {
      const unpaid = pays(key).lines.filter(({ kind }) => kind === "none");
      expect(unpaid.every(({ reason }) => reason.code !== "paid")).toBe(true);
    }
  });

  it("a draft changed by hand is no preset any more", () => {
    expect(presetOf(PRESETS.hospital)).toBe("hospital");
    expect(presetOf({ ...PRESETS.hospital, days: 11 })).toBeNull();
  });
});
