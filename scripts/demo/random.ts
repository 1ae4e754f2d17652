/** A small seeded generator (sfc32): the same seed gives the same company on every machine. */
export type Random = {
  /** In [0, 1). */
  next: () => number;
  /** Whole number in [min, max]. */
  int: (min: number, max: number) => number;
  chance: (probability: number) => boolean;
  pick: <T>(items: readonly T[]) => T;
  /** Picks by weight; weights need not add up to 1. */
  weighted: <T>(items: readonly (readonly [T, number])[]) => T;
  /** Bell-shaped, cut to [min, max]. */
  normal: (mean: number, deviation: number, min: number, max: number) => number;
};

/** Sub-seeds are text, so that household 7 stays household 7 whatever stands before it. */
export function randomOf(...seed: (string | number)[]): Random {
  const next = sfc32(seed.join("|"));
  const int = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(items: readonly T[]) => items[int(0, items.length - 1)] as T;
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick,
    weighted: (items) => {
      let left = next() * items.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [item, weight] of items) {
        left -= weight;
        if (left < 0) return item;
      }
      return pick(items)[0];
    },
    normal: (mean, deviation, min, max) => {
      // Six uniform draws are close enough to a bell, and need no transcendental functions,
      // whose last digits may differ between engines.
      let sum = -3;
      for (let draw = 0; draw < 6; draw += 1) sum += next();
      return Math.min(max, Math.max(min, mean + sum * Math.SQRT2 * deviation));
    },
  };
}

function sfc32(seed: string): () => number {
  let [a, b, c, d] = [1, 2, 3, 4].map((salt) => fnv1a(`${salt}:${seed}`)) as [
    number,
    number,
    number,
    number,
  ];
  const step = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 12; round += 1) step();
  return step;
}

function fnv1a(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  }
  return hash | 0;
}
