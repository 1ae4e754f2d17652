import { foldWord, type DateReading } from "./cellText.ts";
import { customerFields } from "./customerFields.ts";
import { policyFields } from "./policyFields.ts";
import type { ImportField } from "./field.ts";
import type { ImportKind } from "./types.ts";

/** Column (from 0) of each field that is imported. */
export type Mapping = Record<string, number>;

export const fieldsOf = (kind: ImportKind): readonly ImportField<never>[] =>
  kind === "customers" ? customerFields : policyFields;

// Marks that forms put around a heading and that mean nothing here.
const foldHeading = (heading: string) =>
  foldWord(heading).replace(
    /必填|選填|required|optional|民國年|西元年|yyyymmdd|元$|新臺幣|新台幣|ntd|twd$/g,
    "",
  );

const byHeading = new Map<ImportKind, Map<string, string>>();
function headingsOf(kind: ImportKind): Map<string, string> {
  let known = byHeading.get(kind);
  if (!known) {
    const all = fieldsOf(kind).flatMap((field) =>
      [field.name, ...field.headings].map((word) => [foldHeading(word), field.name] as const),
    );
    // The first field that claims a word keeps it.
    byHeading.set(kind, (known = new Map(all.reverse())));
  }
  return known;
}

/** Fields guessed from headings: exact words first, then the longest known word inside a heading. */
export function guessMapping(kind: ImportKind, headings: readonly string[]): Mapping {
  const known = headingsOf(kind);
  const folded = headings.map(foldHeading);
  const mapping: Mapping = {};
  const taken = new Set<number>();
  const take = (field: string | undefined, column: number) => {
    if (!field || field in mapping || taken.has(column)) return;
    mapping[field] = column;
    taken.add(column);
  };
  folded.forEach((heading, column) => take(known.get(heading), column));
  // Two letters ("id", "區") inside a longer word prove nothing.
  const long = [...known]
    .filter(([word]) => word.length >= 3)
    .sort((a, b) => b[0].length - a[0].length);
  for (const [word, field] of long) {
    folded.forEach((heading, column) => {
      if (heading.includes(word)) take(field, column);
    });
  }
  return mapping;
}

/** How many headings of a row are known, for either kind. */
export function headingScore(cells: readonly string[]): number {
  return Math.max(knownCount("customers", cells), knownCount("policies", cells));
}

/** What the file holds by its headings, read as customers where they do not tell. */
export const guessKind = (headings: readonly string[]): ImportKind =>
  kindOfHeadings(headings) ?? "customers";

/**
 * What the headings say the file holds; null where they fit neither kind, or both alike. A list of
 * customers may carry a policy number, but not what a policy is made of.
 */
export function kindOfHeadings(headings: readonly string[]): ImportKind | null {
  const policy = guessMapping("policies", headings);
  if (
    "policyNo" in policy &&
    ["product", "productName", "effectiveDate"].some((name) => name in policy)
  ) {
    return "policies";
  }
  const known = {
    customers: knownCount("customers", headings),
    policies: knownCount("policies", headings),
  };
  if ("policyNo" in policy && known.policies > known.customers) return "policies";
  const hasPerson = ["name", "nationalId", "businessNumber"].some(
    (name) => name in guessMapping("customers", headings),
  );
  return hasPerson && known.customers > known.policies ? "customers" : null;
}

const knownCount = (kind: ImportKind, headings: readonly string[]) =>
  headings.filter((heading) => headingsOf(kind).has(foldHeading(heading))).length;

export const dateReadingOf = (heading: string): DateReading =>
  /民國|roc/i.test(heading) ? "roc" : "auto";
