import type { ProxyMarked } from "comlink";
import { bufferTime, filter, map, merge, skip, type Observable } from "rxjs";
import { COLLECTION_NAMES, type CollectionName } from "#shared/model/collections.ts";
import type { CollectionChange } from "../storage/storage.ts";

const OTHER_TOPICS = ["attention", "sync", "targets"] as const;
type OtherTopic = (typeof OTHER_TOPICS)[number];
export type Topic = CollectionName | OtherTopic;
export const TOPICS: readonly Topic[] = [...COLLECTION_NAMES, ...OTHER_TOPICS];
type Listener = ((topics: Topic[]) => void) & Partial<ProxyMarked>;

/** Tells a page what changed, a few times a second at most; for as long as the page lives. */
export function createChanges(
  changes$: Observable<CollectionChange>,
  others: Readonly<Record<OtherTopic, Observable<unknown>>>,
) {
  const topics$ = merge(
    changes$.pipe(map(({ collection }): Topic => collection)),
    ...OTHER_TOPICS.map((topic) => told(others[topic], topic)),
  );
  return {
    listen(listener: Listener): void {
      topics$
        .pipe(
          bufferTime(120),
          filter((topics) => topics.length > 0),
        )
        .subscribe((topics) => listener([...new Set(topics)]));
    },
  };
}

/** The first is what is there already. */
const told = (news$: Observable<unknown>, topic: Topic): Observable<Topic> =>
  news$.pipe(
    skip(1),
    map(() => topic),
  );
