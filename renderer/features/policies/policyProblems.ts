import { benefitSchema } from "#shared/insurance/catalogue.ts";
import { isInForce } from "#shared/insurance/policyState.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import { underwritingRefusals, type Refusal } from "#shared/insurance/underwriting.ts";
import {
  isOwnCompany,
  productOf,
  typedDate,
  type Computed,
  type CoverageDraft,
  type PolicyDraft,
} from "./policyDraft.ts";
import type { Insured } from "./policyFigures.ts";

/** A reason to stand beside a field: translation key under `problems`, with its values. */
type Problem = { code: string; values?: Record<string, number | string> };

/** Field path, such as `coverages.0.sumInsured`, to what is wrong there. */
export type Problems = Record<string, Problem>;

/** Everything that keeps a draft from being saved; empty when it is fine. */
export function policyProblems(
  draft: PolicyDraft,
  computed: Computed,
  insured: Insured,
  today: IsoDate,
): Problems {
  return {
    ...contractProblems(draft, insured, today),
    ...sourceProblems(draft, today),
    ...Object.assign(
      {},
      ...draft.coverages.map((coverage, place) =>
        coverageProblems(coverage, place, draft, computed, insured),
      ),
    ),
    ...beneficiaryProblems(draft),
  };
}

function contractProblems(draft: PolicyDraft, insured: Insured, today: IsoDate): Problems {
  const problems: Problems = {};
  if (!draft.policyNo.trim()) problems["policyNo"] = { code: "missing" };
  if (!draft.company && !draft.companyName.trim()) problems["companyName"] = { code: "missing" };
  const effective = typedDate(draft.effectiveDate);
  if (!draft.effectiveDate.trim()) problems["effectiveDate"] = { code: "missing" };
  else if (!effective) problems["effectiveDate"] = { code: "date" };
  else if (insured.birthDate && effective < insured.birthDate)
    problems["effectiveDate"] = { code: "beforeBirth" };
  else if (effective > today && isInForce(draft.state))
    problems["effectiveDate"] = { code: "future" };
  if (draft.nextDueDate.trim() && !typedDate(draft.nextDueDate))
    problems["nextDueDate"] = { code: "date" };
  if (draft.state === "lapsed") {
    if (!draft.lapsedOn.trim()) problems["lapsedOn"] = { code: "missing" };
    else if (!typedDate(draft.lapsedOn)) problems["lapsedOn"] = { code: "date" };
  }
  if (draft.coverages.length === 0) problems["coverages"] = { code: "noCoverage" };
  return problems;
}

/** F21: what a customer says of another company's policy carries its date and evidence. */
function sourceProblems(draft: PolicyDraft, today: IsoDate): Problems {
  if (isOwnCompany(draft)) return {};
  const problems: Problems = {};
  if (!draft.evidence) problems["evidence"] = { code: "missing" };
  const on = typedDate(draft.evidenceOn);
  if (!draft.evidenceOn.trim()) problems["evidenceOn"] = { code: "missing" };
  else if (!on) problems["evidenceOn"] = { code: "date" };
  else if (on > today) problems["evidenceOn"] = { code: "future" };
  return problems;
}

function coverageProblems(
  coverage: CoverageDraft,
  place: number,
  draft: PolicyDraft,
  computed: Computed,
  insured: Insured,
): Problems {
  const at = `coverages.${place}`;
  const product = productOf(coverage);
  if (!product) return { [`${at}.product`]: { code: "missing" } };
  const problems: Problems = {};
  const issueAge = coverage.issueAge ?? computed.issueAges[place] ?? null;
  const refusals = underwritingRefusals(
    { ...product, kind: coverage.kind },
    {
      insuranceAge: issueAge,
      sumInsured: coverage.sumInsured,
      occupationClass: insured.occupationClass,
      hasMainContract: draft.coverages.some(({ kind }) => kind === "main"),
    },
  );
  for (const refusal of refusals) {
    // What is described by hand has no tariff and was accepted by its insurer without us (F21).
    if (coverage.custom && refusal.kind === "occupation_missing") continue;
    const { field, ...problem } = refusalProblem(refusal);
    problems[`${at}.${field}`] ??= problem;
  }
  if (coverage.payTerm === null) problems[`${at}.payTerm`] = { code: "missing" };
  if (product.coverage_term.type === "years" && !coverage.coverageYears) {
    problems[`${at}.coverageYears`] = { code: "missing" };
  }
  const premium = coverage.annualPremiumTwd ?? computed.premiumsTwd[place] ?? null;
  if (premium === null)
    problems[`${at}.annualPremiumTwd`] = { code: product.premium ? "premiumPending" : "missing" };
  return coverage.custom ? { ...problems, ...customProblems(coverage.custom, at) } : problems;
}

/** Where a refusal of DOMAIN 8 is shown, and in which words. */
function refusalProblem(refusal: Refusal): Problem & { field: string } {
  switch (refusal.kind) {
    case "main_contract_missing":
      return { field: "product", code: "riderNeedsMain" };
    case "occupation_missing":
      return { field: "product", code: "occupationMissing" };
    case "age_missing":
      return { field: "issueAge", code: "ageMissing" };
    case "age": {
      const { age, min, max } = refusal;
      return { field: "issueAge", code: "issueAge", values: { age, min, max } };
    }
    case "sum_missing":
      return { field: "sumInsured", code: "missing" };
    case "sum_min":
      return { field: "sumInsured", code: "sumMin", values: { min: grouped(refusal.min) } };
    case "sum_max":
      return { field: "sumInsured", code: "sumMax", values: { max: grouped(refusal.max) } };
    case "sum_step":
      return { field: "sumInsured", code: "sumStep", values: { step: grouped(refusal.step) } };
  }
}

const grouped = (amount: number) => amount.toLocaleString("en-US");

function customProblems(product: NonNullable<CoverageDraft["custom"]>, at: string): Problems {
  const problems: Problems = {};
  if (!product.name_zh.trim()) problems[`${at}.name`] = { code: "missing" };
  if (product.benefits.length === 0) problems[`${at}.benefits`] = { code: "noBenefit" };
  for (const [place, benefit] of product.benefits.entries()) {
    if (!benefitSchema.safeParse(benefit).success)
      problems[`${at}.benefits.${place}`] = { code: "benefit" };
  }
  return problems;
}

/** DOMAIN 2.7: shares inside one order of one benefit make 100 %, or none is given and they share equally. */
function beneficiaryProblems({ beneficiaries }: PolicyDraft): Problems {
  const problems: Problems = {};
  for (const [place, { name, isLegalHeirs, benefit, order }] of beneficiaries.entries()) {
    if (!isLegalHeirs && !name.trim())
      problems[`beneficiaries.${place}.name`] = { code: "missing" };
    const same = beneficiaries.filter(
      (other) => other.benefit === benefit && other.order === order,
    );
    const given = same.filter(({ sharePercent }) => sharePercent !== null);
    const total = given.reduce((sum, { sharePercent }) => sum + (sharePercent ?? 0), 0);
    if (given.length > 0 && (given.length < same.length || Math.abs(total - 100) > 0.001)) {
      problems[`beneficiaries.${place}.sharePercent`] = { code: "shares", values: { total } };
    }
  }
  return problems;
}
