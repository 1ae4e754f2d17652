type Compare = (a: number, b: number) => number;

/** Up to so large a part of the rows is put in place row by row; above it, all is sorted anew. */
const MOVED_SHARE = 1 / 4;

/**
 * The rows in one order, sorted when first asked for and then kept: after a change only the rows that
 * changed are moved. @param rows those that belong into the order at this moment
 */
export function createOrder(
  compare: Compare,
  rows: { all: () => Iterable<number>; has: (row: number) => boolean },
) {
  let sorted: Int32Array | undefined;
  const changed = new Set<number>();

  function merge(order: Int32Array): Int32Array {
    const stays = order.filter((row) => !changed.has(row));
    const moved = [...changed].filter(rows.has).sort(compare);
    const merged = new Int32Array(stays.length + moved.length);
    let from = 0;
    let to = 0;
    for (const row of moved) {
      const place = placeOf(row, stays, from, compare);
      merged.set(stays.subarray(from, place), to);
      to += place - from;
      merged[to] = row;
      to += 1;
      from = place;
    }
    merged.set(stays.subarray(from), to);
    return merged;
  }

  return {
    touch: (row: number) => void (sorted && changed.add(row)),
    get(): Int32Array {
      const canMove = sorted && changed.size > 0 && changed.size <= sorted.length * MOVED_SHARE;
      if (sorted && canMove) sorted = merge(sorted);
      else if (!sorted || changed.size > 0) sorted = Int32Array.from(rows.all()).sort(compare);
      changed.clear();
      return sorted;
    },
  };
}

/** The first place from `from` on whose row does not come before `row`. */
function placeOf(row: number, order: Int32Array, from: number, compare: Compare): number {
  let low = from;
  let high = order.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(order[middle] ?? 0, row) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
