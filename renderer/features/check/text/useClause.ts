import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { CoverageInput } from "#shared/insurance/coverage/types.ts";
import type { Benefit, BenefitRule, Product } from "#shared/insurance/product.ts";
import { CAUSES } from "#shared/insurance/rules.ts";
import { useFormat, type Format } from "../../../ui/format.ts";

/** The benefit's rule in words, as a clause of the contract: what it pays, for what, within which limits. */
export function useClause(): (
  product: Product,
  coverage: CoverageInput,
  benefit: Benefit,
) => string {
  const { t } = useTranslation("check");
  const format = useFormat();
  return (product, coverage, benefit) =>
    [
      ruleText(benefit.rule, coverage, t, format),
      coordinationText(benefit.rule, coverage, t),
      ...limitTexts(product, benefit, t),
    ]
      .filter((part) => part !== "")
      .join(t("rule.separator"));
}

function ruleText(
  rule: BenefitRule,
  coverage: CoverageInput,
  t: TFunction<"check">,
  format: Format,
): string {
  const key = `rule.${rule.type}`;
  switch (rule.type) {
    case "fixed":
      return t(`${key}.${rule.per ?? "event"}`, { amount: format.twd(rule.amount) });
    case "sum_insured_multiple":
      return t(key, { multiple: rule.multiple });
    case "per_day":
      return t(key, { multiple: rule.sa_multiple, from: rule.from_day, max: rule.max_days });
    case "disability_grade":
      return t(key, { multiple: rule.multiple });
    case "age_band":
      return t(key, {
        bands: rule.bands.map((band) => t("rule.band", band)).join(t("headline.listSeparator")),
      });
    case "increasing":
      return t(`${key}.${rule.mode}`, { rate: format.percent(rule.rate), cap: rule.cap_multiple });
    case "return_of_premium":
      return t(key, { factor: rule.factor });
    case "max_of":
      return t(key, {
        rules: rule.rules
          .map((child) => ruleText(child, coverage, t, format))
          .join(t("headline.listSeparator")),
      });
    case "annuity":
      return [
        t(`${key}.${rule.frequency}`, { multiple: rule.sa_multiple }),
        rule.grade_table ? t(`${key}.grade`) : "",
        rule.payments === null ? t(`${key}.life`) : t(`${key}.payments`, { count: rule.payments }),
        rule.guaranteed ? t(`${key}.guaranteed`, { count: rule.guaranteed }) : "",
      ].join("");
    case "reimbursement": {
      const perUnit = "per_unit" in rule.cap ? rule.cap.per_unit : rule.cap.sa_multiple;
      const cap = format.twd(perUnit * coverage.sumInsured);
      return (
        t(`${key}.${rule.per}`, { cap }) +
        (rule.non_nhi_ratio === rule.ratio
          ? ""
          : t(`${key}.ratio`, { ratio: format.percent(rule.non_nhi_ratio) }))
      );
    }
    default:
      return t(key);
  }
}

function coordinationText(
  rule: BenefitRule,
  coverage: CoverageInput,
  t: TFunction<"check">,
): string {
  if (rule.type !== "reimbursement") return "";
  return t(`rule.coordination.${coverage.coordination ?? rule.coordination}`);
}

function limitTexts(product: Product, benefit: Benefit, t: TFunction<"check">): string[] {
  const limit = (name: string, values?: Record<string, unknown>) =>
    t(`rule.limit.${name}`, { ...values });
  const list = t("headline.listSeparator");
  const hasAllCauses = CAUSES.every((cause) => benefit.causes.includes(cause));
  const waiting = product.waiting_days;
  const texts = [
    hasAllCauses
      ? ""
      : limit("causes", { causes: benefit.causes.map((cause) => t(`cause.${cause}`)).join(list) }),
    benefit.grades ? limit("grades", { grades: benefit.grades.join(list) }) : "",
    benefit.from_age === undefined ? "" : limit("fromAge", { age: benefit.from_age }),
    benefit.to_age === undefined ? "" : limit("toAge", { age: benefit.to_age }),
    benefit.at_age === undefined ? "" : limit("atAge", { age: benefit.at_age }),
    benefit.from_policy_year === undefined
      ? ""
      : limit("fromYear", { year: benefit.from_policy_year }),
    benefit.at_policy_year_end === undefined
      ? ""
      : limit("atYearEnd", { year: benefit.at_policy_year_end }),
    benefit.once ? limit("once") : "",
    benefit.lifetime_cap_multiple === undefined
      ? ""
      : limit("lifetime", { multiple: benefit.lifetime_cap_multiple }),
    waiting.illness > 0 && benefit.causes.includes("illness")
      ? limit("waiting", { days: waiting.illness })
      : "",
    waiting.cancer > 0 && benefit.causes.includes("cancer") && waiting.cancer !== waiting.illness
      ? limit("waitingCancer", { days: waiting.cancer })
      : "",
    benefit.terminates ? limit("terminates") : "",
  ];
  return texts;
}
