import type { Mapping } from "#renderer/data/import/guess.ts";
import type { ImportKind } from "#renderer/data/import/types.ts";

/** Each line is one need; any of its fields meets it. */
const NEEDS: Record<ImportKind, readonly (readonly string[])[]> = {
  customers: [["name", "nationalId", "businessNumber", "id"]],
  policies: [
    ["policyNo"],
    ["insured", "insuredName"],
    ["product", "productName"],
    ["sumInsured"],
    ["effectiveDate"],
  ],
};

/** First field of every need that no column meets. */
export const missingFields = (kind: ImportKind, mapping: Mapping): string[] =>
  NEEDS[kind].flatMap((fields) =>
    fields.some((field) => field in mapping) ? [] : fields.slice(0, 1),
  );

export const isMappingComplete = (kind: ImportKind, mapping: Mapping): boolean =>
  missingFields(kind, mapping).length === 0;

/** Puts a field on a column; a field stands on one column and a column holds one field. */
export function withField(mapping: Mapping, column: number, field: string | null): Mapping {
  const rest = Object.entries(mapping).filter(([name, at]) => at !== column && name !== field);
  return Object.fromEntries(field === null ? rest : [...rest, [field, column]]);
}
