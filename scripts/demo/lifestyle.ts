import { completedAge } from "#shared/insurance/insuranceAge.ts";
import type { Activity, ActivityId, CampaignResponse } from "#shared/model/activity.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import type { CAR_TYPES, Customer } from "#shared/model/customer.ts";
import type { CampaignId } from "#shared/model/organisation.ts";
import { asDate, dateBetween, daysAfter, workingHour } from "./dates.ts";
import type { Random } from "./random.ts";
import { givenNameOf, surnameOf } from "./tables/names.ts";
import type { HouseholdBundle } from "./bundle.ts";

/**
 * What DOMAIN 7 asks beyond the policies: car, home, health consent, who referred whom, answers to surveys and
 * campaigns. Drawn apart from the rest, so that people and policies of a seed stay what they are.
 */
export function withLifestyle(
  random: Random,
  { customers, policies, rest }: HouseholdBundle,
  today: IsoDate,
): HouseholdBundle {
  const head = customers[0];
  const people = customers.map((customer): Customer => {
    const isAdult =
      customer.birthDate !== undefined && completedAge(customer.birthDate, today) >= 20;
    return {
      ...customer,
      ...(isAdult ? assetsOf(random, customer, today) : {}),
      salesChannel: channelOf(random, customer),
      referrer: customer.source === "referral" ? referrerOf(random, customer, head) : undefined,
    };
  });
  const answers = people.flatMap((customer) => answersOf(random, customer, today));
  return {
    customers: people,
    policies,
    rest: [...rest, ...answers.map((doc) => ({ collection: "activities" as const, doc }))],
  };
}

const carTypes: readonly (readonly [(typeof CAR_TYPES)[number], number])[] = [
  ["sedan", 42],
  ["suv", 26],
  ["motorcycle", 22],
  ["van", 5],
  ["truck", 4],
  ["other", 1],
];

function assetsOf(
  random: Random,
  { smoker, createdAt, householdRole }: Customer,
  today: IsoDate,
): Partial<Customer> {
  const hasCar = random.chance(0.8) ? random.chance(0.55) : undefined;
  return {
    // Health data are kept only of those who agreed in writing (DOMAIN 9.2).
    healthConsentOn: smoker === undefined ? undefined : asDate(createdAt.slice(0, 10)),
    hasCar,
    ...(hasCar
      ? {
          carType: random.weighted(carTypes),
          carInsuranceExpiresOn: random.chance(0.7)
            ? dateBetween(random, daysAfter(today, 1), daysAfter(today, 365))
            : undefined,
        }
      : {}),
    hasHouse: householdRole === "head" && random.chance(0.8) ? random.chance(0.62) : undefined,
    otherPoliciesAskedOn: random.chance(0.35)
      ? dateBetween(random, asDate(createdAt.slice(0, 10)), daysAfter(today, -1))
      : undefined,
  };
}

function channelOf(random: Random, { source }: Customer): Customer["salesChannel"] {
  if (source === "third_party") return random.pick(["broker", "agency", "bank"] as const);
  return source === "web" ? "direct" : "agent";
}

/** The family was brought by its head, the head by a friend who is not on file. */
function referrerOf(
  random: Random,
  { id }: Customer,
  head: Customer | undefined,
): Customer["referrer"] {
  if (head && head.id !== id) return { name: head.name, customerId: head.id };
  const sex = random.chance(0.5) ? "M" : "F";
  return { name: surnameOf(random) + givenNameOf(random, sex, 1980) };
}

const campaigns = ["m-1", "m-2"] as CampaignId[];
const responses: readonly (readonly [CampaignResponse, number])[] = [
  ["sent", 45],
  ["replied", 20],
  ["met", 15],
  ["declined", 12],
  ["applied", 8],
];
const responseWords: Readonly<Record<CampaignResponse, string>> = {
  sent: "已寄送活動通知",
  delivered: "活動通知已送達",
  replied: "回覆活動通知",
  met: "因活動面談",
  applied: "因活動要保",
  issued: "因活動承保",
  declined: "婉拒活動",
};

function answersOf(random: Random, customer: Customer, today: IsoDate): Activity[] {
  if (customer.status !== "customer") return [];
  const events: Pick<Activity, "kind" | "summary" | "result" | "measure" | "campaignId">[] = [];
  if (random.chance(0.12)) {
    const score = Math.round(random.normal(8, 2, 0, 10));
    events.push({ kind: "survey", measure: "nps", summary: "推薦意願調查", result: String(score) });
  }
  if (random.chance(0.08)) {
    const score = Math.round(random.normal(4, 1, 1, 5));
    events.push({ kind: "survey", measure: "csat", summary: "服務滿意度", result: String(score) });
  }
  if (random.chance(0.1)) {
    const result = random.weighted(responses);
    const campaignId = random.pick(campaigns);
    events.push({ kind: "campaign", campaignId, summary: responseWords[result], result });
  }
  const known = asDate(customer.createdAt.slice(0, 10));
  const from = known > daysAfter(today, -150) ? known : daysAfter(today, -150);
  return events.map((event, at) => {
    const moment = workingHour(random, dateBetween(random, from, daysAfter(today, -1)));
    return {
      id: `a-${customer.id.slice(2)}-q${at + 1}` as ActivityId,
      customerId: customer.id,
      staffId: customer.agentId,
      ...event,
      at: moment,
      agentId: customer.agentId,
      unitId: customer.unitId,
      createdAt: moment,
      updatedAt: moment,
      updatedBy: customer.updatedBy,
    };
  });
}
