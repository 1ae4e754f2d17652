import { useTranslation } from "react-i18next";
import { coverageFacts, premiumAtIssueTwd } from "#shared/insurance/coverage/coverageFacts.ts";
import type {
  Bill,
  CoverageLine,
  CoveragePolicy,
  InsuredPerson,
  Situation,
} from "#shared/insurance/coverage/types.ts";
import type { BillItem } from "#shared/insurance/rules.ts";
import { catalogue } from "#shared/insurance/shippedCatalogue.ts";
import { useFormat } from "../../../ui/format.ts";
import { calculation } from "./calculation.ts";

const BILL_KEY = {
  room: "roomPerDay",
  misc: "misc",
  surgery: "surgery",
  accident_medical: "accidentMedical",
} as const satisfies Record<BillItem, keyof Bill>;

/** The way to a line's amount, with the policy's own figures; empty for what has no amount. */
export function useCalculation() {
  const { t } = useTranslation("check");
  const { number, twd } = useFormat();
  return (
    line: CoverageLine,
    policy: CoveragePolicy,
    person: InsuredPerson,
    situation: Situation,
  ): string => {
    const { benefit, coverage, product } = line;
    const facts = coverageFacts(policy, coverage, product, situation.on);
    const billTwd = line.item && situation.bill?.[BILL_KEY[line.item]];
    const text = calculation(
      benefit.rule,
      {
        sumInsured: coverage.sumInsured,
        year: facts.year,
        age: facts.age,
        termYears: facts.termYears,
        paymentYears: facts.paymentYears,
        annualPremiumTwd: premiumAtIssueTwd(product, coverage, person),
        situation,
        days: (benefit.trigger === "hospital_icu" ? situation.icuDays : situation.days) ?? 0,
        tables: catalogue.tables,
        capTwd: line.capTwd,
        billTwd,
        billLeftTwd: billLeft(line, billTwd, situation),
      },
      {
        number,
        days: (days) => t("calc.days", { days }),
        premiums: (annualTwd, years) => t("calc.premiums", { premium: number(annualTwd), years }),
        max: (parts) => t("calc.max", { parts: parts.join(t("headline.listSeparator")) }),
        bill: (amount) => t("calc.bill", { bill: twd(amount) }),
        left: (amount) => t("calc.left", { left: twd(amount) }),
        cap: (amount) => t("calc.cap", { cap: twd(amount) }),
        list: (parts) => parts.join(t("headline.listSeparator")),
      },
    );
    return line.item === "room" && text
      ? t("calc.perDay", { text, days: situation.days ?? 0 })
      : text;
  };
}

/** A contract that pays less than bill and limit was left with that much by earlier ones (DOMAIN 3.4, step 4). */
function billLeft(
  { item, amountTwd, capTwd = 0 }: CoverageLine,
  billTwd: number | undefined,
  { days = 0, setting }: Situation,
): number | undefined {
  if (billTwd === undefined || setting === "non_nhi") return undefined;
  const each = item === "room" ? amountTwd / Math.max(1, days) : amountTwd;
  return each < billTwd && each < capTwd ? each : undefined;
}
