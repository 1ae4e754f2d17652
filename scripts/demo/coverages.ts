import { findProduct } from "#shared/insurance/catalogue.ts";
import { annualPremiumTwd } from "#shared/insurance/premium.ts";
import type { Product } from "#shared/insurance/product.ts";
import type { OccupationClass } from "#shared/insurance/rules.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Random } from "./random.ts";
import { riderSales, type MainSale } from "./tables/sales.ts";
import type { Coverage } from "./types.ts";

export type Insured = Pick<Customer, "id" | "sex" | "occupationClass">;
type Sums = MainSale["sums"];

export function productOf(code: string): Product {
  const product = findProduct(code);
  if (!product) throw new Error(`The catalogue has no product ${code}`);
  return product;
}

/** A main contract with the riders that go with it; the sums fit `budgetTwd` a year as far as they may. */
export function coveragesOf(
  random: Random,
  sale: MainSale,
  at: { insured: Insured; issueAge: number; budgetTwd: number },
): Coverage[] {
  const product = productOf(sale.code);
  const main = coverageOf(random, product, sale.sums, { ...at, id: "1" });
  const riders: Coverage[] = [];
  let spent = main.annualPremiumTwd;
  for (const { code, share, sums } of riderSales[product.company] ?? []) {
    const rider = productOf(code);
    if (!isIssueAge(rider, at.issueAge) || !random.chance(share)) continue;
    const id = String(riders.length + 2);
    const coverage = coverageOf(random, rider, sums, { ...at, budgetTwd: at.budgetTwd / 3, id });
    if (spent + coverage.annualPremiumTwd > at.budgetTwd * 1.5) continue;
    spent += coverage.annualPremiumTwd;
    riders.push(coverage);
  }
  return [main, ...riders];
}

export const isIssueAge = ({ issue_age }: Product, age: number) =>
  age >= issue_age.min && age <= issue_age.max;

function coverageOf(
  random: Random,
  product: Product,
  sums: Sums,
  at: { insured: Insured; issueAge: number; budgetTwd: number; id: string },
): Coverage {
  const payTerm = random.pick(product.pay_terms);
  const steps = Math.floor((sums.max - sums.min) / sums.step);
  // Most people buy near the bottom of the range.
  let step = Math.floor(steps * random.next() ** 1.7);
  const priced = (sumInsured: number) =>
    priceOf(
      product,
      { ...at, payTerm, sumInsured, sex: at.insured.sex ?? "M" },
      at.insured.occupationClass,
    );
  while (step > 0 && priced(sums.min + step * sums.step) > at.budgetTwd)
    step = Math.floor(step / 2);
  const sumInsured = sums.min + step * sums.step;
  const { coverage_term: term } = product;
  return {
    id: at.id,
    kind: product.kind,
    productCode: product.code,
    issueAge: at.issueAge,
    sumInsured,
    payTerm,
    coverageYears: term.type === "years" ? random.pick(term.options) : undefined,
    annualPremiumTwd: priced(sumInsured),
  };
}

function priceOf(
  product: Product,
  facts: { issueAge: number; payTerm: Coverage["payTerm"]; sumInsured: number; sex: "M" | "F" },
  occupationClass: number | undefined,
): number {
  const premium = annualPremiumTwd(product, {
    sex: facts.sex,
    age: facts.issueAge,
    sumInsured: facts.sumInsured,
    payTerm: facts.payTerm,
    occupationClass: occupationClass as OccupationClass | undefined,
  });
  return premium ?? 0;
}
