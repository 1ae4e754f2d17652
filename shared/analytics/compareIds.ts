export type CustomerKey = string | number;

/** Strings by code point; JavaScript's own order goes by UTF-16 unit and misplaces rare Han characters. */
export function compareText(a: string, b: string): number {
  const [left, right] = [a[Symbol.iterator](), b[Symbol.iterator]()];
  for (;;) {
    const [x, y] = [left.next(), right.next()];
    if (x.done || y.done) return Number(Boolean(y.done)) - Number(Boolean(x.done));
    const difference = (x.value.codePointAt(0) ?? 0) - (y.value.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
}

/** Ascending: numbers as numbers, strings by code point (A21); numbers before strings. */
export function compareIds(a: CustomerKey, b: CustomerKey): number {
  if (typeof a === "number") return typeof b === "number" ? a - b : -1;
  return typeof b === "number" ? 1 : compareText(a, b);
}
