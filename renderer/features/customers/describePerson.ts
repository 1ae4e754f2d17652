import type { TFunction } from "i18next";
import type { IsoDate } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import { completedAge, insuranceAge } from "#shared/insurance/insuranceAge.ts";
import type { Format } from "../../ui/format.ts";

/** `男 35 歲（保險年齡 36） · 已婚 · 軟體工程師`. */
export function describePerson(
  customer: Customer,
  today: IsoDate,
  format: Format,
  t: TFunction,
): string {
  if (customer.kind === "organisation") return t("organisation");
  const { birthDate, sex, maritalStatus, occupation } = customer;
  const age =
    birthDate && birthDate <= today
      ? t("ageAndInsuranceAge", {
          age: format.age(completedAge(birthDate, today)),
          insuranceAge: insuranceAge(birthDate, today)?.insuranceAge ?? "",
        })
      : "";
  return [
    [sex ? t(`sex.${sex}`) : "", age].filter(Boolean).join(" "),
    maritalStatus ? t(`marital.${maritalStatus}`) : "",
    occupation ?? "",
  ]
    .filter(Boolean)
    .join(" · ");
}
