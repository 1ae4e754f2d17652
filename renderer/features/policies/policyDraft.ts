import { findProduct } from "#shared/insurance/catalogue.ts";
import type { Product } from "#shared/insurance/product.ts";
import { parseDate } from "#shared/insurance/rocDate.ts";
import type { PayTerm } from "#shared/insurance/rules.ts";
import type { CustomerId, IsoDate, PolicyId } from "#shared/model/brand.ts";
import type { Policy, PolicyCoverage } from "#shared/model/policy.ts";
import type { RecordFields } from "#shared/model/record.ts";
import { catalogueCompanies, type CustomProduct } from "./products.ts";

/** A coverage as it is being typed; null in `issueAge` and `annualPremiumTwd` follows what is computed. */
export type CoverageDraft = {
  id: string;
  kind: "main" | "rider";
  productCode: string | null;
  custom: CustomProduct | null;
  issueAge: number | null;
  sumInsured: number | null;
  payTerm: PayTerm | null;
  coverageYears: number | null;
  annualPremiumTwd: number | null;
  coordination: PolicyCoverage["coordination"];
};

export type BeneficiaryDraft = Omit<Policy["beneficiaries"][number], "name" | "sharePercent"> & {
  id: string;
  name: string;
  sharePercent: number | null;
};

/** A policy as it is being typed: dates as text in either calendar; an empty `nextDueDate` follows the mode. */
export type PolicyDraft = Pick<Policy, "state" | "premiumMode" | "paymentMethod" | "evidence"> & {
  policyNo: string;
  /** Code of the catalogue; empty where `companyName` says whose it is. */
  company: string;
  companyName: string;
  policyholderId: string;
  payerId: string | null;
  effectiveDate: string;
  nextDueDate: string;
  lapsedOn: string;
  evidenceOn: string;
  coverages: CoverageDraft[];
  beneficiaries: BeneficiaryDraft[];
};

/** Reads a date in either calendar; bare six or seven digits are 民國 (A02). Null where it is none. */
export function typedDate(text: string): IsoDate | null {
  for (const calendar of ["auto", "roc"] as const) {
    const parsed = parseDate(text, calendar);
    if (parsed.kind === "date") return parsed.iso as IsoDate;
  }
  return null;
}

export function newCoverage(kind: CoverageDraft["kind"], id: string): CoverageDraft {
  return {
    id,
    kind,
    productCode: null,
    custom: null,
    issueAge: null,
    sumInsured: null,
    payTerm: null,
    coverageYears: null,
    annualPremiumTwd: null,
    coordination: undefined,
  };
}

export function newDraft(insuredId: CustomerId, coverageId: string): PolicyDraft {
  return {
    policyNo: "",
    company: catalogueCompanies.find(({ own }) => own)?.code ?? "",
    companyName: "",
    state: "in_force",
    policyholderId: insuredId,
    payerId: null,
    effectiveDate: "",
    premiumMode: "annual",
    paymentMethod: "bank_transfer",
    nextDueDate: "",
    lapsedOn: "",
    evidence: undefined,
    evidenceOn: "",
    coverages: [newCoverage("main", coverageId)],
    beneficiaries: [],
  };
}

export function draftOf(policy: Policy): PolicyDraft {
  const isListed = catalogueCompanies.some(({ code }) => code === policy.company);
  return {
    policyNo: policy.policyNo,
    company: isListed ? policy.company : "",
    companyName: isListed ? "" : policy.company,
    state: policy.state,
    policyholderId: policy.policyholderId,
    payerId: policy.payerId ?? null,
    effectiveDate: policy.effectiveDate,
    premiumMode: policy.premiumMode,
    paymentMethod: policy.paymentMethod,
    nextDueDate: policy.nextDueDate ?? "",
    lapsedOn: policy.lapsedOn ?? "",
    evidence: policy.evidence,
    evidenceOn: policy.evidenceOn ?? "",
    coverages: policy.coverages.map(coverageDraft),
    beneficiaries: policy.beneficiaries.map((beneficiary, place) => ({
      ...beneficiary,
      id: `b${place}`,
      sharePercent: beneficiary.sharePercent ?? null,
    })),
  };
}

