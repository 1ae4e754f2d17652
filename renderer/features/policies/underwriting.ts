import type { Product } from "#shared/insurance/product.ts";

/** A reason to stand beside a field: translation key under `problems`, with its values. */
export type Problem = { code: string; values?: Record<string, number | string> };

export type UnderwritingFacts = {
  issueAge: number | null;
  sumInsured: number | null;
  occupationClass: number | undefined;
  /** Whether the policy, and so the same company, has a main contract. */
  hasMain: boolean;
};

/** Underwriting checks of DOMAIN 8 on one coverage: field to reason; empty when it may be taken. */
export function underwritingProblems(
  product: Product,
  coverage: { kind: Product["kind"] },
  facts: UnderwritingFacts,
): Record<string, Problem> {
  const problems: Record<string, Problem> = {};
  const { min, max, step } = product.sum_insured;
  const { issueAge, sumInsured } = facts;
  if (coverage.kind === "rider" && !facts.hasMain) problems["product"] = { code: "riderNeedsMain" };
  else if (
    product.line === "accident" &&
    product.premium?.occupation_factor &&
    !facts.occupationClass
  ) {
    problems["product"] = { code: "occupationMissing" };
  }
  if (issueAge === null) problems["issueAge"] = { code: "ageMissing" };
  else if (issueAge < product.issue_age.min || issueAge > product.issue_age.max) {
    problems["issueAge"] = { code: "issueAge", values: { age: issueAge, ...product.issue_age } };
  }
  if (sumInsured === null || sumInsured <= 0) problems["sumInsured"] = { code: "missing" };
  else if (sumInsured < min)
    problems["sumInsured"] = { code: "sumMin", values: { min: grouped(min) } };
  else if (sumInsured > max)
    problems["sumInsured"] = { code: "sumMax", values: { max: grouped(max) } };
  else if (step > 0 && sumInsured % step !== 0) {
    problems["sumInsured"] = { code: "sumStep", values: { step: grouped(step) } };
  }
  return problems;
}

const grouped = (amount: number) => amount.toLocaleString("en-US");
