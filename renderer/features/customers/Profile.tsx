import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Customer } from "#shared/model/customer.ts";
import { mayUseHealthData } from "#shared/model/healthConsent.ts";
import { useBook } from "../../data/book.tsx";
import { useDirectory } from "../../data/useDirectory.ts";
import { useFormat } from "../../ui/format.ts";
import { Masked } from "../../ui/Masked.tsx";
import styles from "./Cards.module.css";
import { toFields } from "./customerFields.ts";

/** Who the person is: identity, contact, work, money, consent. */
export function Profile({ customer }: { customer: Customer }) {
  const { t } = useTranslation("customers");
  const format = useFormat();
  const nameOf = useDirectory();
  const { today } = useBook();
  const { address } = customer;
  const { car, home, smokes } = toFields(customer);
  const facts: [string, ReactNode][] = [
    [
      "nationalId",
      customer.nationalId && <Masked key="id" kind="id" value={customer.nationalId} />,
    ],
    ["birthDate", customer.birthDate && format.date(customer.birthDate)],
    ...customer.phones.map((phone, i): [string, ReactNode] => [
      `phoneKind.${phone.kind}`,
      <Masked
        key={i}
        kind="phone"
        value={phone.number + (phone.extension ? `#${phone.extension}` : "")}
      />,
    ]),
    ["email", customer.email],
    [
      "address",
      address &&
        [address.postcode, `${address.city ?? ""}${address.district ?? ""}${address.street ?? ""}`]
          .filter(Boolean)
          .join(" "),
    ],
    ["employer", customer.employer],
    ["occupationClass", customer.occupationClass],
    [
      "annualIncome",
      customer.annualIncomeTwd === undefined ? undefined : format.twd(customer.annualIncomeTwd),
    ],
    ["education", customer.education && t(`educationLevel.${customer.education}`)],
    ["consents", format.list(consentTexts(customer, t))],
    ["salesChannel", customer.salesChannel && t(`salesChannel.${customer.salesChannel}`)],
    ["referrerName", customer.referrer?.name],
    ["car", car && t(`car.${car}`)],
    [
      "carInsuranceExpiresOn",
      customer.carInsuranceExpiresOn && format.date(customer.carInsuranceExpiresOn),
    ],
    ["home", home && t(`yesNo.${home}`)],
    ["healthConsentOn", customer.healthConsentOn && format.date(customer.healthConsentOn)],
    [
      "healthConsentWithdrawnOn",
      customer.healthConsentWithdrawnOn && format.date(customer.healthConsentWithdrawnOn),
    ],
    ["smokes", smokes && mayUseHealthData(customer, today) && t(`yesNo.${smokes}`)],
    ["tags", format.list(customer.tags)],
    ["agent", nameOf(customer.agentId)],
    ["remark", customer.remark],
  ];
  return (
    <section aria-labelledby="profile-title">
      <h2 id="profile-title" className={styles.heading}>
        {t("profile")}
      </h2>
      <dl className={styles.facts}>
        {facts
          .filter(([, value]) => Boolean(value))
          .map(([label, value]) => (
            <div key={label} className={styles.fact}>
              <dt>{t(`fields.${label}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

const consentTexts = ({ consents }: Customer, t: (key: string) => string) =>
  consents.map(
    ({ channel, granted }) => `${t(`channel.${channel}`)} ${t(granted ? "granted" : "refused")}`,
  );