function coverageDraft(coverage: PolicyCoverage): CoverageDraft {
  return {
    id: coverage.id,
    kind: coverage.kind,
    productCode: coverage.product ? null : (coverage.productCode ?? null),
    custom: coverage.product ?? null,
    // Stored figures stand as they are: a rider added later has its own issue age, an old one its own premium.
    issueAge: coverage.issueAge,
    sumInsured: coverage.sumInsured,
    payTerm: coverage.payTerm,
    coverageYears: coverage.coverageYears ?? null,
    annualPremiumTwd: coverage.annualPremiumTwd,
    coordination: coverage.coordination,
  };
}

export function productOf(coverage: CoverageDraft): Product | undefined {
  return coverage.custom ?? findProduct(coverage.productCode ?? "");
}

export function isOwnCompany(draft: Pick<PolicyDraft, "company">): boolean {
  return catalogueCompanies.some(({ code, own }) => own && code === draft.company);
}

export type Computed = {
  issueAges: (number | null)[];
  premiumsTwd: (number | null)[];
  nextDueDate: IsoDate | null;
};

/** The policy as the form leaves it; call only when `policyProblems` finds nothing. */
export function toPolicy(
  draft: PolicyDraft,
  computed: Computed,
  ids: { id: PolicyId; insuredId: CustomerId },
  record: RecordFields & Pick<Partial<Policy>, "loanTwd">,
): Policy {
  const coverages = draft.coverages.map((coverage, place) => ({
    id: coverage.id,
    kind: coverage.kind,
    ...(coverage.custom
      ? { product: coverage.custom }
      : { productCode: coverage.productCode ?? "" }),
    issueAge: coverage.issueAge ?? computed.issueAges[place] ?? 0,
    sumInsured: coverage.sumInsured ?? 0,
    payTerm: coverage.payTerm ?? ("=coverage" as const),
    ...(coverage.coverageYears ? { coverageYears: coverage.coverageYears } : {}),
    ...(coverage.coordination ? { coordination: coverage.coordination } : {}),
    annualPremiumTwd: coverage.annualPremiumTwd ?? computed.premiumsTwd[place] ?? 0,
  }));
  const isOwn = isOwnCompany(draft);
  const nextDueDate = typedDate(draft.nextDueDate) ?? computed.nextDueDate;
  const lapsedOn = typedDate(draft.lapsedOn);
  const evidenceOn = typedDate(draft.evidenceOn);
  return {
    ...record,
    id: ids.id,
    policyNo: draft.policyNo.trim(),
    company: draft.company || draft.companyName.trim(),
    isOwn,
    state: draft.state,
    customerId: ids.insuredId,
    insuredId: ids.insuredId,
    policyholderId: draft.policyholderId as CustomerId,
    ...(draft.payerId ? { payerId: draft.payerId as CustomerId } : {}),
    effectiveDate: typedDate(draft.effectiveDate) ?? ("" as IsoDate),
    premiumMode: draft.premiumMode,
    paymentMethod: draft.paymentMethod,
    ...(nextDueDate ? { nextDueDate } : {}),
    ...(lapsedOn ? { lapsedOn } : {}),
    annualPremiumTwd: coverages.reduce((sum, { annualPremiumTwd }) => sum + annualPremiumTwd, 0),
    coverages,
    beneficiaries: draft.beneficiaries.map(({ id: _id, sharePercent, ...beneficiary }) => ({
      ...beneficiary,
      name: beneficiary.name.trim(),
      ...(sharePercent === null ? {} : { sharePercent }),
    })),
    ...(!isOwn && draft.evidence ? { evidence: draft.evidence } : {}),
    ...(!isOwn && evidenceOn ? { evidenceOn } : {}),
  };
}
