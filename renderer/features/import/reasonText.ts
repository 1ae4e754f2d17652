import type { TFunction } from "i18next";
import type { Reason } from "#renderer/data/import/types.ts";

/** A reason in the person's language, with its column and what stood there. */
export function reasonText(t: TFunction<"import">, { code, column, value }: Reason): string {
  const text = t(`reason.${code}`, { value: value ?? "" });
  const shown = value && !t(`reason.${code}`, { value: "\u0000" }).includes("\u0000");
  const quoted = shown ? t("quoted", { text, value }) : text;
  return column ? t("inColumn", { column: fieldName(t, column), text: quoted }) : quoted;
}

/** A reason about a field that the file does not have names the field itself. */
const fieldName = (t: TFunction<"import">, column: string) =>
  t(`field.${column}`, { defaultValue: column });
