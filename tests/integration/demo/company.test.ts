import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { insuranceAge } from "#shared/insurance/insuranceAge.ts";
import { checkBusinessNumber } from "#shared/insurance/businessNumber.ts";
import { checkNationalId } from "#shared/insurance/nationalId.ts";
import { checkPhone } from "#shared/insurance/phone.ts";
import { mayUseHealthData } from "#shared/model/healthConsent.ts";
import { collections, type CollectionName, type Documents } from "#shared/model/collections.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import { generateCompany } from "#scripts/demo/company.ts";
import { productOf } from "#scripts/demo/coverages.ts";
import { demoAccounts, demoSeats } from "#scripts/demo/seats.ts";
import type { Generated } from "#scripts/demo/types.ts";

const today = "2026-11-24" as IsoDate;
const company = (customers: number, seed: number) => [
  ...generateCompany({ customers, seed, today }),
];
const all = company(2_000, 1);
const docs = <C extends CollectionName>(collection: C) =>
  all.filter((each) => each.collection === collection).map(({ doc }) => doc) as Documents[C][];
const customers = docs("customers");
const policies = docs("policies");
const byId = new Map(customers.map((customer) => [customer.id, customer]));

const text = (generated: Generated[]) => JSON.stringify(generated);

describe("demo company", () => {
  it("is the same for the same seed and another for another", () => {
    expect(text(company(300, 7))).toBe(text(company(300, 7)));
    expect(text(company(300, 7))).not.toBe(text(company(300, 8)));
  });

  it("has exactly as many customers as asked, the Lin family in the smallest", () => {
    expect(customers).toHaveLength(2_000);
    expect(company(4, 1).filter(({ collection }) => collection === "customers")).toHaveLength(4);
  });

  it("B22 every document passes its schema, today and on 29 February", () => {
    const leapDay = generateCompany({ customers: 300, seed: 3, today: "2028-02-29" as IsoDate });
    for (const { collection, doc } of [...all, ...leapDay]) {
      const result = collections[collection].schema.safeParse(doc);
      expect(result.error?.issues, `${collection} ${doc.id}`).toBeUndefined();
    }
  });

  it("uses each id once and points at nobody who is not there", () => {
    const ids = all.map(({ collection, doc }) => `${collection}/${doc.id}`);
    expect(new Set(ids).size).toBe(ids.length);
    const staff = new Set<string>(docs("directory").map(({ id }) => id));
    for (const policy of policies) {
      expect(byId.has(policy.insuredId) && byId.has(policy.policyholderId)).toBe(true);
    }
    for (const customer of customers) {
      expect(staff.has(customer.agentId ?? "") && staff.has(customer.unitId ?? "")).toBe(true);
    }
    for (const { staffId } of demoAccounts) expect(staff.has(staffId)).toBe(true);
  });

  it("DOMAIN 2.3 every identifier and telephone number is valid, and of the person's sex", () => {
    for (const { kind, nationalId = "", sex, phones } of customers) {
      if (kind === "person")
        expect(checkNationalId(nationalId)).toMatchObject({ valid: true, sex });
      else expect(checkBusinessNumber(nationalId).valid).toBe(true);
      for (const phone of phones) {
        expect(checkPhone(phone.number)).toMatchObject({ valid: true, kind: phone.kind });
      }
    }
    expect(new Set(customers.map(({ nationalId }) => nationalId)).size).toBe(customers.length);
  });

  it("DOMAIN 8 every coverage keeps to the underwriting limits of its product", () => {
    for (const policy of policies) {
      const birthDate = byId.get(policy.insuredId)?.birthDate ?? "";
      expect(policy.coverages[0]?.kind).toBe("main");
      for (const { productCode = "", issueAge, sumInsured } of policy.coverages) {
        const { issue_age, sum_insured, company } = productOf(productCode);
        expect(company).toBe(policy.company);
        expect(issueAge).toBe(insuranceAge(birthDate, policy.effectiveDate)?.insuranceAge);
        expect(issueAge).toBeGreaterThanOrEqual(issue_age.min);
        expect(issueAge).toBeLessThanOrEqual(issue_age.max);
        expect(sumInsured).toBeGreaterThanOrEqual(sum_insured.min);
        expect(sumInsured).toBeLessThanOrEqual(sum_insured.max);
      }
    }
  });

  it("DOMAIN 2.4 the state of a policy fits its dates", () => {
    for (const { state, nextDueDate = "", lapsedOn, effectiveDate } of policies) {
      expect(effectiveDate < today).toBe(true);
      if (state === "in_force" || state === "apl") expect(nextDueDate > today).toBe(true);
      if (state === "grace") expect(nextDueDate <= today && nextDueDate >= "2026-10-24").toBe(true);
      if (state === "lapsed")
        expect((lapsedOn ?? "") < today && (lapsedOn ?? "") >= "2024-11-24").toBe(true);
    }
  });

  it("DOMAIN 2.7 shares of death beneficiaries add up to 100 per cent in each order", () => {
    const totals = policies.flatMap(({ beneficiaries }) =>
      [1, 2].map((wanted) =>
        beneficiaries
          .filter(({ benefit, order }) => benefit === "death" && order === wanted)
          .reduce((sum, { sharePercent = 0 }) => sum + sharePercent, 0),
      ),
    );
    // 0: nobody named in that order.
    expect(new Set(totals)).toEqual(new Set([0, 100]));
  });

  it("looks like a Taiwanese branch", () => {
    const ages = customers.flatMap(({ birthDate }) =>
      birthDate ? [insuranceAge(birthDate, today)?.age ?? -1] : [],
    );
    const mean = ages.reduce((a, b) => a + b, 0) / ages.length;
    expect(mean).toBeGreaterThan(34);
    expect(mean).toBeLessThan(46);
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...ages)).toBeLessThan(100);

    const share = (test: (policy: (typeof policies)[number]) => boolean) =>
      policies.filter(test).length / policies.length;
    expect(policies.length / customers.length).toBeGreaterThan(2.2);
    expect(policies.length / customers.length).toBeLessThan(2.8);
    expect(share(({ premiumMode }) => premiumMode === "annual")).toBeGreaterThan(0.4);
    expect(share(({ premiumMode }) => premiumMode === "monthly")).toBeGreaterThan(0.28);
    expect(share(({ state }) => state === "in_force")).toBeGreaterThan(0.65);
    expect(share(({ state }) => state === "lapsed")).toBeGreaterThan(0.005);
    expect(share(({ state }) => state === "lapsed")).toBeLessThan(0.06);
    expect(share(({ isOwn }) => isOwn)).toBeGreaterThan(0.5);
    const states = new Set(policies.map(({ state }) => state));
    const wanted = ["grace", "apl", "paid_up", "premium_paid", "surrendered", "matured"] as const;
    expect(wanted.filter((state) => !states.has(state))).toEqual([]);
    const agents = customers.filter(({ agentId }) => agentId === demoSeats.agent.staffId).length;
    expect(agents / customers.length).toBeGreaterThan(0.25);
    expect(agents / customers.length).toBeLessThan(0.42);
    expect(customers.some(({ alerts }) => alerts.some(({ kind }) => kind === "visit_safety"))).toBe(
      true,
    );
  });

  it("DOMAIN 7 gives every field of a person to somebody, and health data to nobody without consent", () => {
    const fields = ["hasCar", "carType", "carInsuranceExpiresOn", "hasHouse", "smoker"] as const;
    const more = ["referrer", "salesChannel", "healthConsentOn", "otherPoliciesAskedOn"] as const;
    for (const field of [...fields, ...more]) {
      const known = customers.filter((customer) => customer[field] !== undefined).length;
      expect(known).toBeGreaterThan(50);
    }
    const smokers = customers.filter(({ smoker }) => smoker !== undefined);
    expect(smokers.every((customer) => mayUseHealthData(customer, today))).toBe(true);
    for (const { referrer } of customers) {
      if (referrer?.customerId) expect(byId.get(referrer.customerId)?.name).toBe(referrer.name);
    }
    const answers = docs("activities").filter(({ kind }) => kind === "survey");
    expect(new Set(answers.map(({ measure }) => measure))).toEqual(new Set(["nps", "csat"]));
    const campaigns = new Set<string>(docs("campaigns").map(({ id }) => id));
    const responses = docs("activities").filter(({ kind }) => kind === "campaign");
    expect(responses.length).toBeGreaterThan(20);
    expect(responses.every(({ campaignId = "" }) => campaigns.has(campaignId))).toBe(true);
  });

  it("D3 a note's text is what its Yjs document says", () => {
    for (const note of docs("notes").slice(0, 50)) {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Buffer.from(note.state, "base64"));
      const paragraphs = doc.getXmlFragment("default").toArray() as Y.XmlElement[];
      expect(paragraphs.every(({ nodeName }) => nodeName === "paragraph")).toBe(true);
      const lines = paragraphs.map((paragraph) => (paragraph.get(0) as Y.XmlText).toJSON());
      expect(lines.join("\n")).toBe(note.text);
    }
  });
});
