import { Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { POLICY_STATES } from "#shared/insurance/policyState.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import { PAYMENT_METHODS, POLICY_EVIDENCE, PREMIUM_MODES } from "#shared/model/policy.ts";
import { useDocuments } from "#renderer/data/book.tsx";
import { DateField } from "./DateField.tsx";
import { FormField } from "./FormField.tsx";
import { isOwnCompany, newCoverage, type PolicyDraft } from "./policyDraft.ts";
import { catalogueCompanies } from "./products.ts";
import styles from "./policies.module.css";

/** Stands in the list of companies for one that is not in the catalogue. */
const OTHER = "other";

type Props = {
  draft: PolicyDraft;
  insured: Customer;
  nextDue: IsoDate | null;
  onChange: (part: Partial<PolicyDraft>) => void;
};

export function ContractFields({ draft, insured, nextDue, onChange }: Props) {
  const { t, i18n } = useTranslation("policies");
  const family = useDocuments("customers", { householdId: insured.householdId }) ?? [insured];
  const people = family.map(({ id, name }) => ({ value: id as string, label: name }));
  // Somebody outside the household may hold the policy; the id is then kept as it is.
  if (!people.some(({ value }) => value === draft.policyholderId)) {
    people.push({ value: draft.policyholderId, label: t("outsideHousehold") });
  }
  const companies = catalogueCompanies.map(({ code, name_zh, name_en }) => ({
    value: code,
    label: i18n.language === "en" ? name_en : name_zh,
  }));
  const options = (values: readonly string[], group: string) =>
    values.map((value) => ({ value, label: t(`${group}.${value}`) }));
  // Products belong to their company: coverages of another one would be nonsense.
  const changeCompany = (value: string) =>
    onChange({
      company: value === OTHER ? "" : value,
      coverages: draft.coverages.map(({ kind, id }) => newCoverage(kind, id)),
    });

  return (
    <section className={styles.group} aria-labelledby="policy-contract">
      <h2 id="policy-contract" className={styles.heading}>
        {t("contract")}
      </h2>
      <div className={styles.grid}>
        <FormField label={t("fields.company")} path="company" isRequired>
          {(field) => (
            <Select
              {...field}
              value={draft.company || OTHER}
              onChange={changeCompany}
              options={[...companies, { value: OTHER, label: t("otherCompany") }]}
            />
          )}
        </FormField>
        {!draft.company && (
          <FormField label={t("fields.companyName")} path="companyName" isRequired>
            {(field) => (
              <Input
                {...field}
                value={draft.companyName}
                maxLength={60}
                onChange={(event) => onChange({ companyName: event.target.value })}
              />
            )}
          </FormField>
        )}
        <FormField label={t("fields.policyNo")} path="policyNo" isRequired>
          {(field) => (
            <Input
              {...field}
              value={draft.policyNo}
              maxLength={40}
              onChange={(event) => onChange({ policyNo: event.target.value })}
            />
          )}
        </FormField>
        <FormField label={t("fields.state")} path="state" isRequired>
          {(field) => (
            <Select
              {...field}
              value={draft.state}
              onChange={(state) => onChange({ state })}
              options={options(POLICY_STATES, "state")}
            />
          )}
        </FormField>
        <DateField
          label={t("fields.effectiveDate")}
          path="effectiveDate"
          isRequired
          value={draft.effectiveDate}
          onChange={(effectiveDate) => onChange({ effectiveDate })}
        />
        {draft.state === "lapsed" && (
          <DateField
            label={t("fields.lapsedOn")}
            path="lapsedOn"
            isRequired
            value={draft.lapsedOn}
            onChange={(lapsedOn) => onChange({ lapsedOn })}
          />
        )}
        <FormField label={t("fields.policyholder")} path="policyholderId" isRequired>
          {(field) => (
            <Select
              {...field}
              value={draft.policyholderId}
              onChange={(policyholderId) => onChange({ policyholderId })}
              options={people}
            />
          )}
        </FormField>
        <FormField label={t("fields.payer")} path="payerId">
          {(field) => (
            <Select
              {...field}
              allowClear
              placeholder={t("samePolicyholder")}
              value={draft.payerId ?? undefined}
              onChange={(payerId?: string) => onChange({ payerId: payerId ?? null })}
              options={people}
            />
          )}
        </FormField>
        <FormField label={t("fields.premiumMode")} path="premiumMode">
          {(field) => (
            <Select
              {...field}
              value={draft.premiumMode}
              onChange={(premiumMode) => onChange({ premiumMode })}
              options={options(PREMIUM_MODES, "mode")}
            />
          )}
        </FormField>
        <FormField label={t("fields.paymentMethod")} path="paymentMethod">
          {(field) => (
            <Select
              {...field}
              value={draft.paymentMethod}
              onChange={(paymentMethod) => onChange({ paymentMethod })}
              options={options(PAYMENT_METHODS, "method")}
            />
          )}
        </FormField>
        <DateField
          label={t("fields.nextDueDate")}
          path="nextDueDate"
          value={draft.nextDueDate}
          placeholder={nextDue ? t("computed", { value: nextDue.replaceAll("-", "/") }) : undefined}
          onChange={(nextDueDate) => onChange({ nextDueDate })}
        />
        {!isOwnCompany(draft) && (
          <>
            <FormField label={t("fields.evidence")} path="evidence" isRequired>
              {(field) => (
                <Select
                  {...field}
                  value={draft.evidence}
                  onChange={(evidence) => onChange({ evidence })}
                  options={options(POLICY_EVIDENCE, "evidence")}
                />
              )}
            </FormField>
            <DateField
              label={t("fields.evidenceOn")}
              path="evidenceOn"
              isRequired
              value={draft.evidenceOn}
              onChange={(evidenceOn) => onChange({ evidenceOn })}
            />
          </>
        )}
      </div>
    </section>
  );
}
