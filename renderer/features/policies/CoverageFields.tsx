import { DeleteOutlined } from "@ant-design/icons";
import { Button, Select } from "antd";
import { useTranslation } from "react-i18next";
import { AmountInput } from "../../ui/AmountInput.tsx";
import { CustomProductFields } from "./CustomProductFields.tsx";
import { FormField } from "./FormField.tsx";
import { PayTermField } from "./PayTermField.tsx";
import { productOf, type CoverageDraft } from "./policyDraft.ts";
import { newCustomProduct, productsOf } from "./products.ts";
import styles from "./policies.module.css";

const CUSTOM = "custom";

type Props = {
  coverage: CoverageDraft;
  place: number;
  company: string;
  companyName: string;
  /** Computed from birth and effective date, and from the catalogue; null while unknown. */
  issueAge: number | null;
  premiumTwd: number | null;
  onChange: (part: Partial<CoverageDraft>) => void;
  onRemove: () => void;
};

export function CoverageFields({
  coverage,
  place,
  company,
  companyName,
  issueAge,
  premiumTwd,
  onChange,
  onRemove,
}: Props) {
  const { t, i18n } = useTranslation("policies");
  const at = `coverages.${place}`;
  const product = productOf(coverage);
  const name = `${t(`kind.${coverage.kind}`)} ${place + 1}`;
  const products = productsOf(company, coverage.kind).map(({ code, name_zh, name_en, status }) => ({
    value: code,
    label: `${i18n.language === "en" ? name_en : name_zh}${status === "discontinued" ? t("discontinued") : ""}`,
  }));
  const choose = (code: string) => {
    const fresh = { sumInsured: null, coverageYears: null, annualPremiumTwd: null };
    if (code === CUSTOM) {
      const custom = newCustomProduct(coverage.id, company || companyName, coverage.kind);
      onChange({ ...fresh, productCode: null, custom, payTerm: "=coverage" });
      return;
    }
    const terms =
      productsOf(company, coverage.kind).find((product) => product.code === code)?.pay_terms ?? [];
    onChange({
      ...fresh,
      productCode: code,
      custom: null,
      payTerm: terms.length === 1 ? (terms[0] ?? null) : null,
    });
  };

  return (
    <fieldset className={styles.card} aria-label={name}>
      <div className={styles.cardHead}>
        <span className={styles.cardTitle}>{name}</span>
        <Button
          type="text"
          icon={<DeleteOutlined />}
          aria-label={t("remove", { name })}
          onClick={onRemove}
        />
      </div>
      <div className={styles.grid}>
        <FormField
          label={t("fields.product")}
          path={`${at}.product`}
          isRequired
          className={styles.wide}
        >
          {(field) => (
            <Select
              {...field}
              showSearch={{ optionFilterProp: "label" }}
              placeholder={t("chooseProduct")}
              value={coverage.custom ? CUSTOM : (coverage.productCode ?? undefined)}
              onChange={choose}
              options={[...products, { value: CUSTOM, label: t("customProduct") }]}
            />
          )}
        </FormField>
        {product && (
          <>
            <FormField
              label={t("fields.sumInsured")}
              path={`${at}.sumInsured`}
              isRequired
              hint={
                coverage.custom
                  ? undefined
                  : t(
                      product.sum_insured.step > 1 ? "hints.limitsStep" : "hints.limits",
                      limits(product.sum_insured),
                    )
              }
            >
              {(field) => (
                <AmountInput
                  {...field}
                  value={coverage.sumInsured}
                  suffix={t(`unit.${product.sum_insured.kind}`)}
                  onChange={(sumInsured) => onChange({ sumInsured })}
                />
              )}
            </FormField>
            <FormField
              label={t("fields.issueAge")}
              path={`${at}.issueAge`}
              isRequired
              hint={issueAge === null ? undefined : t("hints.issueAge", { age: issueAge })}
            >
              {(field) => (
                <AmountInput
                  {...field}
                  value={coverage.issueAge ?? issueAge}
                  max={110}
                  precision={0}
                  suffix={t("years")}
                  onChange={(age) => onChange({ issueAge: age === issueAge ? null : age })}
                />
              )}
            </FormField>
            <PayTermField
              coverage={coverage}
              product={product}
              path={`${at}.payTerm`}
              onChange={onChange}
            />
            {product.coverage_term.type === "years" && (
              <FormField label={t("fields.coverageYears")} path={`${at}.coverageYears`} isRequired>
                {(field) => (
                  <Select
                    {...field}
                    value={coverage.coverageYears ?? undefined}
                    onChange={(coverageYears: number) => onChange({ coverageYears })}
                    options={yearsOf(product.coverage_term).map((years) => ({
                      value: years,
                      label: t("payYears", { years }),
                    }))}
                  />
                )}
              </FormField>
            )}
            <FormField
              label={t("fields.annualPremium")}
              path={`${at}.annualPremiumTwd`}
              isRequired
              hint={
                premiumTwd === null
                  ? undefined
                  : t("hints.premium", { premium: premiumTwd.toLocaleString("en-US") })
              }
            >
              {(field) => (
                <AmountInput
                  {...field}
                  precision={0}
                  value={coverage.annualPremiumTwd ?? premiumTwd}
                  suffix={t("twd")}
                  onChange={(premium) =>
                    onChange({ annualPremiumTwd: premium === premiumTwd ? null : premium })
                  }
                />
              )}
            </FormField>
          </>
        )}
      </div>
      {coverage.custom && (
        <CustomProductFields
          product={coverage.custom}
          path={at}
          onChange={(custom) => onChange({ custom })}
        />
      )}
    </fieldset>
  );
}

const limits = ({ min, max, step }: { min: number; max: number; step: number }) => ({
  min: min.toLocaleString("en-US"),
  max: max.toLocaleString("en-US"),
  step: step.toLocaleString("en-US"),
});

const yearsOf = (term: { type: string; options?: number[] }) => term.options ?? [];
