/** Segments of DOMAIN 5.1 as the office names them; first match wins [cfg]. */
export const RFM_SEGMENTS = [
  "冠軍",
  "忠誠",
  "潛力",
  "新客",
  "需要喚醒",
  "高額沉睡",
  "沉睡",
] as const;
export type RfmSegment = (typeof RFM_SEGMENTS)[number];

/** Least scores of a segment; a score not named may be any. */
export interface SegmentRule {
  readonly segment: RfmSegment;
  readonly r?: number;
  readonly f?: number;
  readonly m?: number;
}

/** DOMAIN 5.1, first match wins: what stands below has already missed the higher scores above it. */
export const RFM_RULES: readonly SegmentRule[] = [
  { segment: "冠軍", r: 4, f: 4, m: 4 },
  { segment: "忠誠", f: 4 },
  { segment: "潛力", r: 4, m: 3 },
  { segment: "新客", r: 4 },
  { segment: "需要喚醒", r: 3 },
  { segment: "高額沉睡", m: 4 },
];

export type RfmScore = 1 | 2 | 3 | 4 | 5;

export interface RfmInput<K> {
  readonly id: K;
  /** Days since the last purchase. */
  readonly recencyDays: number;
  /** Policies with us in force. */
  readonly frequency: number;
  /** Annualised premium in force with us. */
  readonly monetaryTwd: number;
}

export interface RfmResult<K> {
  readonly id: K;
  readonly r: RfmScore;
  readonly f: RfmScore;
  readonly m: RfmScore;
  readonly segment: RfmSegment;
}

/** R, F and M by quintile with ties scored alike, in input order (DOMAIN 5.1, A21). */
export function rfm<K>(
  customers: readonly RfmInput<K>[],
  rules: readonly SegmentRule[] = RFM_RULES,
): RfmResult<K>[] {
  // More days since the last purchase is worse, so recency is ranked by its negative.
  const recency = scores(customers.map((customer) => -customer.recencyDays));
  const frequency = scores(customers.map((customer) => customer.frequency));
  const monetary = scores(customers.map((customer) => customer.monetaryTwd));
  return customers.map(({ id }, i) => {
    const [r = 1, f = 1, m = 1] = [recency[i], frequency[i], monetary[i]];
    return { id, r, f, m, segment: rfmSegment(r, f, m, rules) };
  });
}

/** `min(5, floor(5 (2 less + eq) / 2n) + 1)`: less = strictly worse, eq = equal, oneself included. */
function scores(values: readonly number[]): RfmScore[] {
  const n = values.length;
  const order = Float64Array.from(values).toSorted();
  const byValue = new Map<number, RfmScore>();
  for (let start = 0; start < n;) {
    const value = order[start] ?? 0;
    let end = start;
    while (end < n && order[end] === value) end += 1;
    const rank = Math.floor((5 * (start + end)) / (2 * n)) + 1;
    byValue.set(value, Math.min(5, rank) as RfmScore);
    start = end;
  }
  return values.map((value) => byValue.get(value) ?? 1);
}

/** The first segment whose least scores are reached (DOMAIN 5.1); 沉睡 where none is. Scores from 1 to 5. */
export function rfmSegment(
  r: number,
  f: number,
  m: number,
  rules: readonly SegmentRule[] = RFM_RULES,
): RfmSegment {
  const match = rules.find(
    (rule) => r >= (rule.r ?? 1) && f >= (rule.f ?? 1) && m >= (rule.m ?? 1),
  );
  return match?.segment ?? "沉睡";
}
