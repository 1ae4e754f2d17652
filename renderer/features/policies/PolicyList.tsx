import { useNavigate } from "@tanstack/react-router";
import { Button, Table, type TableColumnsType } from "antd";
import { useTranslation } from "react-i18next";
import { findProduct } from "#shared/insurance/catalogue.ts";
import { isInForce, isPremiumDue } from "#shared/insurance/policyState.ts";
import { modalPremiumTwd } from "#shared/insurance/premium.ts";
import type { Policy, PolicyCoverage } from "#shared/model/policy.ts";
import { useDocuments } from "#renderer/data/book.tsx";
import { EmptyState } from "#renderer/ui/EmptyState.tsx";
import { useFormat } from "#renderer/ui/format.ts";
import { catalogueCompanies } from "./products.ts";
import { StateTag } from "./StateTag.tsx";
import styles from "./policies.module.css";

/** A customer's policies, those in force first, each with its state, coverages, premium and next instalment. */
export default function PolicyList({ customerId }: { customerId: string }) {
  const { t, i18n } = useTranslation("policies");
  const format = useFormat();
  const navigate = useNavigate();
  const policies = useDocuments("policies", { customerId });
  const name = (of: { name_zh: string; name_en: string }) =>
    i18n.language === "en" ? of.name_en || of.name_zh : of.name_zh;
  const edit = (id: string) => void navigate({ to: `/policies/${id}/edit` });

  if (policies?.length === 0) {
    return (
      <EmptyState
        title={t("empty.title")}
        hint={t("empty.hint")}
        action={
          <Button onClick={() => void navigate({ to: `/customers/${customerId}/policies/new` })}>
            {t("new")}
          </Button>
        }
      />
    );
  }

  const companyName = (code: string) => {
    const company = catalogueCompanies.find((other) => other.code === code);
    return company ? name(company) : code;
  };
  const coverageName = ({ product, productCode }: PolicyCoverage) => {
    const found = product ?? findProduct(productCode ?? "");
    return found ? name(found) : (productCode ?? "");
  };
  const sum = (coverage: PolicyCoverage) => {
    const kind =
      (coverage.product ?? findProduct(coverage.productCode ?? ""))?.sum_insured.kind ?? "amount";
    const write = kind === "amount" ? format.twdShort : format.number;
    return t(`sum.${kind}`, { sum: write(coverage.sumInsured) });
  };

  const columns: TableColumnsType<Policy> = [
    {
      title: t("columns.policy"),
      render: (_, policy) => (
        <>
          <Button type="link" size="small" className={styles.link} onClick={() => edit(policy.id)}>
            {policy.policyNo}
          </Button>
          <div className={styles.quiet}>
            {companyName(policy.company)}
            {!policy.isOwn && ` · ${t("customerSupplied")}`}
          </div>
        </>
      ),
    },
    {
      title: t("columns.state"),
      render: (_, { state }) => <StateTag state={state} />,
    },
    {
      title: t("columns.coverages"),
      render: (_, { coverages }) => (
        <ul className={styles.coverages}>
          {coverages.map((coverage) => (
            <li key={coverage.id}>
              {coverageName(coverage)} <span className={styles.quiet}>{sum(coverage)}</span>
            </li>
          ))}
        </ul>
      ),
    },
    {
      title: t("columns.premium"),
      align: "end",
      className: styles.number,
      render: (_, policy) => (
        <>
          <div>{format.twd(policy.annualPremiumTwd)}</div>
          {policy.premiumMode !== "annual" && (
            <div className={styles.quiet}>
              {t(`mode.${policy.premiumMode}`)} {format.twd(instalmentTwd(policy))}
            </div>
          )}
        </>
      ),
    },
    {
      title: t("columns.nextDue"),
      className: styles.number,
      render: (_, { nextDueDate, state }) =>
        nextDueDate && isPremiumDue(state) ? format.date(nextDueDate) : "–",
    },
  ];

  return (
    <Table
      size="small"
      rowKey="id"
      pagination={false}
      loading={!policies}
      columns={columns}
      dataSource={policies?.toSorted(byStanding)}
    />
  );
}

/** Each coverage rounded, then added (DOMAIN 2.5), in TWD. */
const instalmentTwd = ({ coverages, premiumMode }: Policy) =>
  coverages.reduce(
    (sum, { annualPremiumTwd }) => sum + modalPremiumTwd(annualPremiumTwd, premiumMode),
    0,
  );

const byStanding = (a: Policy, b: Policy) =>
  Number(isInForce(b.state)) - Number(isInForce(a.state)) ||
  b.effectiveDate.localeCompare(a.effectiveDate);
