import type { Product } from "#shared/insurance/product.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { Random } from "./random.ts";
import type { Beneficiary } from "./types.ts";

const LEGAL_HEIRS = "法定繼承人";
/** What the beneficiary is to the insured, by role in the household. */
const relations: Partial<Record<NonNullable<Customer["householdRole"]>, string>> = {
  spouse: "配偶",
  child: "子女",
  parent: "父母",
};

type Facts = { insured: Customer; members: readonly Customer[]; product: Product };

/** Beneficiaries for each benefit kind that the main contract can pay (DOMAIN 2.7). */
export function beneficiariesOf(
  random: Random,
  { insured, members, product }: Facts,
): Beneficiary[] {
  const has = (trigger: string) => product.benefits.some((benefit) => benefit.trigger === trigger);
  const self = (benefit: Beneficiary["benefit"]): Beneficiary => ({
    benefit,
    name: insured.name,
    customerId: insured.id,
    isLegalHeirs: false,
    order: 1,
    sharePercent: 100,
    relation: "本人",
  });
  return [
    ...(has("death") ? deathBeneficiaries(random, insured, members) : []),
    ...(has("maturity") ? [self("maturity")] : []),
    ...(product.line === "annuity" ? [self("annuity")] : []),
  ];
}

function deathBeneficiaries(
  random: Random,
  insured: Customer,
  members: readonly Customer[],
): Beneficiary[] {
  // Nobody named: the money falls into the estate, and the agent is warned (E22).
  if (random.chance(0.04)) return [];
  const heirs = { benefit: "death", name: LEGAL_HEIRS, isLegalHeirs: true } as const;
  const family = nextOfKin(insured, members);
  if (family.length === 0 || random.chance(0.25))
    return [{ ...heirs, order: 1, sharePercent: 100 }];
  const shares = equalShares(family.length);
  return [
    ...family.map((person, at): Beneficiary => ({
      benefit: "death",
      name: person.name,
      customerId: person.id,
      isLegalHeirs: false,
      order: 1,
      sharePercent: shares[at],
      relation: relationOf(insured, person),
    })),
    ...(random.chance(0.4) ? [{ ...heirs, order: 2, sharePercent: 100 }] : []),
  ];
}

/** The spouse, else the children, else the parents who live there. */
function nextOfKin(insured: Customer, members: readonly Customer[]): Customer[] {
  const others = members.filter(({ id }) => id !== insured.id);
  const withRole = (...roles: string[]) =>
    others.filter(({ householdRole }) => roles.includes(householdRole ?? ""));
  if (insured.householdRole === "child") return withRole("head", "spouse").slice(0, 1);
  if (insured.householdRole === "parent") return withRole("head");
  const spouse = withRole(insured.householdRole === "head" ? "spouse" : "head");
  return spouse.length > 0 ? spouse : withRole("child");
}

function relationOf(insured: Customer, person: Customer): string {
  if (insured.householdRole === "child") return "父母";
  if (insured.householdRole === "parent") return "子女";
  return relations[person.householdRole ?? "other"] ?? "配偶";
}

/** Whole per cents that add up to 100; what is left over goes to the first. */
function equalShares(count: number): number[] {
  const each = Math.floor(100 / count);
  return Array.from({ length: count }, (_, at) => (at === 0 ? 100 - each * (count - 1) : each));
}
