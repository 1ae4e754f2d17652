import { BehaviorSubject, debounceTime, filter } from "rxjs";
import type { IsoDate, StaffId } from "#shared/model/brand.ts";
import type { CollectionName } from "#shared/model/collections.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { DirectoryEntry } from "#shared/model/organisation.ts";
import type { Policy } from "#shared/model/policy.ts";
import type { Case } from "#shared/model/work.ts";
import type { Store } from "../../storage/storage.ts";
import { productBookOf } from "../analysis/productBook.ts";
import { createSlices } from "../analysis/slices.ts";
import type { BookReader } from "../bookReader.ts";
import { bookOf } from "../columns/book.ts";
import { createBookFigures } from "./bookFigures.ts";
import { factsOfAll, readHouseholds, type FactsContext, type Household } from "./targetFacts.ts";
import { createTargetColumns } from "./targetColumns.ts";
import { createTargetLinks, type Link, type LinkKind } from "./targetLinks.ts";
import { createTargetTables, type TargetPoints } from "./targetTables.ts";

/** Collections whose documents facts are made from. */
const CONCERN_ALL = ["products", "directory"] as const;
const SOURCES = ["customers", "policies", "activities", "cases", ...CONCERN_ALL] as const;
type Source = (typeof SOURCES)[number];
const isSource = (name: CollectionName): name is Source => SOURCES.some((one) => one === name);

const HOUSEHOLDS_A_STEP = 20;
const PAGE_ROWS = 2_000;
/** So long after a change the tables follow: one edit is several writes. */
const QUIET_MS = 300;

export type TargetState =
  | Readonly<{ kind: "idle" | "ready" }>
  /** People done, of all in the book. */
  | Readonly<{ kind: "building"; done: number; total: number }>;
type Stored<T> = T & { id: string; _deleted: boolean };

const linksOf = {
  policy: ({ policyholderId, insuredId }: Policy) => [policyholderId, insuredId],
  case: ({ customerId }: Case) => (customerId ? [customerId] : []),
  referral: ({ id, referrer }: Customer) =>
    referrer?.customerId && referrer.customerId !== id ? [referrer.customerId] : [],
} as const;

/**
 * Keeps everybody's answers to the fifty criteria (DOMAIN 7) in tables of the encrypted file, made for one
 * day: made whole when first asked for on a day, in small steps between which the worker answers, and
 * followed household by household as documents change, in this run or between two.
 *
 *  1. The tables hold every write up to `points`, or there are no points and they are made anew.
 *  2. A change of a document concerns the households of the people it was and is about.
 *  3. Products and staff concern everybody: the tables are made anew.
 */
