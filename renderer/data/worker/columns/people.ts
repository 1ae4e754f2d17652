import {
  CUSTOMER_KINDS,
  CUSTOMER_STATUSES,
  HOUSEHOLD_ROLES,
  SEXES,
  type Customer,
} from "#shared/model/customer.ts";
import type { FamilyMember } from "#shared/model/family.ts";
import { joinSearchForms, searchForm } from "../searchText.ts";
import { dateNumber, isoOfDate } from "./dateNumber.ts";
import { createDictionary } from "./dictionary.ts";
import type { Frozen } from "./frozen.ts";
import { createNumberColumns } from "./numberColumns.ts";
import { createRowIndex } from "./rowIndex.ts";

const TYPES = {
  /** 1 while the customer is in the book; policies may name people who are not. */
  isHere: Uint8Array,
  kind: Uint8Array,
  status: Uint8Array,
  /** One more than the place in SEXES and HOUSEHOLD_ROLES; 0 is unknown. */
  sex: Uint8Array,
  role: Uint8Array,
  birth: Int32Array,
  /** NaN where not on file. */
  incomeTwd: Float64Array,
  household: Int32Array,
  city: Uint16Array,
  district: Uint16Array,
  agent: Int32Array,
  hasAlert: Uint8Array,
  updatedAtMs: Float64Array,
} as const;

/** By row; a hole where a policy names somebody who is not in the book. */
type Texts = Record<"names" | "phones" | "nationalIds" | "words" | "codes", string[]>;
type FrozenTexts = {
  ids: readonly string[];
  texts: Texts;
  finances: [number, Customer["householdFinance"]][];
  dictionaries: (readonly string[])[];
};

/** The customers of the book as columns: what lists and charts need of them, a tenth of the document. */
export function createPeople() {
  const index = createRowIndex();
  const numbers = createNumberColumns(TYPES);
  const { at } = numbers;
  const agents = createDictionary();
  const cities = createDictionary();
  const districts = createDictionary();
  const households = createDictionary();
  const dictionaries = [agents, cities, districts, households];
  let texts: Texts = { names: [], phones: [], nationalIds: [], words: [], codes: [] };
  const finances = new Map<number, Customer["householdFinance"]>();
  let count = 0;

  /** The row of a person, in the book or only named by a policy. */
  function rowFor(id: string): number {
    const row = index.take(id);
    numbers.reach(row + 1);
    return row;
  }

  function put(customer: Customer): number {
    const row = rowFor(customer.id);
    count += 1 - (at.isHere[row] ?? 0);
    at.isHere[row] = 1;
    at.kind[row] = CUSTOMER_KINDS.indexOf(customer.kind);
    at.status[row] = CUSTOMER_STATUSES.indexOf(customer.status);
    at.sex[row] = customer.sex ? SEXES.indexOf(customer.sex) + 1 : 0;
    at.role[row] = customer.householdRole ? HOUSEHOLD_ROLES.indexOf(customer.householdRole) + 1 : 0;
    at.birth[row] = dateNumber(customer.birthDate);
    at.incomeTwd[row] = customer.annualIncomeTwd ?? Number.NaN;
    at.household[row] = households.codeOf(customer.householdId);
    at.city[row] = cities.codeOf(customer.address?.city);
    at.district[row] = districts.codeOf(customer.address?.district);
    at.agent[row] = agents.codeOf(customer.agentId);
    at.hasAlert[row] = Number(customer.alerts.length > 0);
    at.updatedAtMs[row] = Date.parse(customer.updatedAt);
    texts.names[row] = customer.name;
    texts.phones[row] = customer.phones[0]?.number ?? "";
    texts.nationalIds[row] = customer.nationalId ?? "";
    texts.words[row] = searchForm(customer.name);
    texts.codes[row] = joinSearchForms([
      customer.nationalId,
      ...customer.phones.map(({ number }) => number),
    ]);
    if (customer.householdFinance) finances.set(row, customer.householdFinance);
    else finances.delete(row);
    return row;
  }

  return {
    at,
    agents,
    cities,
    districts,
    households,
    rowFor,
    put,
    /** The row that the customer leaves, or undefined if it was not in the book. */
    remove(id: string): number | undefined {
      const row = index.rowOf(id);
      if (row === undefined || at.isHere[row] === 0) return undefined;
      at.isHere[row] = 0;
      count -= 1;
      return row;
    },
    rowOf: index.rowOf,
    idOf: index.idOf,
    nameOf: (row: number): string => texts.names[row] ?? "",
    phoneOf: (row: number): string | undefined => texts.phones[row] || undefined,
    nationalIdOf: (row: number): string | undefined => texts.nationalIds[row] || undefined,
    /** The name in the form in which text is searched; empty for nobody in the book. */
    wordsOf: (row: number): string => (at.isHere[row] ? (texts.words[row] ?? "") : ""),
    /** ID and telephones, likewise. */
    codesOf: (row: number): string => (at.isHere[row] ? (texts.codes[row] ?? "") : ""),
    agentIdOf: (row: number): string | undefined => agents.textOf(at.agent[row] ?? 0) || undefined,
    /** Whose figures the needs analysis reads. */
    memberAt: (row: number): FamilyMember => ({
      id: index.idOf(row) as FamilyMember["id"],
      birthDate: isoOfDate(at.birth[row] ?? 0) as FamilyMember["birthDate"],
      householdRole: HOUSEHOLD_ROLES[(at.role[row] ?? 0) - 1],
      householdFinance: finances.get(row),
      annualIncomeTwd: Number.isNaN(at.incomeTwd[row]) ? undefined : at.incomeTwd[row],
    }),
    freeze: (): Frozen => ({
      numbers: numbers.freeze(index.length()),
      json: {
        ids: index.freeze(),
        texts,
        finances: [...finances],
        dictionaries: dictionaries.map((dictionary) => dictionary.freeze()),
      } satisfies FrozenTexts,
    }),
    thaw({ numbers: columns, json }: Frozen) {
      const frozen = json as FrozenTexts;
      index.thaw(frozen.ids);
      numbers.thaw(columns, frozen.ids.length);
      texts = frozen.texts;
      for (const [nth, words] of frozen.dictionaries.entries()) dictionaries[nth]?.thaw(words);
      for (const [row, finance] of frozen.finances) finances.set(row, finance);
      count = at.isHere.reduce((sum, here) => sum + here, 0);
    },
    /** Takes everybody out of the book; rows stay with their ids. */
    clear() {
      at.isHere.fill(0);
      finances.clear();
      count = 0;
    },
    /** People in the book. */
    count: () => count,
    /** Rows, those of nobody in the book among them: ask `at.isHere`. */
    length: index.length,
  };
}
export type People = ReturnType<typeof createPeople>;

export const PERSON = CUSTOMER_KINDS.indexOf("person");
