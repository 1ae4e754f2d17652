import { addDays, daysBetween } from "#shared/insurance/date.ts";
import {
  LIN_NAME,
  LIN_TODAY,
  linHousehold,
  linPerson,
  linPolicies,
} from "#shared/insurance/fixtures/linFamily.ts";
import { annualPremiumTwd } from "#shared/insurance/premium.ts";
import type {
  CustomerId,
  HouseholdId,
  IsoDate,
  IsoInstant,
  PolicyId,
} from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Policy } from "#shared/model/policy.ts";
import { cities } from "./tables/districts.ts";
import { productOf } from "./coverages.ts";
import { asDate, daysAfter, yearsAfter } from "./dates.ts";
import { demoNationalId } from "./identifiers.ts";
import type { HouseholdBundle } from "./bundle.ts";
import { nextDueAfter } from "./premiumState.ts";
import { demoSeats } from "./seats.ts";
import { noteOf } from "./notes.ts";

export const LIN_ID = "c-lin-zhiyuan" as CustomerId;
/** Members of the worked example; they take the first serial numbers of every company. */
export const LIN_FAMILY_SIZE = 4;

const owner = { agentId: demoSeats.agent.staffId, unitId: demoSeats.agent.unitId };

/**
 * The family of DOMAIN 3.5 and 4, moved in time so that on `today` 林志遠 is 35, his policies stand
 * in years 8, 3, 6 and 4, and the health check shows the printed numbers.
 */
export function linFamily(today: IsoDate): HouseholdBundle {
  const shift = daysBetween(LIN_TODAY, today);
  const moved = (date: string) => asDate(addDays(date, shift));
  const stamps = {
    ...owner,
    createdAt: `${moved("2019-03-01")}T02:00:00.000Z` as IsoInstant,
    updatedAt: `${moved("2026-11-20")}T06:30:00.000Z` as IsoInstant,
    updatedBy: owner.agentId,
  };
  const child = (years: number) => daysAfter(yearsAfter(today, -years), -100);
  const [first = 5, second = 2] = linHousehold.childrenAges;
  const customers = [
    member(1, {
      id: LIN_ID,
      name: LIN_NAME,
      sex: "M",
      birthDate: moved(linPerson.birthDate),
      householdRole: "head",
    }),
    member(2, {
      id: "c-lin-wife" as CustomerId,
      name: "周雅芳",
      sex: "F",
      birthDate: moved("1993-02-18"),
      householdRole: "spouse",
    }),
    member(3, {
      id: "c-lin-son" as CustomerId,
      name: "林承恩",
      sex: "M",
      birthDate: child(first),
      householdRole: "child",
    }),
    member(4, {
      id: "c-lin-daughter" as CustomerId,
      name: "林品妍",
      sex: "F",
      birthDate: child(second),
      householdRole: "child",
    }),
  ].map((customer): Customer => ({ ...customer, ...stamps }));

  const lines = [
    "與志遠約在信義區辦公室，談房貸與兩個孩子的教育費用。",
    "三家公司四張保單都已帶來影本，下次說明保單健檢結果。",
    "最擔心的是長期照顧與失能，每月預算約八千元。",
  ];
  const noteText = { id: "n-lin-zhiyuan", customerId: LIN_ID, title: "訪談紀錄", lines };
  return {
    customers,
    policies: linPolicies.map((policy) =>
      policyOf(policy, { moved, today, wife: customers[1] as Customer, stamps }),
    ),
    rest: [{ collection: "notes", doc: noteOf(noteText, 1, stamps) }],
  };
}

type Fixed = Pick<Customer, "id" | "name" | "sex" | "birthDate" | "householdRole">;

