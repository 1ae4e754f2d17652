import type { TFunction } from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { catalogue } from "#shared/insurance/catalogue.ts";
import { textOf } from "#renderer/data/import/cellText.ts";
import { docFieldsOf } from "#renderer/data/import/documents.ts";
import type { Change, ImportKind, Json, PlannedRow } from "#renderer/data/import/types.ts";
import { useFormat, type Format } from "#renderer/ui/format.ts";
import { masked } from "#renderer/ui/mask.ts";
import type { OnFile } from "./onFile.ts";

/** One line of an update as a person reads it; `from` is what stands on file. */
export type ChangeText = { field: string; from: string; to: string };
type Words = {
  t: TFunction<"import">;
  format: Pick<Format, "twd" | "number" | "date" | "list">;
  language: string;
};

/** Where the texts of a field's choices stand. */
const CHOICES: Readonly<Record<string, string>> = {
  sex: "customers:sex",
  status: "customers:status",
  maritalStatus: "customers:marital",
  education: "customers:educationLevel",
  preferredChannel: "customers:channel",
  source: "customers:source",
  householdRole: "customers:householdRole",
  premiumMode: "policies:mode",
  paymentMethod: "policies:method",
  state: "policies:state",
  kind: "choice.kind",
};
const DATES = new Set(["birthDate", "effectiveDate", "nextDueDate", "lapsedOn"]);
const AMOUNTS = new Set(["annualIncomeTwd", "annualPremiumTwd", "loanTwd"]);

export function useChangeTexts(kind: ImportKind) {
  const { t, i18n } = useTranslation("import");
  const { language } = i18n;
  const format = useFormat();
  return useCallback(
    (row: PlannedRow, onFile: OnFile) =>
      changeTexts(row, { kind, onFile }, { t, format, language }),
    [kind, t, format, language],
  );
}

/** Old and new value of everything that a row changes; IDs and telephones masked (DESIGN). */
export function changeTexts(
  { target, changes }: Pick<PlannedRow, "target" | "changes">,
  { kind, onFile }: { kind: ImportKind; onFile: OnFile },
  words: Words,
): ChangeText[] {
  const doc = onFile.docs.get(target ?? "");
  if (!doc) return [];
  const fields = docFieldsOf(kind);
  return changes.flatMap((change) => {
    const field = fields.find(({ name }) => name === change.field);
    if (!field) return [];
    const from = field.read(doc);
    const text = (value: Json | undefined) =>
      valueText({ ...change, to: value ?? null }, { mask: field.mask, names: onFile.names }, words);
    const [before, after] =
      change.field === "coverages" ? onlyDifferent(from, change.to) : [from, change.to];
    const pair = { field: change.field, from: text(before), to: text(after) };
    // Two IDs that differ where the mask lies would look the same.
    const isHidden = field.mask !== undefined && pair.from === pair.to;
    return [
      isHidden ? { ...pair, to: words.t("check.hiddenDifference", { value: pair.to }) } : pair,
    ];
  });
}

type Reading = { mask: "id" | "phone" | undefined; names: OnFile["names"] };

function valueText({ field, to: value }: Change, { mask, names }: Reading, words: Words): string {
  const { t, format, language } = words;
  if (value === null || value === "") return t("check.blank");
  if (typeof value === "boolean") {
    if (field.startsWith("consent_")) return t(value ? "customers:granted" : "customers:refused");
    return t(value ? "choice.yes" : "choice.no");
  }
  if (typeof value === "number") {
    return AMOUNTS.has(field) ? format.twd(value) : format.number(value);
  }
  if (Array.isArray(value)) {
    const items = value.map((item) =>
      field === "coverages" ? coverageText(item, words) : textOf(item),
    );
    return items.length === 0 ? t("check.blank") : format.list(items);
  }
  if (typeof value === "object") return JSON.stringify(value);
  if (mask) return masked(value, mask);
  if (DATES.has(field)) return format.date(value);
  if (field === "company") return companyName(value, language);
  const choices = CHOICES[field];
  return choices ? t(`${choices}.${value}`, { defaultValue: value }) : (names.get(value) ?? value);
}

function companyName(code: string, language: string): string {
  const company = catalogue.companies.find((other) => other.code === code);
  return (language.startsWith("zh") ? company?.name_zh : company?.name_en) ?? code;
}

/** Coverages that one side has and the other has not, or not alike; the others would only be noise. */
function onlyDifferent(from: Json | undefined, to: Json): [Json, Json] {
  const [before, after] = [from, to].map((list) => (Array.isArray(list) ? list : []));
  const printed = (list: readonly Json[]) => new Set(list.map((item) => JSON.stringify(item)));
  const without = (list: readonly Json[], other: readonly Json[]) =>
    list.filter((item) => !printed(other).has(JSON.stringify(item)));
  return [without(before ?? [], after ?? []), without(after ?? [], before ?? [])];
}

/** Product, sum insured in its unit, yearly premium. */
function coverageText(coverage: Json, { t, format, language }: Words): string {
  const { productCode, sumInsured, annualPremiumTwd } = coverage as Record<string, Json>;
  const code = textOf(productCode);
  const product = catalogue.find(code);
  return t("check.coverage", {
    product: (language.startsWith("zh") ? product?.name_zh : product?.name_en) ?? code,
    sum: typeof sumInsured === "number" ? format.number(sumInsured) : "",
    premium: typeof annualPremiumTwd === "number" ? format.twd(annualPremiumTwd) : "",
  });
}
