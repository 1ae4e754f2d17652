import { z } from "zod";
import { idOf, isoDate, type Brand, type UnitId } from "./brand.ts";
import { recordShape } from "./record.ts";
import { line, paragraph } from "./text.ts";

export type SegmentId = Brand<string, "SegmentId">;
export type CampaignId = Brand<string, "CampaignId">;
export type DirectoryId = Brand<string, "DirectoryId">;
export type SettingId = Brand<string, "SettingId">;

/** Saved criteria (F01, F52). */
export const segmentSchema = z.strictObject({
  id: idOf<SegmentId>(),
  name: line(100),
  criteria: z.json(),
  isShared: z.boolean(),
  ...recordShape,
});
export type Segment = z.infer<typeof segmentSchema>;

export const campaignSchema = z.strictObject({
  id: idOf<CampaignId>(),
  name: line(100),
  startsOn: isoDate,
  endsOn: isoDate,
  text: paragraph(),
  state: z.enum(["draft", "running", "ended"]),
  ...recordShape,
});
export type Campaign = z.infer<typeof campaignSchema>;

export const STAFF_ROLES = ["agent", "back_office", "manager", "compliance", "admin"] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

/** Units, staff and partners; everybody in the company sees them. */
export const directorySchema = z.strictObject({
  id: idOf<DirectoryId>(),
  kind: z.enum(["unit", "staff", "partner"]),
  name: line(100),
  parentUnitId: idOf<UnitId>().optional(),
  role: z.enum(STAFF_ROLES).optional(),
  account: line(60).optional(),
  phone: z.string().max(20).optional(),
  isActive: z.boolean(),
  ...recordShape,
});
export type DirectoryEntry = z.infer<typeof directorySchema>;

/** A rule, parameter, template or goal, valid from a date on. */
export const settingSchema = z.strictObject({
  id: idOf<SettingId>(),
  key: line(100),
  value: z.json(),
  validFrom: isoDate,
  ...recordShape,
});
export type Setting = z.infer<typeof settingSchema>;
