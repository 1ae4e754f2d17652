import { useTranslation } from "react-i18next";
import type { Benefit } from "#shared/insurance/product.ts";
import { CAUSES } from "#shared/insurance/rules.ts";

/** Category, and the causes where not every cause is covered: one product may pay two kinds of death. */
export function useBenefitName(): (benefit: Benefit) => string {
  const { t } = useTranslation("check");
  return ({ category, causes }) => {
    const name = t(`category.${category}`);
    if (CAUSES.every((cause) => causes.includes(cause))) return name;
    return t("benefitWithCauses", {
      category: name,
      causes: causes.map((cause) => t(`cause.${cause}`)).join(t("headline.listSeparator")),
    });
  };
}
