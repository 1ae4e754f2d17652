import { proxy, type ProxyMarked } from "comlink";
import { bufferTime, filter } from "rxjs";
import type { CollectionName } from "#shared/model/collections.ts";
import type { BookReader } from "./bookReader.ts";

type Listener = ((collections: CollectionName[]) => void) & ProxyMarked;

/** Tells the page which collections changed, a few times a second at most. */
export function createChanges(reader: BookReader) {
  return {
    listen(listener: Listener) {
      const subscription = reader.changes$
        .pipe(
          bufferTime(120),
          filter((changes) => changes.length > 0),
        )
        .subscribe((changes) => {
          listener([...new Set(changes.map(({ collection }) => collection))]);
        });
      return proxy(() => subscription.unsubscribe());
    },
  };
}
