import { mayMarket } from "#shared/events/customerMessage.ts";
import { GAP_KINDS, type GapKind } from "#shared/insurance/gaps.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import { matchingRows } from "#shared/targeting/columns/matchingRows.ts";
import { criteriaSchema, type Criteria } from "#shared/targeting/criteria.ts";
import type { PersonFacts } from "#shared/targeting/facts/personFacts.ts";
import { reasonsOf, type Reason } from "#shared/targeting/reasons.ts";
import type { Store } from "../../storage/storage.ts";
import type { BookReader } from "../bookReader.ts";
import { bookOf } from "../columns/book.ts";
import { createTargetBook, type TargetBook } from "./targetBook.ts";
import type { Household } from "./targetFacts.ts";

type Question = Readonly<{
  criteria: Criteria;
  /** The day on which the criteria are asked. */
  today: IsoDate;
}>;
export type TargetRequest = Question & Readonly<{ offset: number; limit: number }>;
export type WhyRequest = Question & Readonly<{ ids: readonly string[] }>;

const CHANNELS = ["phone", "sms", "email"] as const;

/** One person who matches, as the list draws it at once. */
export type TargetRow = Readonly<{ id: string; name: string; agentId: string | undefined }>;
/** What the list draws beside it a moment later: it takes the documents of the household. */
export type TargetReasons = Readonly<{
  id: string;
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

/**
 * Who matches criteria (F01), asked of tables that follow the book; plain data, as it is drawn. Families
 * stand together.
 */
export function createTargets(
  store: Store,
  reader: BookReader,
  book: TargetBook = createTargetBook(store, reader),
) {
  const { tables, columns, state$ } = book;
  const { people } = bookOf(reader);
  /** The answer that one scrolls through. */
  let last: { key: string; persons: Int32Array } | undefined;

  /** Numbers of those who match, ascending. */
  function found(criteria: Criteria, on: IsoDate): Int32Array {
    const key = JSON.stringify([criteria, on, tables.pointsFor(on)]);
    if (last?.key !== key) {
      last = { key, persons: matchingRows(criteria, columns.tablesFor(criteria), on) };
    }
    return last.persons;
  }

  function rowsOf(page: readonly number[]): TargetRow[] {
    const ids = tables.idsOf(page);
    return page.flatMap((person): TargetRow | [] => {
      const id = ids.get(person);
      const row = id === undefined ? undefined : people.rowOf(id);
      if (id === undefined || row === undefined) return [];
      return { id, name: people.nameOf(row), agentId: people.agentIdOf(row) };
    });
  }

  return {
    state$,
    stop: book.stop,
    api: {
      /**
       * Those who match. Before the tables of the day are made it says how far
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
        const persons = found(asked, today);
        const page = [...persons.subarray(offset, offset + Math.min(limit, MAX_ROWS))];
        return { kind: "ready", total: persons.length, rows: rowsOf(page) };
      },
      /** Why some of them match, in the order asked; who has gone meanwhile is left out. */
      async why({ criteria, today, ids }: WhyRequest): Promise<TargetReasons[]> {
        const asked = criteriaSchema.parse(criteria);
        await book.whenCurrent(today);
        const some = ids.slice(0, MAX_ROWS);
        const found = new Map(
          book
            .households(tables.householdsOf(some))
            .flatMap((household) =>
              household.customers.map(
                (customer) => [String(customer.id), { customer, household }] as const,
              ),
            ),
        );
        return some.flatMap((id) => {
          const one = found.get(id);
          return one ? reasonsFor(one.customer, one.household, asked, today) : [];
        });
      },
    },
  };
}

function reasonsFor(
  customer: Customer,
  { customers, factsOf }: Household,
  criteria: Criteria,
  on: IsoDate,
): TargetReasons {
  const facts = factsOf(customer);
  const members = asksHousehold(criteria) ? customers.map(factsOf) : [facts];
  return {
    id: customer.id,
    reasons: reasonsOf(criteria, on, facts, members),
    suggested: suggestedFor(facts),
    channels: CHANNELS.filter((channel) => mayMarket(customer, channel, on)),
  };
}

/** Whether the reasons of one person need the facts of the whole household. */
function asksHousehold(criteria: Criteria): boolean {
  switch (criteria.kind) {
    case "and":
    case "or":
      return criteria.of.some(asksHousehold);
    case "not":
      return asksHousehold(criteria.of);
    case "each":
      return criteria.over === "household" || asksHousehold(criteria.of);
    default:
      return false;
  }
}

/** The lowest adequacy of what is needed and missing; of equals the first of the gap table. */
function suggestedFor({ row }: PersonFacts): GapKind | null {
  const adequacy = (kind: GapKind) => row[`adequacy_${kind}`];
  const missing = GAP_KINDS.filter((kind) => (row[`gap_${kind}`] ?? 0) > 0);
  return missing.toSorted((a, b) => (adequacy(a) ?? 0) - (adequacy(b) ?? 0))[0] ?? null;
}
