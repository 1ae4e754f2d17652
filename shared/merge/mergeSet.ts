import { jsonEqual } from "./equal.ts";

type Items = readonly unknown[];

/**
 * Additions and removals of both sides (R14), items told apart by `keyOf`. An item that one side
 * removed and the other changed stays, changed: nothing is dropped silently. Where both changed the
 * same item, the first stays and `onLost` hears of the other.
 */
export function mergeSet(
  base: Items,
  first: Items,
  later: Items,
  keyOf: (item: unknown) => string,
  onLost: (key: string, kept: unknown, lost: unknown) => void,
): unknown[] {
  const [was, one, two] = [base, first, later].map((items) => byKey(items, keyOf)) as [
    Map<string, unknown>,
    Map<string, unknown>,
    Map<string, unknown>,
  ];
  const merged: unknown[] = [];
  for (const key of new Set([...one.keys(), ...two.keys()])) {
    const [b, f, l] = [was.get(key), one.get(key), two.get(key)];
    if (jsonEqual(f, l) || jsonEqual(b, l)) push(merged, f);
    else if (jsonEqual(b, f)) push(merged, l);
    else {
      push(merged, f ?? l);
      if (f !== undefined && l !== undefined) onLost(key, f, l);
    }
  }
  return merged;
}

function push(items: unknown[], item: unknown) {
  if (item !== undefined) items.push(item);
}

const byKey = (items: Items, keyOf: (item: unknown) => string) =>
  new Map(items.map((item) => [keyOf(item), item]));
