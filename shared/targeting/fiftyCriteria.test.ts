import { expect, it } from "vitest";
import { activity, coverage, customer, policy, workCase } from "#shared/events/fixtures/book.ts";
import type { GapRow } from "#shared/insurance/gaps.ts";
import type { CustomerId } from "#shared/model/brand.ts";
import { criteriaSchema } from "./criteria.ts";
import { CRITERION_WORDS } from "./catalogue/criterionWords.ts";
import { FIELD_NAMES, fieldOf, type FieldName } from "./catalogue/fieldTypes.ts";
import { factsOf } from "./facts/factsOf.ts";
import type { FactsInput } from "./facts/input.ts";
import { referralCounts } from "./facts/referrals.ts";
import { matcher } from "./matches.ts";
import { reasonsOf } from "./reasons.ts";

/*
 * Each criterion of DOMAIN 7, from the documents: somebody whom it finds, and somebody very like them whom
 * it does not.
 */
const ON = "2026-11-24";
type Some = Readonly<Record<string, unknown>>;

const from = (more: Partial<FactsInput>) =>
  factsOf({
    customer: customer(),
    policies: [],
    household: [],
    activities: [],
    cases: [],
    on: ON,
    ...more,
  });
const who = (more: Some, rest: Partial<FactsInput> = {}) =>
  from({ customer: customer(more), ...rest });
const holder = (...policies: Some[]) =>
  from({ policies: policies.map((more, at) => policy({ id: `p-${at}`, ...more })) });
const did = (kind: Parameters<typeof activity>[0], day: string, more: Some = {}) =>
  from({ activities: [activity(kind, `${day}T02:00:00.000Z`, more)] });

const test = (field: FieldName, more: Some): Some => ({
  kind: fieldOf(field).type,
  field,
  ...more,
});
const some = (field: FieldName, more: Some): Some => ({
  kind: "each",
  over: fieldOf(field).scope,
  quantifier: "any",
  of: test(field, more),
});
const is = (value: string) => ({ op: "is", value });
const ge = (value: number) => ({ op: "ge", value });
const next = (days: number) => ({ op: "next", days });
const last = (days: number) => ({ op: "last", days });
const YES = { op: "yes" };

const child = (more: Some) =>
  customer({ id: "c-2", householdId: "h-1", householdRole: "child", ...more });
const parentOf = (...children: Some[]) => {
  const head = customer({ householdId: "h-1", householdRole: "head" });
  return from({ customer: head, household: [head, ...children.map(child)] });
};
const gap = (more: Partial<GapRow>) => from({ gaps: [{ kind: "cancer", ...more } as GapRow] });
const rfm = { id: "c-1" as CustomerId, r: 5, f: 4, m: 3, segment: "冠軍" } as const;

const finance = (mortgageTwd: number) => ({
  livingYears: 0,
  mortgageTwd,
  debtsTwd: 0,
  liquidAssetsTwd: 0,
  socialBenefitsTwd: 0,
  savedForRetirementTwd: 0,
});
const term = (effectiveDate: string) => ({
  effectiveDate,
  coverages: [coverage("QH-TL", { coverageYears: 10 })],
});
const ticket = (more: Some) =>
  from({
    cases: [
      workCase("ticket", "2026-11-01T02:00:00.000Z", {
        data: { ticketType: "complaint" },
        ...more,
      }),
    ],
  });
const responded = (result: string) =>
  did("campaign", "2026-11-20", { campaignId: "camp-1", result });
const answered = (result: string, measure?: string) =>
  did("survey", "2026-11-20", { result, measure });
const referred = (people: number) => {
  const others = Array.from({ length: people }, (_, at) =>
    customer({ id: `c-${at + 2}`, referrer: { name: "陳美玲", customerId: "c-1" } }),
  );
  const referrals = referralCounts(others).get("c-1" as CustomerId);
  return from({ figures: referrals === undefined ? {} : { referrals } });
};
const followed = (day: string, told?: Some) =>
  from({
    cases: [workCase("claim", `${day}T02:00:00.000Z`, { data: { policyId: "p-1" } })],
    activities: told ? [activity("claim", `${day}T02:00:00.000Z`, told)] : [],
  });
const custody = (returnedOn: string | undefined) =>
  from({
    cases: [
      workCase("custody_receipt", "2026-11-20T02:00:00.000Z", {
        data: {
          items: [{ name: "保單正本", ...(returnedOn === undefined ? {} : { returnedOn }) }],
        },
      }),
    ],
  });
