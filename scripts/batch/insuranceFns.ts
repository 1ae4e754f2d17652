import { unknownProduct } from "#shared/errors/catalogue.ts";
import { BanyanError } from "#shared/errors/defineError.ts";
import { evaluateSituation } from "#shared/insurance/coverage/evaluateSituation.ts";
import { reasonText } from "#shared/insurance/coverage/reasonText.ts";
import type {
  Bill,
  CoverageInput,
  CoveragePolicy,
  InsuredPerson,
  Situation,
} from "#shared/insurance/coverage/types.ts";
import { NEEDS_PARAMS, needs, type Household, type NeedsParams } from "#shared/insurance/needs.ts";
import { POLICY_STATES } from "#shared/insurance/policyState.ts";
import { annualPremiumTwd, modalPremiumTwd } from "#shared/insurance/premium.ts";
import type { Product } from "#shared/insurance/product.ts";
import {
  CAUSES,
  COORDINATIONS,
  NAMED_PAY_TERMS,
  OCCUPATION_CLASSES,
  PREMIUM_MODES,
  SEXES,
  SURGERY_SETTINGS,
  TREATMENT_SETTINGS,
  TRIGGERS,
  type PayTerm,
} from "#shared/insurance/rules.ts";
import { catalogue } from "#shared/insurance/shippedCatalogue.ts";
import { readCount, readOneOf, type Args } from "./args.ts";

/** Premium, coverage and needs (DOMAIN 2.5, 3, 4). */
export const insuranceFns = {
  premium(args: Args) {
    const facts = {
      sex: args.oneOf(SEXES)("sex"),
      age: args.integer("age"),
      sumInsured: args.number("sumInsured"),
      payTerm: readPayTerm(args),
      occupationClass: args.optional("occupationClass", args.oneOf(OCCUPATION_CLASSES)),
    };
    const mode = args.optional("mode", args.oneOf(PREMIUM_MODES)) ?? "annual";
    const annualTwd = annualPremiumTwd(productOf(args.string("productCode")), facts) ?? 0;
    return { annualTwd, modalTwd: modalPremiumTwd(annualTwd, mode) };
  },

  coverage(args: Args) {
    const request = {
      person: readPerson(args.object("person")),
      policies: args.objects("policies", readPolicy),
      situation: readSituation(args.object("situation")),
    };
    for (const { coverages } of request.policies) {
      for (const { productCode } of coverages) productOf(productCode ?? "");
    }
    const { lumpTwd, reimbursementTwd, streams, waived, lines } = evaluateSituation(request);
    return {
      lumpTwd,
      reimbursementTwd,
      streams,
      waived,
      lines: lines.map((line) => ({
        policyNo: line.policyNo,
        productCode: line.productCode,
        benefitId: line.benefitId,
        category: line.category,
        kind: line.kind,
        amountTwd: line.amountTwd,
        reason: reasonText(line.reason),
      })),
    };
  },

  needs(args: Args) {
    const birthDate = args.object("person").date("birthDate");
    const on = args.optional("on", args.date);
    // Nobody has an age before birth (A01).
    if (on !== undefined && on < birthDate) args.refuse("on");
    return needs({
      person: { birthDate },
      household: readHousehold(args.object("household")),
      on,
      params: args.optional("params", (key) => readParams(args.object(key))),
    });
  },
};

function productOf(code: string): Product {
  const product = catalogue.find(code);
  if (!product) throw new BanyanError(unknownProduct, code.slice(0, 40));
  return product;
}

function readPayTerm(args: Args): PayTerm {
  const named = args.optional("payTerm", (key) => NAMED_PAY_TERMS.find((t) => t === args.id(key)));
  return named ?? args.number("payTerm");
}

function readPerson(args: Args): InsuredPerson {
  return {
    birthDate: args.date("birthDate"),
    sex: args.oneOf(SEXES)("sex"),
    occupationClass: args.optional("occupationClass", args.oneOf(OCCUPATION_CLASSES)),
  };
}

function readPolicy(args: Args): CoveragePolicy {
  return {
    policyNo: args.string("policyNo"),
    company: args.optional("company", args.string) ?? "",
    effectiveDate: args.date("effectiveDate"),
    state: args.oneOf(POLICY_STATES)("state"),
    coverages: args.objects("coverages", readCoverage),
  };
}

function readCoverage(args: Args): CoverageInput {
  return {
    productCode: args.string("productCode"),
    issueAge: args.integer("issueAge"),
    sumInsured: args.number("sumInsured"),
    payTerm: readPayTerm(args),
    coverageYears: args.optional("coverageYears", args.integer),
    coordination: args.optional("coordination", args.oneOf(COORDINATIONS)),
    annualPremiumTwd: args.optional("annualPremiumTwd", args.number),
    paidBefore: args.optional("paidBefore", (key) =>
      args.objects(key, (paid) => ({
        benefitId: paid.string("benefitId"),
        amountTwd: paid.number("amountTwd"),
      })),
    ),
  };
}

function readSituation(args: Args): Situation {
  return {
    on: args.date("on"),
    cause: args.oneOf(CAUSES)("cause"),
    triggers: args.list("triggers", readOneOf(TRIGGERS)),
    disabilityGrade: args.optional("disabilityGrade", args.integer),
    days: args.optional("days", args.count),
    icuDays: args.optional("icuDays", args.count),
    surgeryGrade: args.optional("surgeryGrade", args.integer),
    surgerySetting: args.optional("surgerySetting", args.oneOf(SURGERY_SETTINGS)),
    setting: args.optional("setting", args.oneOf(TREATMENT_SETTINGS)),
    sessions: args.optional("sessions", args.count),
    bill: args.optional("bill", (key) => readBill(args.object(key))),
  };
}

function readBill(args: Args): Bill {
  return {
    roomPerDay: args.optional("roomPerDay", args.notNegative),
    misc: args.optional("misc", args.notNegative),
    surgery: args.optional("surgery", args.notNegative),
    accidentMedical: args.optional("accidentMedical", args.notNegative),
  };
}

function readHousehold(args: Args): Household {
  return {
    annualIncomeTwd: args.number("annualIncomeTwd"),
    livingMonthlyTwd: args.optional("livingMonthlyTwd", args.number),
    livingYears: args.count("livingYears"),
    mortgageTwd: args.number("mortgageTwd"),
    debtsTwd: args.number("debtsTwd"),
    liquidAssetsTwd: args.number("liquidAssetsTwd"),
    socialBenefitsTwd: args.number("socialBenefitsTwd"),
    childrenAges: args.list("childrenAges", readCount),
    savedForRetirementTwd: args.number("savedForRetirementTwd"),
    pensionYearTwd: args.optional("pensionYearTwd", args.number),
  };
}

/** Years and ages are whole (A19). */
const WHOLE_PARAMS = ["ltcYears", "retireAge", "endAge"] as const;

function readParams(args: Args): Partial<NeedsParams> {
  const names = Object.keys(NEEDS_PARAMS) as (keyof NeedsParams)[];
  const given = names.map((name) => {
    const read = WHOLE_PARAMS.some((whole) => whole === name) ? args.integer : args.number;
    return [name, args.optional(name, read)] as const;
  });
  return Object.fromEntries(given.filter(([, value]) => value !== undefined));
}
