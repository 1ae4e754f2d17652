import { useTranslation } from "react-i18next";
import { catalogue } from "#shared/insurance/shippedCatalogue.ts";
import type { Policy } from "#shared/model/policy.ts";
import { usesCatalogue } from "../policyBook.ts";

/** What stands under every check: planning aid, invented rates where they are used, what the customer told us. */
export function useDisclaimers(policies: readonly Policy[]): string[] {
  const { t, i18n } = useTranslation("check");
  return [
    t("disclaimer.planning"),
    // The catalogue brings its own words; simplified Chinese and the rest are translated.
    usesCatalogue(policies)
      ? i18n.language === "zh-TW"
        ? catalogue.disclaimerZh
        : t("disclaimer.catalogue")
      : "",
    policies.some(({ isOwn }) => !isOwn) ? t("disclaimer.customerSupplied") : "",
  ].filter((text) => text !== "");
}
