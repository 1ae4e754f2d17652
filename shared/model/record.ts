import { z } from "zod";
import { idOf, isoInstant, type ImportBatchId, type StaffId, type UnitId } from "./brand.ts";

/** What every document of every collection carries besides its own id. */
export const recordShape = {
  /** Serving agent; decides, with `unitId`, who sees the document. Absent: company-wide. */
  agentId: idOf<StaffId>().optional(),
  unitId: idOf<UnitId>().optional(),
  createdAt: isoInstant,
  updatedAt: isoInstant,
  updatedBy: idOf<StaffId>(),
  /** Set on documents that an import made or changed, so that the batch can be undone. */
  importBatchId: idOf<ImportBatchId>().optional(),
} as const;

export const recordSchema = z.strictObject(recordShape);
export type RecordFields = z.infer<typeof recordSchema>;
