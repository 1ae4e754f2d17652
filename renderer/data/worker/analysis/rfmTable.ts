import { rfm } from "#shared/analytics/rfm.ts";
import { daysBetween } from "#shared/insurance/date.ts";
import type { BookPerson, BookTable } from "./bookTable.ts";

/** A policyholder with at least one policy with us in force, and where RFM puts the person (DOMAIN 5.1). */
export type RfmPerson = Readonly<{
  person: BookPerson;
  /** 1 to 5, 5 is best. */
  r: number;
  f: number;
  m: number;
  /** The Chinese name of DOMAIN 5.1. */
  segment: string;
  recencyDays: number;
  policiesInForce: number;
  /** Annual-mode premium of the policies with us in force. */
  premiumTwd: number;
}>;

type Purchases = { latest: string; inForce: number; premiumTwd: number };

/** Policies with us, gathered by their policyholder: the one who bought is the one who is scored. */
function purchasesByHolder({ policies }: BookTable): Map<string, Purchases> {
  const byHolder = new Map<string, Purchases>();
  for (const policy of policies.values()) {
    if (!policy.isOwn || !policy.isIssued) continue;
    let held = byHolder.get(policy.holderId);
    if (!held) byHolder.set(policy.holderId, (held = { latest: "", inForce: 0, premiumTwd: 0 }));
    if (policy.effectiveDate > held.latest) held.latest = policy.effectiveDate;
    if (!policy.isInForce) continue;
    held.inForce += 1;
    held.premiumTwd += policy.premiumTwd;
  }
  return byHolder;
}

/** Everybody is scored against the whole book of this window, whatever the screen filters. */
export function rfmOf(table: BookTable, today: string): RfmPerson[] {
  const rows: { id: string; recencyDays: number; frequency: number; monetaryTwd: number }[] = [];
  for (const [id, held] of purchasesByHolder(table)) {
    if (held.inForce === 0 || !table.people.has(id)) continue;
    // A policy that starts next month is the most recent purchase there is, not one of the future.
    const recencyDays = Math.max(0, daysBetween(held.latest, today));
    rows.push({ id, recencyDays, frequency: held.inForce, monetaryTwd: held.premiumTwd });
  }
  return rfm(rows).flatMap((score, index) => {
    const row = rows[index];
    const person = row && table.people.get(row.id);
    if (!row || !person) return [];
    return {
      person,
      r: score.r,
      f: score.f,
      m: score.m,
      segment: score.segment,
      recencyDays: row.recencyDays,
      policiesInForce: row.frequency,
      premiumTwd: row.monetaryTwd,
    };
  });
}
