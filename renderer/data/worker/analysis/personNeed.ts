import { checkInput } from "#renderer/features/check/checkInput.ts";
import { gapTable } from "#shared/insurance/gaps.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { BookPerson, BookTable } from "./bookTable.ts";
import { createSlices } from "./slices.ts";

export type PersonNeed = Readonly<{ person: BookPerson; needTwd: readonly number[] }>;
export type BookNeeds = Readonly<{
  people: readonly PersonNeed[];
  /** People whose birth date or sex is not known: no check can be made of them. */
  uncheckable: number;
}>;

/**
 * Need of one person by gap kind, TWD, in the order of GAP_KINDS, with the household's figures as the
 * health check reads them; null if birth date or sex is not known.
 */
function personNeed(person: BookPerson, household: readonly BookPerson[], on: string) {
  // The check reads only fields that BookPerson keeps.
  const customer = person as unknown as Customer;
  const members = household as unknown as readonly Customer[];
  const input = checkInput({ customer, policies: [], household: members }, on as IsoDate);
  return input && gapTable(input).rows.map((row) => row.needTwd);
}

function householdsOf(people: Iterable<BookPerson>): Map<string, BookPerson[]> {
  const households = new Map<string, BookPerson[]>();
  for (const person of people) {
    const members = households.get(person.householdId);
    if (members) members.push(person);
    else households.set(person.householdId, [person]);
  }
  return households;
}

async function needsOf(table: BookTable, today: string): Promise<BookNeeds> {
  const slices = createSlices();
  const everybody = [...table.people.values()];
  const households = householdsOf(everybody);
  const people: PersonNeed[] = [];
  let uncheckable = 0;
  for (const person of everybody) {
    if (person.kind !== "person") continue;
    const needTwd = personNeed(person, households.get(person.householdId) ?? [person], today);
    if (needTwd) people.push({ person, needTwd });
    else uncheckable += 1;
    if (slices.isOver()) await slices.next();
  }
  return { people, uncheckable };
}

/** Needs of everybody, worked out anew only when a customer changes or the day does. */
export function createNeedsBook(table: BookTable) {
  let known: { key: string; needs: Promise<BookNeeds> } | undefined;
  return (today: string): Promise<BookNeeds> => {
    const key = `${table.peopleRevision()}:${today}`;
    if (known?.key !== key) known = { key, needs: needsOf(table, today) };
    return known.needs;
  };
}
