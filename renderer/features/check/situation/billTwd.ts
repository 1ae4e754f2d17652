import type { Situation } from "#shared/insurance/coverage/types.ts";

/** The bill in TWD: the room counts per day (A07). */
export function billTwd({ bill, days = 0 }: Situation): number {
  const { roomPerDay = 0, misc = 0, surgery = 0, accidentMedical = 0 } = bill ?? {};
  return roomPerDay * days + misc + surgery + accidentMedical;
}
