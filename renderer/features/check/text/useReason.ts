import { useTranslation } from "react-i18next";
import type { Reason } from "#shared/insurance/coverage/reason.ts";
import type { Product } from "#shared/insurance/product.ts";
import { useFormat } from "../../../ui/format.ts";

/** Puts the engine's reason code into the person's language; the product names the benefits it mentions. */
export function useReason(): (reason: Reason, product: Product) => string {
  const { t } = useTranslation("check");
  const format = useFormat();
  return (reason, product) => {
    const benefitName = (id: string) => {
      const benefit = product.benefits.find((candidate) => candidate.id === id);
      return benefit ? t(`category.${benefit.category}`) : id;
    };
    const key = `reason.${reason.code}`;
    switch (reason.code) {
      case "state":
        return t(key, { state: t(`policyState.${reason.state}`) });
      case "notEffective":
        return t(key, { from: format.date(reason.from) });
      case "expiredAtAge":
        return t(key, { age: reason.age, on: format.date(reason.on) });
      case "expiredAfterYears":
        return t(key, { years: reason.years, on: format.date(reason.on) });
      case "waiting":
        return t(key, { until: format.date(reason.until) });
      case "cause":
        return t(key, { cause: t(`cause.${reason.cause}`) });
      case "beforeAge":
      case "afterAge":
        return t(key, { age: reason.age });
      case "beforePolicyYear":
        return t(key, { year: reason.year });
      case "onlyOn":
        return t(key, { on: format.date(reason.on) });
      case "gradeNotCovered":
        return t(key, { grade: reason.grade });
      case "coverageEnded":
      case "groupPaid":
      case "terminatedBy":
        return t(key, { benefit: benefitName(reason.benefitId) });
      case "lifetimeLimit":
        return t(key, { limit: format.twd(reason.limitTwd), paid: format.twd(reason.paidTwd) });
      case "deducted":
        return t(key, {
          benefit: benefitName(reason.benefitId),
          amount: format.twd(reason.deductedTwd),
        });
      case "funeralLimit":
        return t(key, { limit: format.twd(reason.limitTwd) });
      case "capped":
        return t(key, { cap: format.twd(reason.capTwd) });
      default:
        return t(key);
    }
  };
}
