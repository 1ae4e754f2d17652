import type { StaffId, UnitId } from "../model/brand.ts";
import type { StaffRole } from "../model/organisation.ts";

/** Who asks. `unitIds` holds the own unit and all units below it. */
export type Actor = {
  staffId: StaffId;
  role: StaffRole;
  unitIds: readonly UnitId[];
};