export function createTargetBook({ engine, tableOf, changes$ }: Store, reader: BookReader) {
  const tables = createTargetTables(engine);
  const links = createTargetLinks(engine);
  const book = bookOf(reader);
  const columns = createTargetColumns(engine);
  const figures = createBookFigures(book, tables, () => columns.forgetFigures());
  const state$ = new BehaviorSubject<TargetState>({ kind: "idle" });
  let day: IsoDate | undefined;
  let context: FactsContext | undefined;
  /** One at a time; whoever asks meanwhile waits for it. */
  let working: Promise<void> | undefined;

  const points = (): TargetPoints =>
    Object.fromEntries(SOURCES.map((name) => [name, tableOf(name).newestWrite()]));

  async function contextFor(on: IsoDate): Promise<FactsContext> {
    const gone = new Set<string>();
    await reader.each("directory", (entries: DirectoryEntry[]) => {
      for (const { id, kind, isActive } of entries) if (kind === "staff" && !isActive) gone.add(id);
    });
    const products = await productBookOf(reader);
    return { on, products, isServing: (agentId: StaffId) => !gone.has(agentId) };
  }

  async function linkAll(
    kind: LinkKind,
    collection: "customers" | "policies" | "cases",
    people: (doc: never) => readonly string[],
  ): Promise<void> {
    const slices = createSlices();
    const table = tableOf(collection);
    for (let afterId = ""; ;) {
      const { rows, lastId } = table.page(afterId, PAGE_ROWS / 4);
      links.put(
        kind,
        (rows as { id: string }[]).map((doc): Link => [doc.id, people(doc as never)]),
        true,
      );
      if (lastId === afterId) return;
      afterId = lastId;
      if (slices.isOver()) await slices.next();
    }
  }

  /** Everything anew. What changes meanwhile is read again after it, because `points` are from before. */
  async function build(on: IsoDate, fresh: FactsContext): Promise<void> {
    const before = points();
    const total = tableOf("customers").count();
    state$.next({ kind: "building", done: 0, total });
    tables.begin();
    links.begin();
    figures.forget();
    columns.forget();
    await linkAll("policy", "policies", linksOf.policy);
    await linkAll("case", "cases", linksOf.case);
    await linkAll("referral", "customers", linksOf.referral);
    const slices = createSlices();
    let done = 0;
    for (let after = ""; ;) {
      const ids = tableOf("customers").valuesAfter("householdId", after, HOUSEHOLDS_A_STEP);
      const last = ids.at(-1);
      if (last === undefined) break;
      after = last;
      const people = factsOfAll(readHouseholds(tableOf, links, ids, fresh));
      tables.put(people, [], true);
      done += people.length;
      if (!slices.isOver()) continue;
      state$.next({ kind: "building", done, total });
      await slices.next();
    }
    tables.keep(on, before);
  }

  /** People whom documents written after the points are or were about. */
  async function affected(since: TargetPoints): Promise<Set<string>> {
    const people = new Set<string>();
    const add = (ids: readonly string[]) => ids.forEach((id) => people.add(id));
    const relink = <T extends { id: string }>(
      kind: LinkKind,
      docs: readonly Stored<T>[],
      about: (doc: T) => readonly string[],
    ) => {
      add(
        links.peopleOf(
          kind,
          docs.map(({ id }) => id),
        ),
      );
      const now = docs.map((doc): Link => [doc.id, doc._deleted ? [] : about(doc)]);
      links.put(kind, now);
      for (const [, ids] of now) add(ids);
    };
    const follow = {
      customers(docs: Stored<Customer>[]) {
        add(docs.map(({ id }) => id));
        relink("referral", docs, linksOf.referral);
      },
      policies: (docs: Stored<Policy>[]) => relink("policy", docs, linksOf.policy),
      cases: (docs: Stored<Case>[]) => relink("case", docs, linksOf.case),
      // A tombstone may have lost its content; then its customer is gone as well.
      activities: (docs: { customerId?: string }[]) =>
        add(docs.flatMap(({ customerId }) => customerId ?? [])),
    };
    const slices = createSlices();
    for (const name of ["customers", "policies", "cases", "activities"] as const) {
      for (let after = since[name] ?? 0; ;) {
        const { rows, last } = tableOf(name).changedSince(after, PAGE_ROWS);
        if (last === after) break;
        follow[name](rows as never);
        after = last;
        if (slices.isOver()) await slices.next();
      }
    }
    return people;
  }

  async function follow(on: IsoDate, since: TargetPoints, fresh: FactsContext): Promise<void> {
    const now = points();
    const ids = [...(await affected(since))];
    const current = tableOf("customers").byIds(ids) as Stored<Customer>[];
    const households = new Set([
      ...tables.householdsOf(ids),
      ...current.filter(({ _deleted }) => !_deleted).map(({ householdId }) => householdId),
    ]);
    const slices = createSlices();
    const all = [...households];
    for (let at = 0; at < all.length; at += HOUSEHOLDS_A_STEP) {
      const step = all.slice(at, at + HOUSEHOLDS_A_STEP);
      const people = factsOfAll(readHouseholds(tableOf, links, step, fresh));
      const here = new Set<string>(people.map(({ id }) => id));
      // Who moved to another household is written there, in this step or a later one.
      columns.put(
        tables.put(people, goneFrom(tables.membersOf(step).filter((id) => !here.has(id)))),
      );
      figures.rewritten([...here]);
      if (slices.isOver()) await slices.next();
    }
    tables.keep(on, now);
  }

  function goneFrom(ids: readonly string[]): string[] {
    if (ids.length === 0) return [];
    const stored = tableOf("customers").byIds(ids) as Stored<Customer>[];
    const live = new Set(stored.filter(({ _deleted }) => !_deleted).map(({ id }) => id as string));
    return ids.filter((id) => !live.has(id));
  }

  async function bringUp(on: IsoDate): Promise<void> {
    await book.whenLoaded();
    const now = points();
    const kept = tables.pointsFor(on);
    const isUsable = kept && CONCERN_ALL.every((name) => kept[name] === now[name]);
    if (!isUsable || context?.on !== on) context = await contextFor(on);
    if (!isUsable) await build(on, context);
    // What was written while they were made, or since they were made.
    const behind = tables.pointsFor(on);
    if (behind && isBehind(behind)) await follow(on, behind, context);
    figures.bringUp(on);
    day = on;
    state$.next({ kind: "ready" });
  }

  const isBehind = (kept: TargetPoints): boolean => {
    const now = points();
    return SOURCES.some((name) => kept[name] !== now[name]);
  };

  /** Resolves when the tables hold, for this day, every write made before the call. */
  async function whenCurrent(on: IsoDate): Promise<void> {
    if (working) {
      // What failed there is tried again here.
      await working.catch(() => undefined);
      return whenCurrent(on);
    }
    const kept = day === on ? tables.pointsFor(on) : null;
    if (kept && !isBehind(kept)) return;
    working = bringUp(on).finally(() => (working = undefined));
    return working;
  }

  const following = changes$
    .pipe(
      filter(({ collection }) => day !== undefined && isSource(collection)),
      debounceTime(QUIET_MS),
    )
    .subscribe(() => {
      // What fails here fails again for whoever asks, who is told.
      if (day !== undefined) void whenCurrent(day).catch(() => undefined);
    });

  return {
    tables,
    columns,
    state$,
    whenCurrent,
    /** Before the file is closed: nothing is followed any more. */
    stop: () => following.unsubscribe(),
    isFor: (on: IsoDate): boolean => day === on,
    /** Documents and facts of households, as the tables hold them. */
    households(ids: readonly string[]): Household[] {
      if (!context) return [];
      const people = tables.figuresOf(tables.membersOf(ids));
      return readHouseholds(tableOf, links, ids, context, people);
    },
  };
}
export type TargetBook = ReturnType<typeof createTargetBook>;