function member(serial: number, fixed: Fixed) {
  const isHead = fixed.householdRole === "head";
  const isAdult = isHead || fixed.householdRole === "spouse";
  const taipei = cities[0] as (typeof cities)[number];
  return {
    ...fixed,
    kind: "person" as const,
    status: isHead ? ("customer" as const) : ("prospect" as const),
    nationalId: demoNationalId(serial, {
      letter: taipei.idLetter,
      sex: fixed.sex ?? "M",
      isResident: false,
    }),
    maritalStatus: isAdult ? ("married" as const) : ("single" as const),
    occupation: isHead ? "軟體工程師" : isAdult ? "家管" : undefined,
    occupationClass: 1,
    education: isAdult ? ("bachelor" as const) : undefined,
    annualIncomeTwd: isHead ? linHousehold.annualIncomeTwd : undefined,
    phones: isAdult
      ? [{ kind: "mobile" as const, number: isHead ? "0912345678" : "0987654321" }]
      : [],
    email: isAdult ? `customer${serial}@example.com` : undefined,
    address: { postcode: "110", city: "臺北市", district: "信義區", street: "松仁路88號12樓" },
    preferredChannel: isAdult ? ("line" as const) : undefined,
    tags: isHead ? ["登山", "親子"] : [],
    source: "referral" as const,
    householdId: "h-lin" as HouseholdId,
    isBreadwinner: isHead ? true : undefined,
    householdFinance: isHead ? financeOf() : undefined,
    consents: [],
    alerts: isHead
      ? [
          {
            id: "alert-1",
            kind: "visit_safety" as const,
            text: "家裡有養大狼狗，拜訪前請先電話通知。",
          },
        ]
      : [],
  };
}

/** Income and children stand with the people, everything else on the head (DOMAIN 4). */
function financeOf(): NonNullable<Customer["householdFinance"]> {
  const { livingMonthlyTwd, pensionYearTwd } = linHousehold;
  return {
    livingMonthlyTwd: livingMonthlyTwd ?? undefined,
    livingYears: linHousehold.livingYears,
    mortgageTwd: linHousehold.mortgageTwd,
    debtsTwd: linHousehold.debtsTwd,
    liquidAssetsTwd: linHousehold.liquidAssetsTwd,
    socialBenefitsTwd: linHousehold.socialBenefitsTwd,
    savedForRetirementTwd: linHousehold.savedForRetirementTwd,
    pensionYearTwd: pensionYearTwd ?? undefined,
  };
}

type Setting = {
  moved: (date: string) => IsoDate;
  today: IsoDate;
  wife: Customer;
  stamps: Pick<Policy, "agentId" | "unitId" | "createdAt" | "updatedAt" | "updatedBy">;
};

function policyOf(
  source: (typeof linPolicies)[number],
  { moved, today, wife, stamps }: Setting,
): Policy {
  const effectiveDate = moved(source.effectiveDate);
  const coverages = source.coverages.map((coverage, at): Policy["coverages"][number] => {
    const product = productOf(coverage.productCode ?? "");
    const { issueAge, sumInsured, payTerm } = coverage;
    const facts = { sex: "M", age: issueAge, sumInsured, payTerm, occupationClass: 1 } as const;
    return {
      id: String(at + 1),
      kind: product.kind,
      productCode: product.code,
      issueAge,
      sumInsured,
      payTerm,
      coverageYears: coverage.coverageYears ?? undefined,
      annualPremiumTwd: annualPremiumTwd(product, facts) ?? 0,
    };
  });
  const isOwn = source.company === "QH";
  const hasDeath = coverages.some(({ productCode }) =>
    productOf(productCode ?? "").benefits.some(({ trigger }) => trigger === "death"),
  );
  const spouse = {
    benefit: "death",
    name: wife.name,
    customerId: wife.id,
    isLegalHeirs: false,
    order: 1,
    sharePercent: 100,
    relation: "配偶",
  } as const;
  return {
    id: `p-lin-${source.policyNo.slice(1)}` as PolicyId,
    policyNo: source.policyNo,
    company: source.company,
    isOwn,
    state: "in_force",
    customerId: LIN_ID,
    policyholderId: LIN_ID,
    insuredId: LIN_ID,
    beneficiaries: hasDeath ? [spouse] : [],
    effectiveDate,
    premiumMode: "annual",
    paymentMethod: isOwn ? "credit_card" : "bank_transfer",
    nextDueDate: nextDueAfter({ effectiveDate, premiumMode: "annual" }, today),
    annualPremiumTwd: coverages.reduce((sum, each) => sum + each.annualPremiumTwd, 0),
    coverages,
    ...(isOwn ? {} : { evidence: "policy_booklet" as const, evidenceOn: moved("2026-11-18") }),
    ...stamps,
  };
}
