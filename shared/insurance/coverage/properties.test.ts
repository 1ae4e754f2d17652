import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { linPerson, linPolicies, LIN_TODAY } from "../fixtures/linFamily.ts";
import { adult, inPolicyYear, singlePolicy } from "../fixtures/singlePolicy.ts";
import { completedAge } from "../insuranceAge.ts";
import { isInForce, POLICY_STATES } from "../policyState.ts";
import { roundHalfUp } from "../rounding.ts";
import { CAUSES, TRIGGERS } from "../rules.ts";
import { catalogue } from "../shippedCatalogue.ts";
import { coverageByAge, dateAtAge } from "./byAge.ts";
import { coverageFacts } from "./coverageFacts.ts";
import { draftCoverage } from "./draft.ts";
import { evaluatePromises, evaluateSituation } from "./evaluateSituation.ts";
import { reasonText } from "./reasonText.ts";
import { payReimbursements } from "./reimbursement.ts";
import {
  COVER_KINDS,
  STANDARD_SITUATIONS,
  type CoverUnit,
  type StandardSituation,
} from "./standardSituations.ts";
import type { CoverageLine, Situation } from "./types.ts";

const money = fc.integer({ min: 0, max: 500_000 });
const situations = fc.record({
  on: fc.integer({ min: 1, max: 60 }).map(inPolicyYear),
  cause: fc.constantFrom(...CAUSES),
  triggers: fc.uniqueArray(fc.constantFrom(...TRIGGERS)),
  disabilityGrade: fc.option(fc.integer({ min: 1, max: 11 }), { nil: undefined }),
  surgeryGrade: fc.option(fc.integer({ min: 1, max: 7 }), { nil: undefined }),
  days: fc.nat(400),
  icuDays: fc.nat(30),
  surgerySetting: fc.constantFrom("inpatient", "outpatient"),
  setting: fc.constantFrom("nhi", "non_nhi"),
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

/** What a line means in the unit of its row, said again apart from the code that the chart runs. */
function figureOf(line: CoverageLine, unit: CoverUnit): number {
  if (unit === "cap") return line.capTwd ?? 0;
  if (unit === "day") return line.perDayTwd ?? line.amountTwd;
  if (unit === "year") return line.every === "month" ? line.amountTwd * 12 : line.amountTwd;
  if (unit === "month") {
    return line.every === "year" ? roundHalfUp(line.amountTwd / 12) : line.amountTwd;
  }
  return line.amountTwd;
}

describe("properties of the coverage engine", () => {
  it("A08, A28: excess_only contracts together never pay more than the bill, but for half a dollar a line", () => {
    fc.assert(
      fc.property(policies, situations, (own, situation) => {
        const { lines } = evaluateSituation({ person: adult, policies: own, situation });
        const { bill, days } = situation;
        const bills = {
          room: bill.roomPerDay * days,
          misc: bill.misc,
          surgery: bill.surgery,
          accident_medical: bill.accidentMedical,
        };
        for (const [item, billTwd] of Object.entries(bills)) {
          const amounts = lines
            .filter((line) => line.kind === "reimbursement" && line.item === item)
            .map((line) => line.amountTwd);
          const paidTwd = amounts.reduce((sum, twd) => sum + twd, 0);
          expect(paidTwd).toBeLessThanOrEqual(billTwd + amounts.length / 2);
        }
      }),
    );
  });

  it("A08: before rounding excess_only contracts never pay more than the bill, and in NHI care of whole dollars not after it", () => {
    const riders = catalogue.products.filter(({ benefits }) =>
      benefits.some(({ rule }) => rule.type === "reimbursement"),
    );
    const contracts = fc.array(
      fc.record({
        product: fc.constantFrom(...riders),
        sumInsured: fc.integer({ min: 1, max: 5 }),
        effectiveDate: fc.constantFrom("1999-05-05", "2000-01-01", "2004-02-29"),
      }),
      { minLength: 1, maxLength: 6 },
    );
    const small = fc.oneof(fc.nat(50), money);
    fc.assert(
      fc.property(contracts, small, fc.constantFrom("nhi", "non_nhi"), (own, misc, setting) => {
        const cause = own.every(({ product }) => product.line === "accident")
          ? "accident"
          : "illness";
        const situation: Situation = {
          on: inPolicyYear(10),
          cause,
          triggers: ["medical_expense"],
          setting,
          bill: { misc, accidentMedical: misc },
        };
        const drafts = own.flatMap(({ product, sumInsured, effectiveDate }) => {
          const policy = singlePolicy(
            { productCode: product.code, sumInsured, issueAge: 30 },
            { effectiveDate },
          );
          const facts = policy.coverages.map((coverage) =>
            coverageFacts(policy, coverage, product, situation.on),
          );
          return facts.flatMap((fact) =>
            draftCoverage(
              product.benefits,
              { facts: fact, person: adult, situation, tables: catalogue.tables },
              "today",
            ),
          );
        });
        payReimbursements(drafts, situation);
        for (const item of ["misc", "accident_medical"] as const) {
          const paid = drafts.filter(
            ({ benefit: { rule } }) => rule.type === "reimbursement" && rule.item === item,
          );
          const exact = paid.reduce((sum, { amount }) => sum + amount, 0);
          expect(exact).toBeLessThanOrEqual(misc + 1e-6);
          const rounded = paid.reduce((sum, { amount }) => sum + roundHalfUp(amount), 0);
          expect(rounded).toBeLessThanOrEqual(misc + (setting === "nhi" ? 0 : paid.length / 2));
        }
      }),
    );
  });

  it("A08, A28: of a bill of 7 outside NHI three contracts pay 5 + 2 + 1, each line rounded at its end", () => {
    const rider = { productCode: "QH-HR", sumInsured: 1, payTerm: "=coverage" } as const;
    const own = ["2000-01-01", "2001-01-01", "2002-01-01"].map((effectiveDate) =>
      singlePolicy(rider, { effectiveDate }),
    );
    const situation: Situation = {
      on: "2010-06-15",
      cause: "illness",
      triggers: ["medical_expense"],
      setting: "non_nhi",
      bill: { misc: 7 },
    };
    const { lines, reimbursementTwd } = evaluateSituation({
      person: adult,
      policies: own,
      situation,
    });
    expect(lines.filter(({ item }) => item === "misc").map(({ amountTwd }) => amountTwd)).toEqual([
      5, 2, 1,
    ]);
    expect(reimbursementTwd).toBe(8);
  });

  it("A14: a policy in a state that is not in force, lapsed or any other, pays 0 whatever happens, and says so", () => {
    const idle = POLICY_STATES.filter((state) => !isInForce(state));
    expect(idle).toContain("lapsed");
    expect(idle).toContain("underwriting");
    expect(idle).toHaveLength(POLICY_STATES.length - 7);
    fc.assert(
      fc.property(policies, situations, fc.constantFrom(...idle), (own, situation, state) => {
        const ended = own.map((policy) => ({ ...policy, state }));
        const result = evaluateSituation({ person: adult, policies: ended, situation });
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

  it("F23: cover by age equals the situation on that date, for every kind of cover and any policies", () => {
    const anchors = fc.constantFrom(undefined, LIN_TODAY, "2024-02-29");
    const people = fc.constantFrom(adult, linPerson, { ...adult, birthDate: "2000-02-29" });
    const ages = fc.integer({ min: 0, max: 110 });
    fc.assert(
      fc.property(people, policies, ages, anchors, (person, own, age, anchor) => {
        const [at] = coverageByAge({
          person,
          policies: own,
          kinds: COVER_KINDS,
          fromAge: age,
          toAge: age,
          ...(anchor && { on: anchor }),
        });
        if (!at) throw new Error("one age gives one point");
        expect(at.on).toBe(dateAtAge(person.birthDate, age, anchor));
        expect(completedAge(person.birthDate, at.on)).toBe(age);
        for (const kind of COVER_KINDS) {
          const { category, unit, situation, isPromise }: StandardSituation =
            STANDARD_SITUATIONS[kind];
          const evaluate = isPromise ? evaluatePromises : evaluateSituation;
          const { lines } = evaluate({
            person,
            policies: own,
            situation: { ...situation, on: at.on },
          });
          const figure = lines
            .filter((line) => line.category === category && line.applies)
            .filter(({ every }) => (every !== undefined) === (unit === "month" || unit === "year"))
            .reduce((sum, line) => sum + figureOf(line, unit), 0);
          expect([kind, at.amounts[kind]]).toEqual([kind, figure]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("F23: cover by age of 林志遠 has 111 ages and the totals of the situation at each", () => {
    const kinds = ["death_illness", "death_accident", "death_transport"] as const;
    const causes = ["illness", "accident", "transport_accident"] as const;
    for (const anchor of [undefined, LIN_TODAY]) {
      const series = coverageByAge({
        person: linPerson,
        policies: linPolicies,
        kinds,
        ...(anchor && { on: anchor }),
      });
      expect(series).toHaveLength(111);
      for (const { on, amounts } of series) {
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
