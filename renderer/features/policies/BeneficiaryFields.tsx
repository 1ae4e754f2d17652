import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { newId } from "#renderer/data/save.ts";
import { AmountInput } from "../../ui/AmountInput.tsx";
import { FormField } from "./FormField.tsx";
import type { BeneficiaryDraft } from "./policyDraft.ts";
import styles from "./policies.module.css";

const BENEFITS = ["death", "maturity", "annuity"] as const;
const BENEFICIARIES_MAX = 30;

type Props = {
  beneficiaries: BeneficiaryDraft[];
  onChange: (beneficiaries: BeneficiaryDraft[]) => void;
};

/** Who is paid, in which order and share (DOMAIN 2.7). */
export function BeneficiaryFields({ beneficiaries, onChange }: Props) {
  const { t } = useTranslation("policies");
  const change = (id: string, part: Partial<BeneficiaryDraft>) =>
    onChange(beneficiaries.map((other) => (other.id === id ? { ...other, ...part } : other)));
  const add = () =>
    onChange([
      ...beneficiaries,
      {
        id: newId("b"),
        benefit: "death",
        name: "",
        isLegalHeirs: false,
        order: 1,
        sharePercent: null,
      },
    ]);
  return (
    <section className={styles.group} aria-labelledby="policy-beneficiaries">
      <div className={styles.groupHead}>
        <h2 id="policy-beneficiaries" className={styles.heading}>
          {t("beneficiaries")}
        </h2>
        <Button
          size="small"
          icon={<PlusOutlined />}
          onClick={add}
          disabled={beneficiaries.length >= BENEFICIARIES_MAX}
        >
          {t("addBeneficiary")}
        </Button>
      </div>
      {beneficiaries.length === 0 && <p className={styles.quiet}>{t("noBeneficiary")}</p>}
      {beneficiaries.map((beneficiary, place) => {
        const at = `beneficiaries.${place}`;
        return (
          <fieldset
            key={beneficiary.id}
            className={styles.card}
            aria-label={t("beneficiary", { number: place + 1 })}
          >
            <div className={styles.cardHead}>
              <Checkbox
                checked={beneficiary.isLegalHeirs}
                onChange={(event) =>
                  change(beneficiary.id, {
                    isLegalHeirs: event.target.checked,
                    name: event.target.checked ? t("legalHeirs") : "",
                  })
                }
              >
                {t("legalHeirs")}
              </Checkbox>
              <Button
                type="text"
                icon={<DeleteOutlined />}
                aria-label={t("remove", { name: t("beneficiary", { number: place + 1 }) })}
                onClick={() => onChange(beneficiaries.filter(({ id }) => id !== beneficiary.id))}
              />
            </div>
            <div className={styles.grid}>
              <FormField label={t("fields.benefit")} path={`${at}.benefit`}>
                {(field) => (
                  <Select
                    {...field}
                    value={beneficiary.benefit}
                    onChange={(benefit) => change(beneficiary.id, { benefit })}
                    options={BENEFITS.map((value) => ({ value, label: t(`benefitKind.${value}`) }))}
                  />
                )}
              </FormField>
              <FormField label={t("fields.name")} path={`${at}.name`} isRequired>
                {(field) => (
                  <Input
                    {...field}
                    value={beneficiary.name}
                    maxLength={100}
                    disabled={beneficiary.isLegalHeirs}
                    onChange={(event) => change(beneficiary.id, { name: event.target.value })}
                  />
                )}
              </FormField>
              <FormField label={t("fields.relation")} path={`${at}.relation`}>
                {(field) => (
                  <Input
                    {...field}
                    value={beneficiary.relation ?? ""}
                    maxLength={30}
                    onChange={(event) =>
                      change(beneficiary.id, { relation: event.target.value || undefined })
                    }
                  />
                )}
              </FormField>
              <FormField label={t("fields.order")} path={`${at}.order`}>
                {(field) => (
                  <AmountInput
                    {...field}
                    value={beneficiary.order}
                    min={1}
                    max={9}
                    precision={0}
                    onChange={(order) => change(beneficiary.id, { order: order ?? 1 })}
                  />
                )}
              </FormField>
              <FormField
                label={t("fields.share")}
                path={`${at}.sharePercent`}
                hint={t("hints.share")}
              >
                {(field) => (
                  <AmountInput
                    {...field}
                    value={beneficiary.sharePercent}
                    max={100}
                    suffix="%"
                    onChange={(sharePercent) => change(beneficiary.id, { sharePercent })}
                  />
                )}
              </FormField>
            </div>
          </fieldset>
        );
      })}
    </section>
  );
}
