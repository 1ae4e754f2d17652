import type { Policy, PolicyCoverage } from "#shared/model/policy.ts";
import { mainCoverage } from "./bookIndex.ts";
import { words, type Words } from "./fields.ts";
import type { TriggerContext } from "./trigger.ts";

/** Name of what a coverage is, in the catalogue's words. */
export function coverageWords(coverage: PolicyCoverage, { book }: TriggerContext): Words {
  const product = book.product(coverage);
  const code = coverage.productCode ?? coverage.id;
  return product
    ? words(product.name_zh, product.name_en || product.name_zh, product.name_zh)
    : words(code, code, code);
}

/** A policy as people speak of it: number and main contract. */
export function policyWords(policy: Policy, context: TriggerContext): Words {
  const name = coverageWords(mainCoverage(policy), context);
  const numbered = (text: string) => `${policy.policyNo} ${text}`;
  return words(numbered(name["zh-TW"]), numbered(name.en), numbered(name["zh-CN"]));
}

export const CATEGORY_WORDS: Readonly<Record<string, Words>> = {
  ANNUITY: words("年金", "annuity", "年金"),
  SURVIVAL: words("生存保險金", "survival benefit", "生存保险金"),
  EDUCATION: words("子女教育年金", "education annuity", "子女教育年金"),
};
