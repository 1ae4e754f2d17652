import { describe, expect, it } from "vitest";
import { catalogue } from "#shared/insurance/catalogue.ts";
import { evaluateSituation } from "#shared/insurance/coverage/evaluateSituation.ts";
import { completedAge } from "#shared/insurance/insuranceAge.ts";
import type { OccupationClass } from "#shared/insurance/rules.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import { generateHouseholds } from "#scripts/demo/company.ts";
import { LIN_ID } from "#scripts/demo/linFamily.ts";
import { demoSeats } from "#scripts/demo/seats.ts";

describe.each(["2026-11-24", "2027-03-01", "2028-02-29", "2030-07-15"])(
  "DOMAIN 3.5 the Lin family of the demo company on %s",
  (date) => {
    const today = date as IsoDate;
    const [family] = generateHouseholds({ customers: 40, seed: "any", today });
    const head = family?.customers[0];
    const policies = (family?.policies ?? []).map((policy) => ({
      ...policy,
      coverages: policy.coverages.map((coverage) => ({ ...coverage, product: undefined })),
    }));
    const lump = (cause: "illness" | "accident" | "transport_accident") =>
      evaluateSituation(
        {
          person: {
            birthDate: head?.birthDate ?? "",
            sex: "M",
            occupationClass: head?.occupationClass as OccupationClass,
          },
          policies,
          situation: { on: today, cause, triggers: ["death"] },
        },
        catalogue,
      ).lumpTwd;

    it("belongs to the demo agent, with children of 5 and 2", () => {
      expect(head).toMatchObject({ id: LIN_ID, agentId: demoSeats.agent.staffId });
      const ages = family?.customers.map(({ birthDate }) => completedAge(birthDate ?? "", today));
      expect([ages?.[0], ages?.[2], ages?.[3]]).toEqual([35, 5, 2]);
    });

    it("shows the printed sums and premiums", () => {
      expect(lump("illness")).toBe(5_731_403);
      expect(lump("accident")).toBe(8_731_403);
      expect(lump("transport_accident")).toBe(11_731_403);
      expect(policies.reduce((sum, each) => sum + each.annualPremiumTwd, 0)).toBe(60_884);
      expect(head?.householdFinance).toMatchObject({
        livingMonthlyTwd: 40_000,
        mortgageTwd: 4_200_000,
      });
    });
  },
);
