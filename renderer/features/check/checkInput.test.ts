import { describe, expect, it } from "vitest";
import { linHousehold, linPolicies, LIN_TODAY } from "#shared/insurance/fixtures/linFamily.ts";
import { NEEDS_PARAMS } from "#shared/insurance/needs.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import { checkInput, missingFor, NO_OVERRIDES } from "./checkInput.ts";
import { linDocuments, linSpouse } from "./fixtures/linDocuments.ts";

const today = LIN_TODAY as IsoDate;

describe("from documents to the engine", () => {
  it("DOMAIN 4 the documents of the 林志遠 family give the worked household", () => {
    expect(checkInput(linDocuments, today)?.household).toEqual(linHousehold);
    expect(checkInput(linDocuments, today)?.params).toEqual(NEEDS_PARAMS);
  });

  it("F20 every coverage of the insured goes in, earliest policy first, under the document's id", () => {
    const policies = checkInput(linDocuments, today)?.policies ?? [];
    expect(policies.map(({ effectiveDate }) => effectiveDate)).toEqual(
      linPolicies.map(({ effectiveDate }) => effectiveDate).toSorted(),
    );
    expect(policies.map(({ policyNo }) => policyNo)).toEqual([
      "pol-P1",
      "pol-P3",
      "pol-P4",
      "pol-P2",
    ]);
  });

  it("F20 policies in which the customer is only policyholder stay out", () => {
    const [first, ...rest] = linDocuments.policies;
    if (!first) throw new Error("no policy in the fixture");
    const policies = [{ ...first, insuredId: linSpouse.id }, ...rest];
    expect(checkInput({ ...linDocuments, policies }, today)?.policies).toHaveLength(3);
  });

  it("F21 a product given by the office wins over the shipped catalogue", () => {
    const own = { code: "QH-DT", benefits: [] } as never;
    const input = checkInput({ ...linDocuments, products: [own] }, today);
    expect(input?.policies.at(-1)?.coverages[0]?.product).toBe(own);
  });

  it("A19 a spouse without figures of their own is planned by ten times the income", () => {
    const input = checkInput({ ...linDocuments, customer: linSpouse }, today);
    expect(input?.household.livingMonthlyTwd).toBeUndefined();
    expect(input?.household.childrenAges).toEqual([5, 2]);
    expect(input?.policies).toEqual([]);
  });

  it("F26 a changed assumption overrides figure and parameter, and nothing else", () => {
    const overrides = { household: { mortgageTwd: 0 }, params: { funeralTwd: 500_000 } };
    const input = checkInput(linDocuments, today, overrides);
    expect(input?.household).toEqual({ ...linHousehold, mortgageTwd: 0 });
    expect(input?.params).toEqual({ ...NEEDS_PARAMS, funeralTwd: 500_000 });
  });

  it("DOMAIN 4 without figures, living years run until the youngest child is 22", () => {
    const { householdFinance: _, ...customer } = linDocuments.customer;
    const household = linDocuments.household.map((one) =>
      one.id === customer.id ? customer : one,
    );
    expect(checkInput({ ...linDocuments, customer, household }, today)?.household.livingYears).toBe(
      20,
    );
  });

  it("asks for birth date and sex before anything else", () => {
    const { birthDate: _, ...customer } = linDocuments.customer;
    expect(missingFor(customer)).toBe("birth");
    expect(checkInput({ ...linDocuments, customer }, today, NO_OVERRIDES)).toBeNull();
  });
});