const spouseOf = (head: Some) => {
  const spouse = customer({ householdId: "h-1", householdRole: "spouse" });
  const other = customer({ id: "c-2", householdId: "h-1", householdRole: "head", ...head });
  return from({ customer: spouse, household: [spouse, other] });
};
const consent = (more: Some) =>
  who({ consents: [{ channel: "sms", granted: true, on: "2026-01-01", ...more }] });
/** Everything but beneficiaries and policies of other companies: 90 %. */
const COMPLETE: Some = {
  birthDate: "1990-03-10",
  maritalStatus: "married",
  address: { city: "臺北市", street: "松仁路 1 號" },
  occupation: "教師",
  annualIncomeTwd: 900_000,
  email: "mei@example.com",
  consents: [{ channel: "sms", granted: false, on: "2026-01-01" }],
};
/** A whole life contract with a rider that ends at 80, ten years after the start. */
const RIDER = [coverage("QH-WL"), coverage("QH-HR", { kind: "rider", issueAge: 70 })];
const rider = (more: Some): Some => ({
  kind: "each",
  over: "coverage",
  quantifier: "any",
  of: { kind: "and", of: [test("coverage.end_date", more), test("coverage.kind", is("rider"))] },
});

const RISKY = policy({ premiumMode: "monthly", effectiveDate: "2025-09-15" });
const LATE = ["2026-01-15T02:00:00.000Z", "2026-02-15T02:00:00.000Z"].map((at) =>
  activity("payment", at, { policyId: "p-1", result: "late" }),
);

