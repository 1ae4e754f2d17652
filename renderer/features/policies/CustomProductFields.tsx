import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { BENEFIT_CATEGORIES } from "#shared/insurance/categories.ts";
import type { Benefit, ProductLine, SumInsuredKind } from "#shared/insurance/product.ts";
import { newId } from "#renderer/data/save.ts";
import { AmountInput } from "../../ui/AmountInput.tsx";
import { FormField, useProblem } from "./FormField.tsx";
import {
  benefitOf,
  defaultRule,
  FORM_RULES,
  type CustomProduct,
  type FormRule,
} from "./products.ts";
import { RuleFields } from "./RuleFields.tsx";
import styles from "./policies.module.css";

const LINES: ProductLine[] = ["life", "health", "accident", "annuity"];
const UNITS: SumInsuredKind[] = ["amount", "daily", "monthly", "annual", "plan_units"];
const LIFELONG = 110;

type Props = { product: CustomProduct; path: string; onChange: (product: CustomProduct) => void };

/** Describes by rule type what a coverage of another company pays (F21). */
export function CustomProductFields({ product, path, onChange }: Props) {
  const { t } = useTranslation("policies");
  const problem = useProblem(`${path}.benefits`);
  const change = (part: Partial<CustomProduct>) => onChange({ ...product, ...part });
  const changeBenefit = (place: number, benefit: Benefit) =>
    change({ benefits: product.benefits.map((other, at) => (at === place ? benefit : other)) });
  const term = product.coverage_term;
  return (
    <>
      <div className={styles.grid}>
        <FormField
          label={t("fields.productName")}
          path={`${path}.name`}
          isRequired
          className={styles.wide}
        >
          {(field) => (
            <Input
              {...field}
              value={product.name_zh}
              maxLength={60}
              onChange={(event) =>
                change({ name_zh: event.target.value, name_en: event.target.value })
              }
            />
          )}
        </FormField>
        <FormField label={t("fields.line")} path={`${path}.line`}>
          {(field) => (
            <Select
              {...field}
              value={product.line}
              onChange={(line) => change({ line })}
              options={LINES.map((value) => ({ value, label: t(`line.${value}`) }))}
            />
          )}
        </FormField>
        <FormField label={t("fields.unit")} path={`${path}.unit`}>
          {(field) => (
            <Select
              {...field}
              value={product.sum_insured.kind}
              onChange={(kind) => change({ sum_insured: { ...product.sum_insured, kind } })}
              options={UNITS.map((value) => ({ value, label: t(`unitName.${value}`) }))}
            />
          )}
        </FormField>
        {term.type !== "years" && (
          <FormField label={t("fields.toAge")} path={`${path}.toAge`} hint={t("hints.toAge")}>
            {(field) => (
              <AmountInput
                {...field}
                value={term.to_age}
                min={1}
                max={LIFELONG}
                precision={0}
                suffix={t("years")}
                onChange={(age) => {
                  const to_age = age ?? LIFELONG;
                  change({
                    coverage_term: { type: to_age >= LIFELONG ? "whole_life" : "to_age", to_age },
                  });
                }}
              />
            )}
          </FormField>
        )}
      </div>
      {product.benefits.map((benefit, place) => (
        <div key={benefit.id} className={`${styles.grid} ${styles.benefit}`}>
          <FormField label={t("fields.category")} path={`${path}.benefits.${place}`} isRequired>
            {(field) => (
              <Select
                {...field}
                showSearch={{ optionFilterProp: "label" }}
                value={benefit.category}
                onChange={(category) => changeBenefit(place, benefitOf(benefit.id, category))}
                options={BENEFIT_CATEGORIES.map((value) => ({
                  value,
                  label: t(`category.${value}`),
                }))}
              />
            )}
          </FormField>
          <FormField label={t("fields.rule")} path={`${path}.rules.${place}`} isRequired>
            {(field) => (
              <Select
                {...field}
                value={benefit.rule.type}
                onChange={(type) =>
                  changeBenefit(
                    place,
                    benefitOf(benefit.id, benefit.category, defaultRule(type as FormRule)),
                  )
                }
                options={ruleOptions(benefit.rule.type).map((value) => ({
                  value,
                  label: t(`rule.${value}`),
                }))}
              />
            )}
          </FormField>
          <RuleFields
            benefit={benefit}
            path={`${path}.rules.${place}`}
            onChange={(next) => changeBenefit(place, next)}
          />
          <Button
            type="text"
            className={styles.remove}
            icon={<DeleteOutlined />}
            aria-label={t("remove", { name: t(`category.${benefit.category}`) })}
            onClick={() => change({ benefits: product.benefits.filter((_, at) => at !== place) })}
          />
        </div>
      ))}
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <p className={styles.group}>
        <Button
          size="small"
          icon={<PlusOutlined />}
          onClick={() =>
            change({ benefits: [...product.benefits, benefitOf(newId("b"), "HOSPITAL_DAY")] })
          }
        >
          {t("addBenefit")}
        </Button>
      </p>
    </>
  );
}

/** A rule that this form cannot describe stays what it is until another is chosen. */
const ruleOptions = (now: Benefit["rule"]["type"]): readonly string[] =>
  (FORM_RULES as readonly string[]).includes(now) ? FORM_RULES : [...FORM_RULES, now];
