import { GAP_KINDS, needByKind } from "#shared/insurance/gaps.ts";
import { needs } from "#shared/insurance/needs.ts";
import { plannedHousehold, type FamilyMember } from "#shared/model/family.ts";
import type { Book } from "../columns/book.ts";
import { liveRows } from "../columns/live.ts";
import { widened } from "../columns/numberColumns.ts";
import { PERSON } from "../columns/people.ts";
import { createSlices } from "./slices.ts";

const WIDTH = GAP_KINDS.length;

/**
 * Keeps what everybody in the book needs on one day, ten numbers a person in the order of GAP_KINDS (TWD),
 * with the household's figures as the health check reads them. A changed customer costs one household.
 */
export function createNeeds({ people, listen }: Book) {
  let values = new Float64Array(0);
  /** 1: a check can be made; 0: birth date or sex is not known, or no person. */
  let isChecked = new Uint8Array(0);
  /** Households as they were when last worked out: who leaves one changes what the others need. */
  let householdOf = new Int32Array(0);
  let day = "";
  const changed = new Set<number>();

  listen({
    person(row) {
      changed.add(householdOf[row] ?? 0);
      changed.add(people.at.household[row] ?? 0);
    },
  });

  function work(row: number, members: readonly FamilyMember[], today: string) {
    const { at } = people;
    const isKnown = at.kind[row] === PERSON && at.birth[row] !== 0 && at.sex[row] !== 0;
    isChecked[row] = Number(isKnown);
    if (!isKnown) return;
    const person = people.memberAt(row);
    const household = plannedHousehold(person, members, today);
    const wanted = needs({ person: { birthDate: person.birthDate ?? "" }, household });
    const byKind = needByKind(wanted);
    for (let kind = 0; kind < WIDTH; kind += 1) {
      values[row * WIDTH + kind] = byKind[GAP_KINDS[kind] as keyof typeof byKind];
    }
  }

  function households(isAsked: (household: number) => boolean): number[][] {
    const rowsOf = new Map<number, number[]>();
    for (const row of liveRows(people)) {
      const household = people.at.household[row] ?? 0;
      if (!isAsked(household)) continue;
      const rows = rowsOf.get(household);
      if (rows) rows.push(row);
      else rowsOf.set(household, [row]);
    }
    return [...rowsOf.values()];
  }

  return {
    values: () => values,
    isChecked: (row: number): boolean => isChecked[row] === 1,
    /** Brings the needs up to `today` and the newest change. */
    async bringUp(today: string): Promise<void> {
      const isWhole = day !== today;
      if (!isWhole && changed.size === 0) return;
      const rows = people.length();
      if (isWhole || rows * WIDTH > values.length) {
        const room = Math.max(values.length / WIDTH, Math.ceil(rows * 1.1));
        values = widened(values, room * WIDTH);
        isChecked = widened(isChecked, room);
        householdOf = widened(householdOf, room);
      }
      const asked = new Set(changed);
      changed.clear();
      const slices = createSlices();
      for (const members of households((household) => isWhole || asked.has(household))) {
        const family = members.map((row) => people.memberAt(row));
        for (const row of members) {
          householdOf[row] = people.at.household[row] ?? 0;
          work(row, family, today);
        }
        if (slices.isOver()) await slices.next();
      }
      day = today;
    },
  };
}
export type NeedsBook = ReturnType<typeof createNeeds>;
