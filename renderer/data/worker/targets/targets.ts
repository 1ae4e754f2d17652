import { mayMarket } from "#shared/events/customerMessage.ts";
import { GAP_KINDS, type GapKind } from "#shared/insurance/gaps.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import { criteriaSchema, type Criteria } from "#shared/targeting/criteria.ts";
import type { PersonFacts } from "#shared/targeting/facts/personFacts.ts";
import { reasonsOf, type Reason } from "#shared/targeting/reasons.ts";
import { targetQuery } from "#shared/targeting/sql/targetQuery.ts";
import type { Store } from "../../storage/storage.ts";
import type { BookReader } from "../bookReader.ts";
import { createTargetBook } from "./targetBook.ts";

export type TargetRequest = Readonly<{
  criteria: Criteria;
  /** The day on which the criteria are asked. */
  today: IsoDate;
  offset: number;
  limit: number;
}>;

const CHANNELS = ["phone", "sms", "email"] as const;

/** One person who matches, as the list draws it. */
export type TargetRow = Readonly<{
  id: string;
  name: string;
  agentId: string | undefined;
  annualPremiumTwd: number;
  /** Why the person matches (F02). */
  reasons: readonly Reason[];
  /** The category least provided for; null where nothing is missing. */
  suggested: GapKind | null;
  /** Ways in which marketing is allowed; none: shown as excluded, never to be contacted (F02). */
  channels: readonly (typeof CHANNELS)[number][];
}>;
export type TargetAnswer =
  | Readonly<{ kind: "building"; done: number; total: number }>
  | Readonly<{ kind: "ready"; total: number; rows: readonly TargetRow[] }>;

/** Rows of one answer; the list asks for more as one scrolls. */
const MAX_ROWS = 100;

/** Who matches criteria (F01), asked of tables that follow the book; plain data, as it is drawn. */
export function createTargets(store: Store, reader: BookReader) {
  const book = createTargetBook(store, reader);
  const { tables, state$ } = book;
  /** The answer that one scrolls through. */
  let last: { key: string; persons: Int32Array; premiums: Float64Array } | undefined;

  function found(criteria: Criteria, on: IsoDate) {
    const key = JSON.stringify([criteria, on, tables.pointsFor(on)]);
    if (last?.key === key) return last;
    const persons: number[] = [];
    const premiums: number[] = [];
    const { sql, params } = targetQuery(criteria, on, ["person", "annualised_premium"]);
    store.engine.each(sql, params, ([person, premium]) => {
      persons.push(person as number);
      premiums.push((premium as number | null) ?? 0);
    });
    const order = Int32Array.from(persons.keys()).sort(
      (a, b) => (premiums[b] ?? 0) - (premiums[a] ?? 0) || (persons[a] ?? 0) - (persons[b] ?? 0),
    );
    last = {
      key,
      persons: order.map((at) => persons[at] ?? 0),
      premiums: Float64Array.from(order, (at) => premiums[at] ?? 0),
    };
    return last;
  }

  return {
    state$,
    api: {
      /**
       * Those who match, highest premium first. Before the tables of the day are made it says how far
       * they are and goes on making them; the topic `targets` tells when to ask again.
       */
      async find({ criteria, today, offset, limit }: TargetRequest): Promise<TargetAnswer> {
        const asked = criteriaSchema.parse(criteria);
        const current = book.whenCurrent(today);
        if (!book.isFor(today)) {
          void current.catch(() => undefined);
          const { value } = state$;
          return value.kind === "building" ? value : { kind: "building", done: 0, total: 0 };
        }
        await current;
        const { persons, premiums } = found(asked, today);
        const page = persons.subarray(offset, offset + Math.min(limit, MAX_ROWS));
        const people = tables.idsOf([...page]);
        const households = book.households([
          ...new Set([...people.values()].map(({ householdId }) => householdId)),
        ]);
        const byId = new Map(
          households.flatMap(({ customers, facts }) =>
            customers.map((customer, at) => [
              customer.id as string,
              { customer, own: facts[at], facts },
            ]),
          ),
        );
        const rows = [...page].flatMap((person, at): TargetRow | [] => {
          const one = byId.get(people.get(person)?.id ?? "");
          if (!one?.own) return [];
          const { customer, own, facts } = one;
          return {
            id: customer.id,
            name: customer.name,
            agentId: customer.agentId,
            annualPremiumTwd: premiums[offset + at] ?? 0,
            reasons: reasonsOf(asked, today, own, facts),
            suggested: suggestedFor(own),
            channels: CHANNELS.filter((channel) => mayMarket(customer, channel, today)),
          };
        });
        return { kind: "ready", total: persons.length, rows };
      },
    },
  };
}

/** The lowest adequacy of what is needed and missing; of equals the first of the gap table. */
function suggestedFor({ row }: PersonFacts): GapKind | null {
  const adequacy = (kind: GapKind) => row[`adequacy_${kind}`];
  const missing = GAP_KINDS.filter((kind) => (row[`gap_${kind}`] ?? 0) > 0);
  return missing.toSorted((a, b) => (adequacy(a) ?? 0) - (adequacy(b) ?? 0))[0] ?? null;
}
