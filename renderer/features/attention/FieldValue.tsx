import { Fragment } from "react";
import { useTranslation } from "react-i18next";
import type { CollectionName } from "#shared/model/collections.ts";
import { useFormat } from "#renderer/ui/format.ts";
import { Masked } from "#renderer/ui/Masked.tsx";

/** Where the words for a field's fixed values stand: namespace and group of the feature that has it. */
const WORDS: Partial<Record<CollectionName, Record<string, string>>> = {
  customers: {
    sex: "customers:sex",
    status: "customers:status",
    source: "customers:source",
    maritalStatus: "customers:marital",
    education: "customers:educationLevel",
    preferredChannel: "customers:channel",
    householdRole: "customers:householdRole",
  },
  policies: {
    state: "policies:state",
    premiumMode: "policies:mode",
    paymentMethod: "policies:method",
    evidence: "policies:evidence",
  },
  activities: { kind: "customers:activityKind", channel: "customers:channel" },
};
/** Parts of a value that only machines read. */
const INNER_IDS = /^(id|.*Id)$/;

type Props = { collection: CollectionName; field: string; value: unknown };

/** A value as people write it, whatever its shape. */
export function FieldValue({ collection, field, value }: Props) {
  const { t } = useTranslation("attention");
  const format = useFormat();
  if (value === null || value === undefined || value === "") return <>{t("emptyValue")}</>;
  if (typeof value === "boolean") return <>{t(value ? "yes" : "no")}</>;
  if (typeof value === "number") {
    return <>{field.endsWith("Twd") ? format.twd(value) : value}</>;
  }
  if (typeof value === "string") {
    if (field === "nationalId") return <Masked value={value} kind="id" />;
    if (field === "number") return <Masked value={value} kind="phone" />;
    if (/^\d{4}-\d\d-\d\dT/.test(value)) return <>{format.dateTime(value)}</>;
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return <>{format.date(value)}</>;
    const words = WORDS[collection]?.[field];
    return <>{words ? t(`${words}.${value}`, { defaultValue: value }) : value}</>;
  }
  const parts = Array.isArray(value)
    ? value.map((part: unknown) => [field, part] as const)
    : Object.entries(value).filter(([name]) => !INNER_IDS.test(name));
  if (parts.length === 0) return <>{t("emptyValue")}</>;
  return parts.map(([name, part], index) => (
    <Fragment key={index}>
      {index > 0 && (Array.isArray(value) ? t("listSeparator") : " ")}
      <FieldValue collection={collection} field={name} value={part} />
    </Fragment>
  ));
}
