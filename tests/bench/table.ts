import type { BenchResult, Figures } from "./result.ts";

/** The result for people: one figure a line, then the budgets. */
export function asTable({ name, dataset, figures, peers, ratios, budgets, met }: BenchResult) {
  const lines = [`Bench ${name}`];
  for (const [title, part] of Object.entries({ dataset, figures, peers, ratios })) {
    lines.push("", title, ...linesOf(part, "  "));
  }
  lines.push("", "budgets");
  for (const budget of budgets) {
    const mark = budget.met === null ? "not judged" : budget.met ? "met" : "MISSED";
    const value = `${budget.measured ?? "–"} of ${budget.limit} ${budget.unit}`;
    lines.push(`  ${mark.padEnd(10)}  ${value.padEnd(24)}  ${budget.what}  [${budget.of}]`);
  }
  const own = budgets.filter(({ of }) => of === name);
  const verdict = met
    ? "All budgets of this bench are met."
    : "Not all budgets of this bench are met.";
  lines.push(
    "",
    own.length > 0 ? verdict : `No budget is named for it; ${met ? "complete" : "cut short"}.`,
  );
  return lines.join("\n");
}

const linesOf = (part: Figures, indent: string): string[] =>
  Object.entries(part).flatMap(([key, value]) =>
    typeof value === "object" && value !== null
      ? [`${indent}${key}`, ...linesOf(value as Figures, `${indent}  `)]
      : [`${indent}${key.padEnd(34 - indent.length)} ${String(value)}`],
  );
