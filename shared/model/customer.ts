import { z } from "zod";
import { idOf, isoDate, twd, type CustomerId, type HouseholdId } from "./brand.ts";
import { recordShape } from "./record.ts";
import { line, paragraph } from "./text.ts";

export const CUSTOMER_KINDS = ["person", "organisation"] as const;
export const CUSTOMER_STATUSES = ["prospect", "customer", "former"] as const;
export const SEXES = ["M", "F"] as const;
export const MARITAL_STATUSES = ["single", "married", "divorced", "widowed"] as const;
export const EDUCATIONS = [
  "primary",
  "junior_high",
  "senior_high",
  "college",
  "bachelor",
  "master",
  "doctor",
] as const;
export const HOUSEHOLD_ROLES = ["head", "spouse", "child", "parent", "sibling", "other"] as const;
export const CONTACT_CHANNELS = [
  "phone",
  "mobile",
  "sms",
  "email",
  "line",
  "post",
  "visit",
] as const;
export const CUSTOMER_SOURCES = [
  "referral",
  "walk_in",
  "web",
  "event",
  "third_party",
  "existing",
  "import",
] as const;
/** Sales channels of F147: own agents, brokers 保經, agency companies 保代, banks, none of them. */
export const SALES_CHANNELS = ["agent", "broker", "agency", "bank", "direct"] as const;
export const CAR_TYPES = ["sedan", "suv", "van", "truck", "motorcycle", "other"] as const;
export const ALERT_KINDS = ["visit_safety", "hold_for_call", "pass_message", "other"] as const;

export const phoneEntry = z.strictObject({
  kind: z.enum(["mobile", "landline", "toll_free"]),
  /** Digits only, national form: `0912345678`. */
  number: z.string().regex(/^0\d{8,9}$/),
  extension: z.string().max(10).optional(),
});

export const address = z.strictObject({
  postcode: z
    .string()
    .regex(/^\d{3}(\d{2,3})?$/)
    .optional(),
  city: line(20).optional(),
  district: line(20).optional(),
  street: line(120).optional(),
});

/** A warning shown on top of the customer's page and before a visit (F61, F62, F63). */
export const alert = z.strictObject({
  id: line(60),
  kind: z.enum(ALERT_KINDS),
  text: line(500),
  expiresOn: isoDate.optional(),
});

export const consent = z.strictObject({
  channel: z.enum(["phone", "sms", "email"]),
  granted: z.boolean(),
  on: isoDate,
  /** Last day of a consent given for a time; absent: until withdrawn. */
  expiresOn: isoDate.optional(),
});

/** Who spoke of us 轉介人: the name as told, and the record where that person is on file. */
export const referrer = z.strictObject({
  name: line(100),
  customerId: idOf<CustomerId>().optional(),
});

/** The household's figures that the needs analysis asks for (DOMAIN 4); kept on the head. */
export const householdFinance = z.strictObject({
  livingMonthlyTwd: twd.optional(),
  livingYears: z.number().int().min(0).max(80),
  mortgageTwd: twd,
  debtsTwd: twd,
  liquidAssetsTwd: twd,
  socialBenefitsTwd: twd,
  savedForRetirementTwd: twd,
  pensionYearTwd: twd.optional(),
});

export const customerSchema = z.strictObject({
  id: idOf<CustomerId>(),
  kind: z.enum(CUSTOMER_KINDS),
  status: z.enum(CUSTOMER_STATUSES),
  name: line(100),
  /** Citizens and residents: normalised national ID; organisations: business number. */
  nationalId: z.string().max(20).optional(),
  sex: z.enum(SEXES).optional(),
  birthDate: isoDate.optional(),
  maritalStatus: z.enum(MARITAL_STATUSES).optional(),
  education: z.enum(EDUCATIONS).optional(),
  occupation: line(60).optional(),
  occupationClass: z.number().int().min(1).max(6).optional(),
  employer: line(100).optional(),
  annualIncomeTwd: twd.optional(),
  phones: z.array(phoneEntry).max(10),
  email: z.string().max(200).optional(),
  address: address.optional(),
  preferredChannel: z.enum(CONTACT_CHANNELS).optional(),
  /** Health data: to be read through `mayUseHealthData` only (DOMAIN 9.2). */
  smoker: z.boolean().optional(),
  /**
   * Day of the separate written consent to health data, and of its withdrawal. Two fields, so that a withdrawal
   * outlives an edit of the other made at the same time elsewhere.
   */
  healthConsentOn: isoDate.optional(),
  healthConsentWithdrawnOn: isoDate.optional(),
  hasCar: z.boolean().optional(),
  carType: z.enum(CAR_TYPES).optional(),
  /** Last day of the car's insurance. */
  carInsuranceExpiresOn: isoDate.optional(),
  /** Owns a home, with a mortgage on it or without. */
  hasHouse: z.boolean().optional(),
  tags: z.array(line(40)).max(50),
  source: z.enum(CUSTOMER_SOURCES),
  salesChannel: z.enum(SALES_CHANNELS).optional(),
  referrer: referrer.optional(),
  /** When the person last confirmed the beneficiaries, and answered which other companies' policies there are. */
  beneficiariesCheckedOn: isoDate.optional(),
  otherPoliciesAskedOn: isoDate.optional(),
  /** Everybody stands in a household, alone if need be: `householdOfOne(id)`. */
  householdId: idOf<HouseholdId>(),
  householdRole: z.enum(HOUSEHOLD_ROLES).optional(),
  isBreadwinner: z.boolean().optional(),
  householdFinance: householdFinance.optional(),
  consents: z.array(consent).max(10),
  alerts: z.array(alert).max(50),
  remark: paragraph(2_000).optional(),
  ...recordShape,
});
export type Customer = z.infer<typeof customerSchema>;

/** The household of somebody of whose family nothing is known. */
export const householdOfOne = (id: string): HouseholdId => `h-${id}` as HouseholdId;
