import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linPerson, linPolicies, LIN_TODAY } from "../fixtures/linFamily.ts";
import { adult, inPolicyYear, singlePolicy } from "../fixtures/singlePolicy.ts";
import { POLICY_STATES } from "../policyState.ts";
import { CAUSES, TRIGGERS } from "../rules.ts";
import { catalogue } from "../shippedCatalogue.ts";
import { coverageByAge, dateAtAge } from "./byAge.ts";
import { evaluateSituation } from "./evaluateSituation.ts";
import { reasonText } from "./reasonText.ts";

const money = fc.integer({ min: 0, max: 500_000 });
const situations = fc.record({
  on: fc.integer({ min: 1, max: 60 }).map(inPolicyYear),
  cause: fc.constantFrom(...CAUSES),
  triggers: fc.uniqueArray(fc.constantFrom(...TRIGGERS)),
  disabilityGrade: fc.option(fc.integer({ min: 1, max: 11 }), { nil: undefined }),
  surgeryGrade: fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined }),
  days: fc.nat(400),
  bill: fc.record({ roomPerDay: money, misc: money, surgery: money, accidentMedical: money }),
});
const policies = fc.array(
  fc
    .record({
      product: fc.constantFrom(...catalogue.products),
      issueAge: fc.integer({ min: 0, max: 60 }),
      sumInsured: fc.integer({ min: 1, max: 3_000_000 }),
      state: fc.constantFrom(...POLICY_STATES),
      effectiveDate: fc.constantFrom("1999-05-05", "2000-01-01", "2004-02-29"),
    })
    .map(({ product, issueAge, sumInsured, ...policy }) =>
      singlePolicy({ productCode: product.code, issueAge, sumInsured, coverageYears: 30 }, policy),
    ),
  { maxLength: 6 },
);

describe("properties of the coverage engine", () => {
  it("A08: excess_only contracts together never pay more than the bill", () => {
    fc.assert(
      fc.property(policies, situations, (own, situation) => {
        const { lines } = evaluateSituation({ person: adult, policies: own, situation });
        const paid = (item: string) =>
          lines.reduce(
            (sum, line) =>
              line.kind === "reimbursement" && line.item === item ? sum + line.amountTwd : sum,
            0,
          );
        const { bill, days } = situation;
        expect(paid("room")).toBeLessThanOrEqual(bill.roomPerDay * days);
        expect(paid("misc")).toBeLessThanOrEqual(bill.misc);
        expect(paid("surgery")).toBeLessThanOrEqual(bill.surgery);
        expect(paid("accident_medical")).toBeLessThanOrEqual(bill.accidentMedical);
      }),
    );
  });

  it("a lapsed policy pays 0 whatever happens, and says so", () => {
    fc.assert(
      fc.property(policies, situations, (own, situation) => {
        const lapsed = own.map((policy) => ({ ...policy, state: "lapsed" as const }));
        const result = evaluateSituation({ person: adult, policies: lapsed, situation });
        expect(result).toMatchObject({ lumpTwd: 0, reimbursementTwd: 0, streams: [], waived: [] });
        expect(result.lines.every((line) => line.reason.code === "state")).toBe(true);
      }),
    );
  });

  it("A29: amounts are whole, never negative, and each line has words", () => {
    fc.assert(
      fc.property(policies, situations, (own, situation) => {
        for (const line of evaluateSituation({ person: adult, policies: own, situation }).lines) {
          expect(Number.isSafeInteger(line.amountTwd) && line.amountTwd >= 0).toBe(true);
          expect(line.kind === "none" ? line.amountTwd : 0).toBe(0);
          expect(reasonText(line.reason)).not.toContain("undefined");
        }
      }),
    );
  });

  it("F23: cover by age equals the situation on that date", () => {
    const kinds = ["death_illness", "death_accident", "death_transport"] as const;
    const causes = ["illness", "accident", "transport_accident"] as const;
    for (const anchor of [undefined, LIN_TODAY]) {
      const series = coverageByAge({ person: linPerson, policies: linPolicies, kinds, on: anchor });
      expect(series).toHaveLength(111);
      for (const { age, on, amounts } of series) {
        expect(on).toBe(dateAtAge(linPerson.birthDate, age, anchor));
        const lumps = causes.map(
          (cause) =>
            evaluateSituation({
              person: linPerson,
              policies: linPolicies,
              situation: { on, cause, triggers: ["death"] },
            }).lumpTwd,
        );
        expect(kinds.map((kind) => amounts[kind])).toEqual(lumps);
      }
    }
  });
});
