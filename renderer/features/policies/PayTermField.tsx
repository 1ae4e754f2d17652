import { Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Product } from "#shared/insurance/product.ts";
import type { PayTerm } from "#shared/insurance/rules.ts";
import { FormField } from "./FormField.tsx";
import type { CoverageDraft } from "./policyDraft.ts";

/** Usual terms of payment, in years, for a product that is in no catalogue. */
const USUAL: PayTerm[] = ["=coverage", 1, 3, 6, 10, 12, 15, 20, 25, 30];

type Props = {
  coverage: CoverageDraft;
  product: Product;
  path: string;
  onChange: (part: Partial<CoverageDraft>) => void;
};

export function PayTermField({ coverage, product, path, onChange }: Props) {
  const { t } = useTranslation("policies");
  const listed = coverage.custom ? USUAL : product.pay_terms;
  // An imported term that the catalogue does not know stays choosable.
  const terms =
    coverage.payTerm === null || listed.includes(coverage.payTerm)
      ? listed
      : [...listed, coverage.payTerm];
  return (
    <FormField label={t("fields.payTerm")} path={path} isRequired>
      {(field) => (
        <Select
          {...field}
          value={coverage.payTerm ?? undefined}
          onChange={(payTerm: PayTerm) => onChange({ payTerm })}
          options={terms.map((term) => ({
            value: term,
            label:
              typeof term === "number"
                ? t("payYears", { years: term })
                : t(`payTerm.${term === "=coverage" ? "coverage" : "to18"}`),
          }))}
        />
      )}
    </FormField>
  );
}
