/** The named segments of DOMAIN 5.1 in their order; the place in the list is the colour, everywhere. */
export const SEGMENTS = [
  { name: "冠軍", key: "champion" },
  { name: "忠誠", key: "loyal" },
  { name: "潛力", key: "potential" },
  { name: "新客", key: "new" },
  { name: "需要喚醒", key: "wake" },
  { name: "高額沉睡", key: "sleepingHigh" },
  { name: "沉睡", key: "sleeping" },
] as const;

export type SegmentKey = (typeof SEGMENTS)[number]["key"];

export const segmentNameOf = (key: SegmentKey): string =>
  SEGMENTS.find((segment) => segment.key === key)?.name ?? key;

/** Translation key of a segment as the analytics name it. */
export const segmentKeyOf = (name: string): SegmentKey | undefined =>
  SEGMENTS.find((segment) => segment.name === name)?.key;
