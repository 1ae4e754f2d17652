import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { completedAge } from "#shared/insurance/insuranceAge.ts";
import type { Customer } from "#shared/model/customer.ts";
import { useBook } from "../../data/book.tsx";
import { useFormat } from "../../ui/format.ts";
import styles from "./Cards.module.css";
import { useHousehold } from "./useHousehold.ts";

const ORDER = ["head", "spouse", "child", "parent", "sibling", "other"];

/** The family, one line a member, the one on screen in bold. */
export function HouseholdCard({ customer }: { customer: Customer }) {
  const { t } = useTranslation("customers");
  const { today } = useBook();
  const format = useFormat();
  const members = useHousehold(customer);
  if (members.length < 2) return null;
  return (
    <section aria-labelledby="household-title">
      <h2 id="household-title" className={styles.heading}>
        {t("household")}
      </h2>
      <ul className={styles.members}>
        {members
          .toSorted((a, b) => rank(a) - rank(b))
          .map((member) => (
            <li key={member.id}>
              <Link
                to="/customers/$customerId"
                params={{ customerId: member.id }}
                className={styles.member}
                data-self={member.id === customer.id}
              >
                <span>{member.name}</span>
                <span className={styles.quiet}>
                  {[
                    member.householdRole && t(`householdRole.${member.householdRole}`),
                    member.birthDate && format.age(completedAge(member.birthDate, today)),
                  ]
                    .filter(Boolean)
                    .join(" · ")}
                </span>
              </Link>
            </li>
          ))}
      </ul>
    </section>
  );
}

const rank = ({ householdRole }: Customer) => ORDER.indexOf(householdRole ?? "other");
