import { POLICY_STATES } from "#shared/insurance/policyState.ts";
import { NEEDS_PARAMS } from "#shared/insurance/needs.ts";
import { CAUSES, PREMIUM_MODES, TRIGGERS } from "#shared/insurance/rules.ts";
import { CALENDARS } from "#shared/insurance/rocDate.ts";

export interface ArgumentDoc {
  /** With `?` where it may be left out. */
  readonly name: string;
  readonly type: string;
  readonly note?: string;
  readonly members?: readonly ArgumentDoc[];
}

export interface FunctionDoc {
  readonly summary: string;
  readonly args: readonly ArgumentDoc[];
  readonly returns: string;
  /** Arguments that are answered; the help prints the reply it really gets. */
  readonly example: Readonly<Record<string, unknown>>;
}

const arg = (
  name: string,
  type: string,
  note?: string,
  members?: readonly ArgumentDoc[],
): ArgumentDoc => ({ name, type, ...(note && { note }), ...(members && { members }) });

const oneOf = (words: readonly string[]) => words.join(" | ");

const productCode = arg("productCode", "text", "code of the catalogue");
const sumInsured = arg(
  "sumInsured",
  "number",
  "in the product's unit: TWD, TWD a day, month or year, or plan units",
);
const payTerm = arg("payTerm", 'number | "=coverage" | "to_age_18"', "years of payment");
const occupationClass = arg(
  "occupationClass?",
  "1 to 6",
  "for accident products; absent is factor 1",
);
const sex = arg("sex", "M | F");

const coverageMembers = [
  productCode,
  arg("issueAge", "whole number", "insurance age at issue"),
  sumInsured,
  payTerm,
  arg("coverageYears?", "whole number", "years of cover of a term product"),
  arg("coordination?", "excess_only | copy_allowed", "overrides the catalogue"),
  arg("annualPremiumTwd?", "number", "else by the catalogue"),
  arg("paidBefore?", "list of {benefitId, amountTwd}", "what this coverage has already paid"),
];

const situationMembers = [
  arg("on", "date"),
  arg("cause", oneOf(CAUSES)),
  arg("triggers", "list", TRIGGERS.join(", ")),
  arg("disabilityGrade?", "1 to 11"),
  arg("days?", "whole number", "in hospital, intensive care included"),
  arg("icuDays?", "whole number"),
  arg("surgeryGrade?", "1 to 7"),
  arg("surgerySetting?", "inpatient | outpatient", "default inpatient"),
  arg("setting?", "nhi | non_nhi", "default nhi; chooses the ratio of reimbursement"),
  arg("sessions?", "whole number", "default 1"),
  arg("bill?", "object", "roomPerDay?, misc?, surgery?, accidentMedical? in TWD"),
];

const householdMembers = [
  arg("annualIncomeTwd", "number"),
  arg("livingMonthlyTwd?", "number", "of the survivors; absent: ten years' income"),
  arg("livingYears", "whole number"),
  arg("mortgageTwd", "number"),
  arg("debtsTwd", "number"),
  arg("liquidAssetsTwd", "number"),
  arg("socialBenefitsTwd", "number", "of the survivors"),
  arg("childrenAges", "list of whole numbers"),
  arg("savedForRetirementTwd", "number"),
  arg("pensionYearTwd?", "number", "in money of the year of retirement"),
];

