import { useTranslation } from "react-i18next";
import { useFormat } from "../../ui/format.ts";
import type { FamilyMember } from "./family.ts";
import { FamilyTable } from "./FamilyTable.tsx";
import { Section } from "./Section.tsx";

export const FAMILY_ID = "family";

export function useFamilyFinding(): (family: readonly FamilyMember[]) => string {
  const { t } = useTranslation("check");
  const format = useFormat();
  return (family) => {
    const gapTwd = family.reduce((sum, { lifeGap }) => sum + lifeGap, 0);
    const premiumTwd = family.reduce((sum, { premium }) => sum + premium, 0);
    return t(gapTwd > 0 ? "family.finding" : "family.findingMet", {
      count: family.length,
      amount: format.twdShort(gapTwd),
      premium: format.twd(premiumTwd),
    });
  };
}

/** Everybody of the household, one row a person: what is this family covered for? */
export function FamilySection({ family }: { family: readonly FamilyMember[] }) {
  const { t } = useTranslation("check");
  const finding = useFamilyFinding();
  return (
    <Section id={FAMILY_ID} title={t("family.title")} finding={finding(family)}>
      <FamilyTable members={family} hasLinks />
    </Section>
  );
}
