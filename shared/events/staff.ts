import type { StaffId, UnitId } from "#shared/model/brand.ts";
import type { StaffRole } from "#shared/model/organisation.ts";
import type { BookIndex } from "./bookIndex.ts";

/** Whether a member of staff has left; somebody whom the directory does not list is taken to be there. */
export function isGone(staffId: StaffId | undefined, { entry }: BookIndex): boolean {
  return staffId !== undefined && entry(staffId)?.isActive === false;
}

/**
 * Who has a role for a unit: there or in the nearest unit above, else anywhere in the company. Of several
 * the one with the lowest id, so that every device names the same person.
 */
export function nearestStaff(
  role: StaffRole,
  unitId: UnitId | undefined,
  book: BookIndex,
): StaffId | undefined {
  const holders = book.directory.filter(
    (entry) => entry.kind === "staff" && entry.role === role && entry.isActive,
  );
  const seen = new Set<string>();
  let unit: string | undefined = unitId;
  while (unit !== undefined && !seen.has(unit)) {
    seen.add(unit);
    const here = holders.find(({ parentUnitId }) => parentUnitId === unit);
    if (here) return here.id as string as StaffId;
    unit = book.entry(unit)?.parentUnitId;
  }
  return holders[0]?.id as string as StaffId | undefined;
}
