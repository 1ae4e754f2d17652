import { useCallback, useEffect, useRef, useState } from "react";
import { useDesk } from "../../data/desk.tsx";
import type { CustomerRow, CustomerSort } from "../../data/worker/customerList.ts";

const PAGE_ROWS = 100;

export type ListOrder = { sort: CustomerSort; descending: boolean };
type Shown = { key: string; total: number; bookTotal: number; pages: Map<number, CustomerRow[]> };

/**
 * The list as the window scrolls over it: pages are asked of the data worker when they come near,
 * and asked again when the book changes.
 */
export function useCustomerPages(text: string, { sort, descending }: ListOrder) {
  const { worker } = useDesk();
  const key = `${sort}:${descending}:${text}`;
  const [shown, setShown] = useState<Shown | null>(null);
  const asked = useRef(new Set<string>());
  const wanted = useRef<[number, number]>([0, 0]);

  const ask = useCallback(
    async (page: number, replace: boolean) => {
      const mark = `${key}#${page}`;
      if (asked.current.has(mark) && !replace) return;
      asked.current.add(mark);
      const offset = page * PAGE_ROWS;
      const query = { text, sort, descending, offset, limit: PAGE_ROWS };
      const { rows, total, bookTotal } = await worker.customers.list(query);
      setShown((before) => {
        const pages = new Map(before?.key === key ? before.pages : []);
        return { key, total, bookTotal, pages: pages.set(page, rows) };
      });
    },
    [key, text, sort, descending, worker],
  );

  useEffect(() => {
    asked.current.clear();
    void ask(0, true);
    // What was drawn before the whole book was read lacks the policies; draw it once more.
    let isCurrent = true;
    const again = () => {
      if (!isCurrent) return;
      const [from, to] = wanted.current;
      asked.current.clear();
      for (let page = from; page <= to; page += 1) void ask(page, true);
    };
    void worker.customers.whenReady().then(again);
    const stopListening = worker.changes.listen(again);
    return () => {
      isCurrent = false;
      stopListening();
    };
  }, [ask, worker]);

  const want = useCallback(
    (firstRow: number, lastRow: number) => {
      wanted.current = [Math.floor(firstRow / PAGE_ROWS), Math.floor(lastRow / PAGE_ROWS)];
      const [from, to] = wanted.current;
      for (let page = from; page <= to; page += 1) void ask(page, false);
    },
    [ask],
  );

  const rowAt = (index: number): CustomerRow | undefined =>
    shown?.pages.get(Math.floor(index / PAGE_ROWS))?.[index % PAGE_ROWS];

  return { total: shown?.total, bookTotal: shown?.bookTotal, rowAt, want };
}
