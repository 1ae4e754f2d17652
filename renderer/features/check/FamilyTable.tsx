import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/format.ts";
import type { FamilyMember } from "./family.ts";
import { StateTag } from "./StateTag.tsx";
import table from "./table.module.css";

type Props = {
  members: readonly FamilyMember[];
  /** On paper there is nowhere to go. */
  hasLinks?: boolean;
};

/** What this family is covered for, one row a person. */
export function FamilyTable({ members, hasLinks }: Props) {
  const { t } = useTranslation("check");
  const { number } = useFormat();
  const sum = (pick: (member: FamilyMember) => number) =>
    number(members.reduce((total, member) => total + pick(member), 0));
  return (
    <div className={table.scroll}>
      <table className={table.table}>
        <thead>
          <tr>
            <th scope="col">{t("family.member")}</th>
            {AMOUNTS.map((column) => (
              <th key={column} scope="col" className={table.number}>
                {t(`family.${column}`)}
              </th>
            ))}
            <th scope="col">{t("gaps.state")}</th>
          </tr>
        </thead>
        <tbody>
          {members.map((member) => (
            <tr key={member.customer.id}>
              <th scope="row">
                <MemberName member={member} hasLink={hasLinks === true} />
              </th>
              {AMOUNTS.map((column) => (
                <td key={column} className={table.number}>
                  <Amount member={member} column={column} />
                </td>
              ))}
              <td>
                {member.check ? (
                  <StateTag state={member.state} />
                ) : (
                  <span className={table.quiet}>{t("family.unknown")}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("family.total")}</th>
            <td className={table.number}>{sum(({ lifeNeed }) => lifeNeed)}</td>
            <td className={table.number}>{sum(({ lifeHave }) => lifeHave)}</td>
            <td className={table.number}>{sum(({ lifeGap }) => lifeGap)}</td>
            <td className={table.number}>–</td>
            <td className={table.number}>–</td>
            <td className={table.number}>{sum(({ premium }) => premium)}</td>
            <td>–</td>
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

const AMOUNTS = ["lifeNeed", "lifeHave", "lifeGap", "major", "hospital", "premium"] as const;

function Amount({ member, column }: { member: FamilyMember; column: (typeof AMOUNTS)[number] }) {
  const { t } = useTranslation("check");
  const { number } = useFormat();
  if (!member.check) return "–";
  const isNeed = column === "lifeNeed" || column === "lifeGap";
  if (isNeed && member.lifeNeed === 0) {
    return column === "lifeNeed" ? <span className={table.quiet}>{t("family.noNeed")}</span> : "–";
  }
  const amount = number(member[column]);
  return column === "hospital" ? t("gaps.unit.day", { amount }) : amount;
}

function MemberName({ member, hasLink }: { member: FamilyMember; hasLink: boolean }) {
  const { t } = useTranslation("check");
  const format = useFormat();
  const { customer, check } = member;
  return (
    <>
      {hasLink ? (
        <Link
          to="/customers/$customerId/check"
          params={{ customerId: customer.id }}
          aria-label={t("family.open", { name: customer.name })}
        >
          {customer.name}
        </Link>
      ) : (
        customer.name
      )}{" "}
      <span className={table.quiet}>
        {customer.householdRole ? t(`person.roles.${customer.householdRole}`) : null}{" "}
        {check ? format.age(check.age) : null}
      </span>
    </>
  );
}
