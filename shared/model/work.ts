import { z } from "zod";
import {
  idOf,
  isoDate,
  isoInstant,
  twd,
  type Brand,
  type CustomerId,
  type PolicyId,
  type StaffId,
} from "./brand.ts";
import { recordShape } from "./record.ts";
import { line, paragraph } from "./text.ts";

export type TaskId = Brand<string, "TaskId">;
export type CaseId = Brand<string, "CaseId">;
export type OpportunityId = Brand<string, "OpportunityId">;

/** Something to be done, by whom and by when. */
export const taskSchema = z.strictObject({
  id: idOf<TaskId>(),
  title: line(300),
  /** NO_CUSTOMER where it is about nobody in particular. */
  customerId: idOf<CustomerId>(),
  policyId: idOf<PolicyId>().optional(),
  assigneeId: idOf<StaffId>(),
  dueOn: isoDate,
  priority: z.number().int().min(1).max(4),
  state: z.enum(["open", "done", "snoozed", "cancelled"]),
  /** Reminder rule that made it (E01 to E37), if one did. */
  ruleCode: line(20).optional(),
  doneAt: isoInstant.optional(),
  ...recordShape,
});
export type Task = z.infer<typeof taskSchema>;

export const CASE_KINDS = [
  "ticket",
  "claim",
  "rights_request",
  "custody_receipt",
  "import_batch",
] as const;

/** Anything with an owner, a state and a clock. `data` holds what the kind needs. */
export const caseSchema = z.strictObject({
  id: idOf<CaseId>(),
  kind: z.enum(CASE_KINDS),
  title: line(300),
  state: line(30),
  ownerId: idOf<StaffId>(),
  customerId: idOf<CustomerId>().optional(),
  openedAt: isoInstant,
  dueAt: isoInstant.optional(),
  closedAt: isoInstant.optional(),
  data: z.record(z.string().max(60), z.json()).optional(),
  ...recordShape,
});
export type Case = z.infer<typeof caseSchema>;

export const OPPORTUNITY_STAGES = [
  "lead",
  "contacted",
  "need_analysed",
  "proposed",
  "applied",
  "underwriting",
  "issued",
  "lost",
] as const;

/** A sale from lead to issued policy (F103). */
export const opportunitySchema = z.strictObject({
  id: idOf<OpportunityId>(),
  customerId: idOf<CustomerId>(),
  title: line(200),
  stage: z.enum(OPPORTUNITY_STAGES),
  stageSince: isoDate,
  productCodes: z.array(line(40)).max(20),
  annualPremiumTwd: twd,
  probabilityPercent: z.number().int().min(0).max(100),
  lostReason: paragraph(300).optional(),
  ...recordShape,
});
export type Opportunity = z.infer<typeof opportunitySchema>;
