import { useTranslation } from "react-i18next";
import { insuranceAge } from "#shared/insurance/insuranceAge.ts";
import type { CheckDocuments } from "../checkInput.ts";
import type { Check } from "../checkView.ts";

/** 男 35 歲(保險年齡 36) · 已婚 · 2 子女 */
export function usePersonLine(): (check: Check, documents: CheckDocuments) => string {
  const { t } = useTranslation("check");
  return ({ input }, { customer }) => {
    const { person, household, on } = input;
    const ages = insuranceAge(person.birthDate, on);
    const children = household.childrenAges.length;
    return [
      `${t(`person.${person.sex}`)} ${ages ? t("person.ages", { ...ages }) : ""}`,
      customer.maritalStatus && t(`person.marital.${customer.maritalStatus}`),
      children > 0 && t("person.children", { count: children }),
    ]
      .filter(Boolean)
      .join(" · ");
  };
}