type Facts = ReturnType<typeof from>;
/** Number in DOMAIN 7, criterion, found, not found. */
const CASES: readonly (readonly [number, Some, Facts, Facts])[] = [
  [1, test("age", ge(36)), who({ birthDate: "1990-11-24" }), who({ birthDate: "1990-11-25" })],
  // Six months and a day after the birthday the insurance age is one more (A01).
  [
    1,
    test("insurance_age", ge(37)),
    who({ birthDate: "1990-05-23" }),
    who({ birthDate: "1990-05-24" }),
  ],
  [
    2,
    test("next_insurance_age_change", next(30)),
    who({ birthDate: "1990-06-10" }),
    who({ birthDate: "1990-07-10" }),
  ],
  [
    3,
    test("birth_date", { op: "month", month: 11 }),
    who({ birthDate: "1990-11-01" }),
    who({ birthDate: "1990-10-31" }),
  ],
  [
    3,
    test("birth_date", next(7)),
    who({ birthDate: "1990-12-01" }),
    who({ birthDate: "1990-12-02" }),
  ],
  [4, test("sex", is("F")), who({ sex: "F" }), who({ sex: "M" })],
  [5, test("marital_status", is("married")), who({ maritalStatus: "married" }), who({})],
  [6, test("children_count", ge(2)), parentOf({}, { id: "c-3" }), parentOf({})],
  [
    7,
    some("children.age", { op: "between", from: 5, to: 6 }),
    parentOf({ birthDate: "2020-03-01" }),
    parentOf({ birthDate: "2018-03-01" }),
  ],
  // Six on 1 September of the school year begins primary school.
  [
    7,
    some("children.school_stage", is("primary")),
    parentOf({ birthDate: "2020-09-01" }),
    parentOf({ birthDate: "2020-09-02" }),
  ],
  [
    8,
    test("household_role", is("head")),
    who({ householdRole: "head" }),
    who({ householdRole: "spouse" }),
  ],
  [8, test("is_breadwinner", YES), who({ isBreadwinner: true }), who({})],
  [
    9,
    test("occupation", { op: "contains", text: "工程" }),
    who({ occupation: "軟體工程師" }),
    who({ occupation: "教師" }),
  ],
  [
    9,
    test("occupation_class", { op: "in", values: ["1", "2"] }),
    who({ occupationClass: 2 }),
    who({ occupationClass: 3 }),
  ],
  [
    10,
    test("employer", { op: "starts", text: "台灣" }),
    who({ employer: "臺灣電力" }),
    who({ employer: "中油" }),
  ],
  [
    11,
    test("annual_income", ge(1_000_000)),
    who({ annualIncomeTwd: 1_000_000 }),
    who({ annualIncomeTwd: 999_999 }),
  ],
  [12, test("education", is("master")), who({ education: "master" }), who({ education: "doctor" })],
  [
    13,
    test("city", is("臺北市")),
    who({ address: { city: "台北市" } }),
    who({ address: { city: "新北市" } }),
  ],
  [13, test("district", is("信義區")), who({ address: { district: "信義區" } }), who({})],
  [
    13,
    test("postcode", is("110")),
    who({ address: { postcode: "110" } }),
    who({ address: { postcode: "106" } }),
  ],
  [
    13,
    test("postcode", is("110")),
    who({ address: { postcode: "110049" } }),
    who({ address: { postcode: "10611" } }),
  ],
  [14, test("has_car", YES), who({ carType: "suv" }), who({ hasCar: false, carType: "suv" })],
  [14, test("car_type", is("suv")), who({ carType: "suv" }), who({ hasCar: true })],
  [
    14,
    test("car_insurance_expiry", next(30)),
    who({ carInsuranceExpiresOn: "2026-12-24" }),
    who({ carInsuranceExpiresOn: "2026-12-25" }),
  ],
  [
    15,
    test("has_house", YES),
    who({ hasHouse: true }),
    who({ hasHouse: false, householdFinance: finance(1) }),
  ],
  [15, test("has_house", YES), spouseOf({ hasHouse: true }), spouseOf({})],
  [14, test("has_car", YES), who({ carInsuranceExpiresOn: "2020-01-01" }), who({})],
  [14, test("has_car", { op: "no" }), who({ hasCar: false }), who({})],
  [
    17,
    test("smoker", { op: "no" }),
    who({ smoker: false, healthConsentOn: "2026-11-24" }),
    who({ smoker: false, healthConsentOn: "2026-01-01", healthConsentWithdrawnOn: "2026-11-24" }),
  ],
  [
    15,
    test("mortgage_balance", ge(4_200_000)),
    who({ householdFinance: finance(4_200_000) }),
    who({ householdFinance: finance(4_199_999) }),
  ],
  [
    16,
    test("tags", { op: "has_any", values: ["登山"] }),
    who({ tags: ["登山", "棋"] }),
    who({ tags: ["棋"] }),
  ],
  [
    17,
    test("smoker", YES),
    who({ smoker: true, healthConsentOn: "2026-01-01" }),
    who({ smoker: true }),
  ],
  [18, test("policies_in_force", ge(1)), holder({ state: "grace" }), holder({ state: "lapsed" })],
  [
    19,
    test("product_lines", { op: "has_none", values: ["health"] }),
    holder({}),
    holder({ coverages: [coverage("QH-HD")] }),
  ],
  [
    20,
    test("coverage_categories", { op: "has_any", values: ["HOSPITAL_DAY"] }),
    holder({ coverages: [coverage("QH-HD")] }),
    holder({}),
  ],
  [
    21,
    test("gap", { key: "cancer", ...ge(500_000) }),
    gap({ gapTwd: 500_000 }),
    gap({ gapTwd: 499_999 }),
  ],
  [
    21,
    test("adequacy", { key: "cancer", op: "lt", value: 0.5 }),
    gap({ adequacy: 0.49 }),
    gap({ adequacy: 0.5 }),
  ],
  // DOMAIN 2.5: 31,370 a year is 2,761 a month, 33,132 in a year.
  [22, test("annualised_premium", ge(33_132)), holder({ premiumMode: "monthly" }), holder({})],
  [
    23,
    test("premium_income_ratio", { op: "gt", value: 0.1 }),
    who({ annualIncomeTwd: 300_000 }, { policies: [policy()] }),
    who({ annualIncomeTwd: 400_000 }, { policies: [policy()] }),
  ],
  [24, some("policy.status", is("lapsed")), holder({}, { id: "p-2", state: "lapsed" }), holder({})],
  [
    24,
    some("policy.in_force", YES),
    holder({ state: "paid_up" }),
    holder({ state: "surrendered" }),
  ],
  [25, some("policy.mode", is("monthly")), holder({ premiumMode: "monthly" }), holder({})],
  [
    25,
    some("policy.payment_method", is("credit_card")),
    holder({ paymentMethod: "credit_card" }),
    holder({}),
  ],
  [
    26,
    some("policy.anniversary", next(30)),
    holder({ effectiveDate: "2020-12-24" }),
    holder({ effectiveDate: "2020-12-25" }),
  ],
  [
    26,
    some("policy.years", ge(5)),
    holder({ effectiveDate: "2021-11-24" }),
    holder({ effectiveDate: "2021-11-25" }),
  ],
  // 2.4.7: the fifth anniversary, 30 days on either side.
  [
    27,
    some("policy.repurchase_window", YES),
    holder({ effectiveDate: "2021-12-24" }),
    holder({ effectiveDate: "2021-12-25" }),
  ],
  [
    27,
    some("policy.repurchase_until", next(0)),
    holder({ effectiveDate: "2021-10-25" }),
    holder({ effectiveDate: "2021-10-24" }),
  ],
  [
    28,
    some("policy.maturity_date", next(30)),
    holder(term("2016-12-24")),
    holder(term("2016-12-25")),
  ],
  // A11: 6 full years, then 2 % of the sum every year.
  [
    28,
    some("policy.payout_date", next(30)),
    holder({ effectiveDate: "2018-12-24", coverages: [coverage("QH-RP")] }),
    holder({ effectiveDate: "2018-12-25", coverages: [coverage("QH-RP")] }),
  ],
  [
    29,
    some("policy.reinstatable_until", next(30)),
    holder({ state: "lapsed", lapsedOn: "2024-12-01" }),
    holder({ state: "lapsed", lapsedOn: "2025-12-01" }),
  ],
  // A term that ends on 2026-12-10 can be put in force again until the eve of its last day (DOMAIN 2.4.5).
  [
    29,
    some("policy.reinstatable_until", { op: "on", date: "2026-12-08" }),
    holder({ state: "lapsed", lapsedOn: "2026-06-01", ...term("2016-12-10") }),
    holder({ state: "lapsed", lapsedOn: "2024-12-09", ...term("2017-12-10") }),
  ],
  [30, some("policy.loan_ratio", { op: "gt", value: 0 }), holder({ loanTwd: 10_000 }), holder({})],
  [31, test("has_other_company_policy", YES), holder({ isOwn: false }), holder({})],
  [
    32,
    test("beneficiary_issue", { op: "has_any", values: ["noBeneficiary"] }),
    holder({ beneficiaries: [] }),
    holder({}),
  ],
  [33, test("last_claim_date", last(30)), did("claim", "2026-10-25"), did("claim", "2026-10-24")],
  [33, test("last_claim_date", last(30)), followed("2026-10-25"), followed("2026-10-24")],
  // The activity and the case of one claim count once.
  [
    33,
    test("claims_12m", { op: "eq", value: 1 }),
    followed("2026-10-25", { policyId: "p-1" }),
    followed("2026-10-25", { policyId: "p-2" }),
  ],
  [33, test("claims_12m", ge(1)), did("claim", "2025-11-25"), did("claim", "2025-11-24")],
  [
    34,
    test("service_event_type", is("roadside")),
    did("service_event", "2026-11-20", { result: "roadside" }),
    did("service_event", "2026-11-20", { result: "hospital" }),
  ],
  [
    34,
    test("last_service_event", last(7)),
    did("service_event", "2026-11-17"),
    did("service_event", "2026-11-16"),
  ],
  [
    35,
    test("last_contact_date", { op: "before", date: "2026-06-01" }),
    did("contact", "2026-05-31"),
    did("contact", "2026-06-01"),
  ],
  [
    35,
    test("contacts_12m", ge(1)),
    did("contact", "2026-05-31"),
    did("contact", "2026-05-31", { result: "no_answer" }),
  ],
  [36, test("preferred_channel", is("line")), who({ preferredChannel: "line" }), who({})],
  [37, test("rfm_segment", is("冠軍")), from({ figures: { rfm } }), from({})],
  [
    37,
    test("rfm_f", ge(4)),
    from({ figures: { rfm } }),
    from({ figures: { rfm: { ...rfm, f: 3 } } }),
  ],
  [
    37,
    test("rfm_r", ge(5)),
    from({ figures: { rfm } }),
    from({ figures: { rfm: { ...rfm, r: 4 } } }),
  ],
  [
    37,
    test("rfm_m", { op: "eq", value: 3 }),
    from({ figures: { rfm } }),
    from({ figures: { rfm: { ...rfm, m: 2 } } }),
  ],
  [38, test("tier", is("A")), from({ figures: { tier: "A" } }), from({ figures: { tier: "S" } })],
  [
    38,
    test("clv", ge(50_000)),
    from({ figures: { clvTwd: 52_207 } }),
    from({ figures: { clvTwd: 1 } }),
  ],
  [
    38,
    test("contribution", { op: "lt", value: 0 }),
    from({ figures: { contributionTwd: -1 } }),
    from({}),
  ],
  [
    39,
    // DOMAIN 5.5: late twice, monthly, year 2, no contact, orphan, one policy: 0.700567.
    some("policy.lapse_score", { op: "between", from: 0.7005, to: 0.7006 }),
    from({ policies: [RISKY], activities: LATE, isServing: () => false }),
    holder({ paymentMethod: "bank_transfer", effectiveDate: "2015-09-15" }),
  ],
  [40, test("nps", ge(9)), answered("9"), answered("8")],
  [40, test("csat", { op: "le", value: 2 }), answered("2", "csat"), answered("2")],
  [41, test("open_complaint", YES), ticket({}), ticket({ closedAt: "2026-11-20T02:00:00.000Z" })],
  [
    42,
    test("referrer", { op: "equals", text: "林志遠" }),
    who({ referrer: { name: "林志遠" } }),
    who({}),
  ],
  [42, test("referrals", ge(3)), referred(3), referred(2)],
  [43, test("source", is("referral")), who({ source: "referral" }), who({ source: "web" })],
  [43, test("channel", is("bank")), who({ salesChannel: "bank" }), who({})],
  [
    44,
    test("campaigns.response", { op: "has_any", values: ["camp-1/met"] }),
    responded("met"),
    responded("declined"),
  ],
  [45, test("completeness", { op: "lt", value: 50 }), who({}), who(COMPLETE)],
  [
    46,
    test("consent", { key: "sms", op: "yes" }),
    consent({}),
    consent({ expiresOn: "2026-11-23" }),
  ],
  [46, test("consent", { key: "sms", op: "no" }), consent({ granted: false }), who({})],
  [47, test("agent", is("s-1")), who({}), who({ agentId: "s-2" })],
  [47, test("unit", is("u-1")), who({}), who({ unitId: "u-2" })],
  [47, test("is_orphan", YES), from({ policies: [policy()], isServing: () => false }), holder({})],
  [
    48,
    test("life_stage", is("young_children")),
    parentOf({ birthDate: "2023-03-01" }),
    parentOf({ birthDate: "2016-03-01" }),
  ],
  [
    49,
    rider(next(30)),
    holder({ effectiveDate: "2016-12-24", coverages: RIDER }),
    holder({ effectiveDate: "2016-12-25", coverages: RIDER }),
  ],
  [
    50,
    test("custody_open", YES),
    from({ cases: [workCase("custody_receipt", "2026-11-20T02:00:00.000Z")] }),
    from({}),
  ],
  // The receipt is not closed, but nothing is held any more (E24).
  [50, test("custody_open", YES), custody(undefined), custody("2026-11-24")],
];

