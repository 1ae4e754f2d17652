import { completedAge } from "../insuranceAge.ts";
import type { CoverageLine, InsuredPerson } from "./types.ts";
import type { IsoDate } from "../date.ts";

/** Half of the estate-tax funeral deduction since 2024 [cfg] (DOMAIN 2.7). */
export const FUNERAL_LIMIT_TWD = 690_000;

/**
 * Under 15 the death lines of all policies together are limited; the later policies are cut first, and
 * plain refunds of premium are paid beside it (A16).
 */
export function limitFuneralCover(
  lines: readonly CoverageLine[],
  effectiveDateOf: (line: CoverageLine) => IsoDate,
  person: InsuredPerson,
  on: IsoDate,
  limitTwd: number,
): CoverageLine[] {
  if (completedAge(person.birthDate, on) >= 15) return [...lines];
  const limited = lines
    .filter(
      (line) =>
        line.category === "DEATH" &&
        line.kind === "lump" &&
        line.benefit.rule.type !== "return_of_premium",
    )
    .toSorted((a, b) => {
      const [first, second] = [effectiveDateOf(a), effectiveDateOf(b)];
      return first < second ? -1 : Number(first > second);
    });
  let left = limitTwd;
  const cut = new Map<CoverageLine, CoverageLine>();
  for (const line of limited) {
    const amountTwd = Math.min(line.amountTwd, left);
    left -= amountTwd;
    if (amountTwd === line.amountTwd) continue;
    const kind = amountTwd === 0 ? "none" : "lump";
    cut.set(line, { ...line, amountTwd, kind, reason: { code: "funeralLimit", limitTwd } });
  }
  return lines.map((line) => cut.get(line) ?? line);
}
