import { debounceTime, filter, tap, type Observable } from "rxjs";
import type { CollectionChange, RowChange } from "../../storage/storage.ts";
import { createSlices } from "../analysis/slices.ts";
import {
  BOOK_COLLECTIONS,
  isBookCollection,
  type BookCollection,
  type ColumnStore,
  type Points,
} from "./columnStore.ts";
import type { People } from "./people.ts";
import type { Policies } from "./policies.ts";

/** The copy of the columns that outlives the window, and what the store has beyond it. */
export interface KeptColumns {
  readonly store: ColumnStore;
  /** The numbers of the newest writes, at this moment. */
  points(): Points;
  /** Live documents, at this moment. */
  count(collection: BookCollection): number;
  /** Every document written after a point, deletions too, in the order of writing. */
  changedSince(
    collection: BookCollection,
    point: number,
    visit: (rows: RowChange[]) => void,
  ): Promise<void>;
}

type Columns = { people: People; policies: Policies };
type Apply = Record<BookCollection, (change: RowChange) => void>;

/** Brings back what was kept and what was written since; false, and nothing, if that does not come out. */
export async function thaw(
  kept: KeptColumns,
  { people, policies, apply }: Columns & { apply: Apply },
): Promise<boolean> {
  const stored = kept.store.read();
  if (!stored) return false;
  const clear = () => {
    people.clear();
    policies.clear();
    return false;
  };
  try {
    people.thaw(stored.parts.people);
    policies.thaw(stored.parts);
  } catch {
    return clear();
  }
  for (const collection of BOOK_COLLECTIONS) {
    await kept.changedSince(collection, stored.points[collection], (rows) =>
      rows.forEach(apply[collection]),
    );
  }
  // A document that was cleaned out of the store left no word of its deletion.
  const isWhole =
    people.count() === kept.count("customers") && policies.count() === kept.count("policies");
  return isWhole || clear();
}

/** So long nothing must change before the columns are kept: a sync or an import is let through first. */
const QUIET_MS = 5_000;
/** So many changes are read again at the next opening without anybody noticing. */
const MAX_UNKEPT_CHANGES = 2_000;

/** Keeps the columns whenever enough has changed since they were last kept, and all is quiet. */
export function keepColumns(
  kept: KeptColumns,
  {
    people,
    policies,
    changes$,
    isKept,
  }: Columns & { changes$: Observable<CollectionChange>; isKept: boolean },
): void {
  let unkept = isKept ? 0 : Number.POSITIVE_INFINITY;
  let revision = 0;
  let keeping = Promise.resolve();

  async function keep() {
    if (unkept <= MAX_UNKEPT_CHANGES || people.count() === 0) return;
    const mine = revision;
    const columns = {
      parts: { people: people.freeze(), ...policies.freeze() },
      points: kept.points(),
    };
    const slices = createSlices();
    const isStale = () => revision !== mine;
    await kept.store.write(columns, () => slices.next(), isStale);
    if (!isStale()) unkept = 0;
  }

  // One after the other: two at once would write the same version.
  function keepNext(): void {
    keeping = keeping.then(keep, keep);
  }

  changes$
    .pipe(
      filter(({ collection }) => isBookCollection(collection)),
      tap(({ rows }) => {
        unkept += rows.length;
        revision += 1;
      }),
      debounceTime(QUIET_MS),
    )
    .subscribe(keepNext);
  setTimeout(keepNext, QUIET_MS);
}