/** What `banyan batch --help` says of each function (BATCH_FUNCTIONS), by name. */
export const batchDocs: Readonly<Record<string, FunctionDoc>> = {
  insuranceAge: {
    summary: "Completed and insurance age 保險年齡 on a date, and when the latter next rises",
    args: [arg("birthDate", "date"), arg("on", "date", "not before the birth date")],
    returns: "{age, insuranceAge, nextChange}",
    example: { birthDate: "1990-03-10", on: "2026-09-11" },
  },
  parseDate: {
    summary: "A date as Taiwan writes it",
    args: [
      arg("text", "text", "115/03/05, 1150305, 民國115年3月5日, 2026-03-05, ..."),
      arg("calendar", oneOf(CALENDARS), "roc also reads six digits"),
    ],
    returns: "{iso, roc}, or BAD_DATE",
    example: { text: "115/03/05", calendar: "auto" },
  },
  nationalId: {
    summary: "National ID 身分證字號 or resident number 統一證號",
    args: [arg("value", "text")],
    returns: "{valid, kind: citizen | resident | resident_old | null, sex: M | F | null}",
    example: { value: "A123456789" },
  },
  businessNumber: {
    summary: "Unified business number 統一編號, by the rule of 2023-04-01",
    args: [arg("value", "text")],
    returns: "{valid}",
    example: { value: "12345675" },
  },
  phone: {
    summary: "Taiwanese telephone number",
    args: [arg("value", "text", "an extension after #, 轉, 分機 or ext is cut off")],
    returns: "{valid, kind: mobile | landline | toll_free | null, normalised}",
    example: { value: "(02)2345-6789#12" },
  },
  premium: {
    summary: "Premium by the illustrative catalogue, without underwriting checks; not for quoting",
    args: [
      productCode,
      sex,
      arg("age", "whole number", "insurance age"),
      sumInsured,
      payTerm,
      occupationClass,
      arg("mode?", oneOf(PREMIUM_MODES), "default annual"),
    ],
    returns: "{annualTwd, modalTwd}",
    example: { productCode: "QH-WL", sex: "M", age: 28, sumInsured: 1_000_000, payTerm: 20 },
  },
  coverage: {
    summary: "What a set of policies pays in one situation, with a line for every benefit asked",
    args: [
      arg("person", "object", "the insured", [arg("birthDate", "date"), sex, occupationClass]),
      arg("policies", "list of objects", undefined, [
        arg("policyNo", "text"),
        arg("company?", "text", "for display only"),
        arg("effectiveDate", "date"),
        arg("state", "word", POLICY_STATES.join(", ")),
        arg("coverages", "list of objects", undefined, coverageMembers),
      ]),
      arg("situation", "object", undefined, situationMembers),
    ],
    returns: "{lumpTwd, reimbursementTwd, streams, waived, lines}",
    example: {
      person: { birthDate: "1991-06-10", sex: "M", occupationClass: 1 },
      policies: [
        {
          policyNo: "P3",
          company: "HY",
          effectiveDate: "2021-02-01",
          state: "in_force",
          coverages: [
            { productCode: "HY-PA", issueAge: 30, sumInsured: 3_000_000, payTerm: "=coverage" },
          ],
        },
      ],
      situation: {
        on: "2026-11-24",
        cause: "accident",
        triggers: ["disability"],
        disabilityGrade: 7,
      },
    },
  },
  needs: {
    summary: "Needs of a family by category; planning aids, not advice",
    args: [
      arg("person", "object", "birthDate"),
      arg("household", "object", undefined, householdMembers),
      arg("on?", "date", "without it the retirement fields are null"),
      arg("params?", "object of numbers", Object.keys(NEEDS_PARAMS).join(", ")),
    ],
    returns:
      "{lifeTwd, accidentTwd, majorIllnessTwd, cancerTwd, hospitalDayTwd, reimbMiscTwd, reimbSurgeryTwd, disabilityMonthTwd, ltcTwd, educationTwd, retirementCapitalTwd, retirementGapTwd}",
    example: {
      person: { birthDate: "1991-06-10" },
      household: {
        annualIncomeTwd: 1_200_000,
        livingMonthlyTwd: 40_000,
        livingYears: 20,
        mortgageTwd: 4_200_000,
        debtsTwd: 0,
        liquidAssetsTwd: 1_500_000,
        socialBenefitsTwd: 1_400_000,
        childrenAges: [5, 2],
        savedForRetirementTwd: 600_000,
      },
      on: "2026-11-24",
    },
  },
  rfm: {
    summary: "Recency, frequency and value scores from 1 to 5, and the segment",
    args: [
      arg("customers", "list of objects", undefined, [
        arg("id", "text or number"),
        arg("recencyDays", "number", "since the last purchase"),
        arg("frequency", "number", "policies in force"),
        arg("monetaryTwd", "number", "annualised premium in force"),
      ]),
    ],
    returns: "[{id, r, f, m, segment}] in input order",
    example: {
      customers: [
        { id: "C01", recencyDays: 30, frequency: 5, monetaryTwd: 180_000 },
        { id: "C02", recencyDays: 400, frequency: 2, monetaryTwd: 36_000 },
      ],
    },
  },
  tiers: {
    summary: "Value tiers: S the top 5 %, A 20 %, B 30 %, C the rest",
    args: [
      arg("customers", "list of objects", undefined, [
        arg("id", "text or number", "breaks ties, ascending"),
        arg("value", "number"),
      ]),
    ],
    returns: "[{id, tier}] in input order",
    example: {
      customers: [
        { id: 1, value: 240_000 },
        { id: 2, value: 36_000 },
      ],
    },
  },
  clv: {
    summary: "Customer lifetime value",
    args: [
      arg("premiumTwd", "number", "a year"),
      arg("years", "whole number"),
      arg("margins", "list of numbers", "by year, the last repeated"),
      arg("persistency", "list of numbers", "into year 2, 3, ..., the last repeated"),
      arg("discount", "number", "a year, 0.03 is 3 %"),
      arg("crossSell?", "{probability, premiumTwd, margin, years}", "undiscounted"),
    ],
    returns: "{clv, crossSell, total} in TWD, to cents",
    example: {
      premiumTwd: 60_000,
      years: 10,
      margins: [-0.2, 0.18],
      persistency: [0.92, 0.95],
      discount: 0.03,
      crossSell: { probability: 0.15, premiumTwd: 90_000, margin: 0.18, years: 5 },
    },
  },
  allocate: {
    summary: "Contribution after allocated costs; each pool is shared out to the dollar",
    args: [
      arg("pools", "list of objects", undefined, [
        arg("name", "text"),
        arg("amountTwd", "whole number"),
        arg("driver", "text", "a key of drivers, or premium"),
      ]),
      arg("objects", "list of objects", undefined, [
        arg("id", "text or number"),
        arg("premiumTwd", "number"),
        arg("directTwd", "number"),
        arg("drivers?", "object of numbers"),
      ]),
    ],
    returns: "[{id, allocated: {name: twd}, netTwd}]",
    example: {
      pools: [{ name: "service", amountTwd: 40_000, driver: "calls" }],
      objects: [
        { id: "A", premiumTwd: 120_000, directTwd: 70_000, drivers: { calls: 2 } },
        { id: "B", premiumTwd: 60_000, directTwd: 30_000, drivers: { calls: 10 } },
      ],
    },
  },
  lapseScore: {
    summary: "Risk of lapse by the shipped expert weights; an aid, a person decides",
    args: [
      arg("lateCount24m", "whole number", "late payments in 24 months"),
      arg("monthlyMode", "true | false"),
      arg("policyYear", "whole number"),
      arg("daysSinceContact", "number"),
      arg("loanRatio", "number", "0.5 is 50 %"),
      arg("orphan", "true | false", "the first agent has left"),
      arg("autoDebit", "true | false"),
      arg("policies", "whole number"),
    ],
    returns: "{z, p, band: high | medium | low, reasons: [at most three]}",
    example: {
      lateCount24m: 2,
      monthlyMode: true,
      policyYear: 2,
      daysSinceContact: 200,
      loanRatio: 0,
      orphan: true,
      autoDebit: false,
      policies: 1,
    },
  },
  associationRules: {
    summary: "Who holds the left side also holds the right",
    args: [
      arg("baskets", "list of lists", "what each customer holds, as text or numbers"),
      arg("minSupport", "number"),
      arg("minCount", "number", "baskets with both sides"),
      arg("minConfidence", "number"),
      arg("minLift", "number", "strict"),
      arg("maxLeft", "whole number", "most items on the left"),
    ],
    returns: "[{left, right, support, confidence, lift}], the highest lift first",
    example: {
      baskets: [["life", "health"], ["life", "health", "cancer"], ["accident"]],
      minSupport: 0.3,
      minCount: 1,
      minConfidence: 0.6,
      minLift: 1.1,
      maxLeft: 1,
    },
  },
};