it.each(CASES)("DOMAIN 7 #%i %j", (_, tree, found, missed) => {
  const criteria = criteriaSchema.parse(tree);
  expect(matcher(criteria, ON)(found)).toBe(true);
  expect(matcher(criteria, ON)(missed)).toBe(false);
  // F02: why, by the criterion and the value it was found by.
  const asked = JSON.stringify(tree);
  const reasons = reasonsOf(criteria, ON, found);
  expect(reasons.length).toBeGreaterThan(0);
  for (const reason of reasons) {
    if (reason.kind !== "test") throw new Error("a criterion is a test");
    expect(asked).toContain(JSON.stringify(reason.test.field));
    expect(reason.value).not.toBeNull();
  }
  expect(reasonsOf(criteria, ON, missed)).toEqual([]);
});

it("F01 all fifty are proved above, each field of each", () => {
  const proved = CASES.map(([number, tree]) => `${number} ${String(fieldIn(tree))}`);
  const numbers = new Set(CASES.map(([number]) => number));
  expect([...numbers].toSorted((a, b) => a - b)).toEqual(CRITERION_WORDS.map((_, at) => at + 1));
  const fields = FIELD_NAMES.map((name) => `${fieldOf(name).criterion} ${name}`);
  expect(fields.filter((field) => !proved.includes(field) && !IN_A_RIDER.test(field))).toEqual([]);
  expect(proved.filter((field) => !fields.includes(field))).toEqual([]);
});

/** Two fields that stand together in the case of #49. */
const IN_A_RIDER = /coverage\.(end_date|kind)$/;

function fieldIn(tree: Some): unknown {
  const of = tree["of"];
  if (Array.isArray(of)) return fieldIn(of[0] as Some);
  return of === undefined ? tree["field"] : fieldIn(of as Some);
}
