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
import type { CampaignId } from "./organisation.ts";
import { recordShape } from "./record.ts";
import { line, paragraph } from "./text.ts";

export type ActivityId = Brand<string, "ActivityId">;

export const ACTIVITY_KINDS = [
  "contact",
  "claim",
  "service_event",
  "payment",
  "survey",
  "campaign",
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

/** What a survey asked: how gladly one would recommend us, or how content one is. */
export const SURVEY_MEASURES = ["nps", "csat"] as const;

/** How somebody answered a campaign, in the `result` of a `campaign` activity (F105). */
export const CAMPAIGN_RESPONSES = [
  "sent",
  "delivered",
  "replied",
  "met",
  "applied",
  "issued",
  "declined",
] as const;
export type CampaignResponse = (typeof CAMPAIGN_RESPONSES)[number];

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
   * survey: the answer, 0 to 10 of NPS, 1 to 5 of CSAT; service_event: one of SERVICE_EVENTS;
   * campaign: one of CAMPAIGN_RESPONSES.
   */
  result: line(30).optional(),
  /** Of a survey; absent: NPS. */
  measure: z.enum(SURVEY_MEASURES).optional(),
  /** Of a `campaign`: which one. */
  campaignId: idOf<CampaignId>().optional(),
  ...recordShape,
});
export type Activity = z.infer<typeof activitySchema>;
