import { z } from "zod";
import { productSchema } from "#shared/insurance/catalogue.ts";
import { POLICY_STATES } from "#shared/insurance/policyState.ts";
import { idOf, isoDate, twd, type CustomerId, type PolicyId } from "./brand.ts";
import { recordShape } from "./record.ts";
import { line } from "./text.ts";

export const PREMIUM_MODES = ["annual", "semiannual", "quarterly", "monthly"] as const;
export const PAYMENT_METHODS = [
  "bank_transfer",
  "credit_card",
  "cash",
  "post_office",
  "payroll",
] as const;
export const POLICY_EVIDENCE = ["policy_booklet", "statement", "verbal", "company_record"] as const;

export const coverage = z.strictObject({
  id: line(60),
  /** Main contract 主約 or rider 附約. */
  kind: z.enum(["main", "rider"]),
  /** A product of the catalogue, or else `product` says what is covered by rule type (F21). */
  productCode: line(40).optional(),
  product: productSchema.optional(),
  /** Insurance age of the insured on the effective date, in years. */
  issueAge: z.number().int().min(0).max(110),
  /** In the product's own unit: TWD, TWD a day, month or year, or plan units. */
  sumInsured: z.number().min(0).max(Number.MAX_SAFE_INTEGER),
  /** Years of payment, or the catalogue's own words. */
  payTerm: z.union([z.number().int().min(1).max(110), z.enum(["=coverage", "to_age_18"])]),
  coverageYears: z.number().int().min(1).max(110).optional(),
  coordination: z.enum(["excess_only", "copy_allowed"]).optional(),
  annualPremiumTwd: twd,
});
export type PolicyCoverage = z.infer<typeof coverage>;

export const beneficiary = z.strictObject({
  /** Death, maturity or survival, annuity. */
  benefit: z.enum(["death", "maturity", "annuity"]),
  name: line(100),
  customerId: idOf<CustomerId>().optional(),
  isLegalHeirs: z.boolean(),
  order: z.number().int().min(1).max(9),
  sharePercent: z.number().min(0).max(100).optional(),
  relation: line(30).optional(),
  /** As far as we know of it; then the share goes to the others (DOMAIN 2.7, E22). */
  diedOn: isoDate.optional(),
});

export const policySchema = z.strictObject({
  id: idOf<PolicyId>(),
  policyNo: line(40),
  /** Insurer's code in the catalogue, or its name as the customer gave it. */
  company: line(60),
  isOwn: z.boolean(),
  state: z.enum(POLICY_STATES),
  /** The insured, on whose page the policy stands; visibility follows this customer. */
  customerId: idOf<CustomerId>(),
  policyholderId: idOf<CustomerId>(),
  insuredId: idOf<CustomerId>(),
  payerId: idOf<CustomerId>().optional(),
  beneficiaries: z.array(beneficiary).max(30),
  effectiveDate: isoDate,
  premiumMode: z.enum(PREMIUM_MODES),
  paymentMethod: z.enum(PAYMENT_METHODS),
  nextDueDate: isoDate.optional(),
  lapsedOn: isoDate.optional(),
  /** Sum of the coverages' annual-mode premiums. */
  annualPremiumTwd: twd,
  loanTwd: twd.optional(),
  coverages: z.array(coverage).min(1).max(30),
  /** Where a hand-entered policy of another company comes from (F21). */
  evidence: z.enum(POLICY_EVIDENCE).optional(),
  evidenceOn: isoDate.optional(),
  ...recordShape,
});
export type Policy = z.infer<typeof policySchema>;
