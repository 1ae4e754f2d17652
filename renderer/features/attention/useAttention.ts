import { useEffect, useState } from "react";
import type { AttentionItem } from "../../data/attention.ts";
import { useBook } from "../../data/book.tsx";

/** What waits for a decision of the person, live; `undefined` while it is read. */
export function useAttention(): AttentionItem[] | undefined {
  const { attention } = useBook();
  const [items, setItems] = useState<AttentionItem[]>();
  useEffect(() => {
    const subscription = attention.items$.subscribe(setItems);
    return () => subscription.unsubscribe();
  }, [attention]);
  return items;
}
