import { useTranslation } from "react-i18next";
import { catalogue } from "#shared/insurance/shippedCatalogue.ts";
import type { Policy } from "#shared/model/policy.ts";
import { useFormat } from "../../ui/format.ts";
import styles from "./table.module.css";

/** Insurer's name in the person's language, or as the customer gave it. */
export function useCompanyName(): (company: string) => string {
  const { i18n } = useTranslation("check");
  return (company) => {
    const known = catalogue.companies.find(({ code }) => code === company);
    if (!known) return company;
    return i18n.language === "en" ? known.name_en : known.name_zh;
  };
}

/** Company and number; for what the customer told us, on which evidence and since when (F21). */
export function PolicyName({ policy }: { policy: Policy }) {
  const { t } = useTranslation("check");
  const companyName = useCompanyName();
  return (
    <>
      <span>{companyName(policy.company)}</span>
      <br />
      <span className={styles.quiet}>{policy.policyNo}</span>
      {policy.isOwn ? null : (
        <>
          <br />
          <span className={styles.quiet}>
            {t("matrix.customerSupplied")} <Evidence policy={policy} />
          </span>
        </>
      )}
    </>
  );
}

function Evidence({ policy: { evidence, evidenceOn } }: { policy: Policy }) {
  const { t } = useTranslation("check");
  const format = useFormat();
  return [evidence && t(`matrix.evidence.${evidence}`), evidenceOn && format.date(evidenceOn)]
    .filter(Boolean)
    .join(" ");
}
