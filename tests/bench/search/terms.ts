import { generateHouseholds } from "#scripts/demo/company.ts";
import { BENCH_SEED, BENCH_TODAY } from "../window/demoDay.ts";

export const FIELDS = ["name", "phone", "nationalId", "policyNo"] as const;
export type Field = (typeof FIELDS)[number];
/** What somebody types to find a person, to its end. */
export type Term = { field: Field; text: string };

/** People through the whole book; each is looked for by each of the four fields. */
export function termsOf(customers: number, people: number): Term[] {
  const step = Math.max(1, Math.floor(customers / people));
  const terms: Term[] = [];
  let seen = 0;
  const options = { customers, seed: BENCH_SEED, today: BENCH_TODAY };
  for (const { customers: family, policies } of generateHouseholds(options)) {
    const [head] = family;
    const isTurn = Math.floor(seen / step) < Math.floor((seen + family.length) / step);
    seen += family.length;
    const policyNo = policies.find(({ customerId }) => customerId === head?.id)?.policyNo;
    const phone = head?.phones[0]?.number;
    if (!isTurn || !head?.nationalId || !phone || !policyNo) continue;
    terms.push(
      { field: "name", text: head.name },
      { field: "phone", text: phone },
      { field: "nationalId", text: head.nationalId },
      { field: "policyNo", text: policyNo },
    );
  }
  return terms;
}

/** The text after each key. */
export const keysOf = (text: string): string[] =>
  Array.from(text, (_, at) =>
    Array.from(text)
      .slice(0, at + 1)
      .join(""),
  );
