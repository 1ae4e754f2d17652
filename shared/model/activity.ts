import { z } from "zod";
import {
  idOf,
  isoInstant,
  twd,
  type Brand,
  type CustomerId,
  type PolicyId,
  type StaffId,
} from "./brand.ts";
import { recordShape } from "./record.ts";
import { line, paragraph } from "./text.ts";

export type ActivityId = Brand<string, "ActivityId">;

export const ACTIVITY_KINDS = [
  "contact",
  "claim",
  "service_event",
  "payment",
  "survey",
  "daily_report",
] as const;
export const ACTIVITY_CHANNELS = [
  "phone",
  "mobile",
  "fax",
  "sms",
  "email",
  "web_chat",
  "counter",
  "visit",
  "letter",
] as const;

/**
 * What a `service_event` was, in its `result`; its `summary` is the event in words, its `detail` the place,
 * its `amountTwd` the sum it is about.
 */
export const SERVICE_EVENTS = [
  "roadside",
  "hospital",
  "marital_change",
  "mortgage_raised",
  "external_event",
  "policy_delivered",
  /** 催告 was delivered: the grace period runs. */
  "notice_delivered",
  "apl_started",
  "reinstated",
] as const;
export type ServiceEvent = (typeof SERVICE_EVENTS)[number];

/** Something that happened, on the customer's time line (F81). */
export const activitySchema = z.strictObject({
  id: idOf<ActivityId>(),
  kind: z.enum(ACTIVITY_KINDS),
  /** NO_CUSTOMER where it is about nobody in particular. */
  customerId: idOf<CustomerId>(),
  policyId: idOf<PolicyId>().optional(),
  staffId: idOf<StaffId>().optional(),
  at: isoInstant,
  channel: z.enum(ACTIVITY_CHANNELS).optional(),
  direction: z.enum(["in", "out"]).optional(),
  summary: line(500),
  detail: paragraph(5_000).optional(),
  /** Claim paid or premium received. */
  amountTwd: twd.optional(),
  /**
   * contact: reached, no_answer; claim: pending, paid, rejected; payment: paid, late, failed;
   * survey: the answer from 0 to 10; service_event: one of SERVICE_EVENTS.
   */
  result: line(30).optional(),
  ...recordShape,
});
export type Activity = z.infer<typeof activitySchema>;
