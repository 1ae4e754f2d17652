import { addMonths, type IsoDate } from "#shared/insurance/date.ts";
import { receiptItems, textIn } from "#shared/events/caseData.ts";
import type { Activity } from "#shared/model/activity.ts";
import { taipeiDate } from "#shared/model/taipeiTime.ts";
import type { Case } from "#shared/model/work.ts";
import type { PersonRow } from "../catalogue/fieldTypes.ts";
import { RESPONSE_WORDS, SERVICE_WORDS } from "../catalogue/values.ts";

type Happened = Readonly<{ activity: Activity; date: IsoDate }>;

const latest = (dates: readonly IsoDate[]): IsoDate | null =>
  dates.reduce<IsoDate | null>((max, date) => (max === null || date > max ? date : max), null);

export type History = Readonly<{
  contacts: readonly Happened[];
  payments: readonly Happened[];
  row: Pick<
    PersonRow,
    | "last_claim_date"
    | "claims_12m"
    | "last_service_event"
    | "service_event_type"
    | "last_contact_date"
    | "contacts_12m"
    | "nps"
    | "csat"
    | "campaigns.response"
  >;
}>;

/**
 * What happened with a person up to `on`. A call nobody answered is no contact. A service event tells its
 * kind in `result`.
 */
export function historyOf(
  activities: readonly Activity[],
  cases: readonly Case[],
  on: IsoDate,
): History {
  const past = activities
    .map((activity) => ({ activity, date: taipeiDate(activity.at) }))
    .filter(({ date }) => date <= on);
  const of = (kind: Activity["kind"]) => past.filter(({ activity }) => activity.kind === kind);
  const contacts = of("contact").filter(({ activity }) => activity.result !== "no_answer");
  const claims = claimDays(of("claim"), cases, on);
  const services = of("service_event");
  const yearAgo = addMonths(on, -12);
  const inYear = (dates: readonly IsoDate[]) => dates.filter((date) => date > yearAgo).length;
  const datesOf = (list: readonly Happened[]) => list.map(({ date }) => date);
  const lastService = services.toSorted((a, b) => (a.activity.at < b.activity.at ? -1 : 1)).at(-1);
  return {
    contacts,
    payments: of("payment"),
    row: {
      last_claim_date: latest(claims),
      claims_12m: inYear(claims),
      last_service_event: latest(datesOf(services)),
      service_event_type: lastService ? serviceType(lastService.activity.result) : null,
      last_contact_date: latest(datesOf(contacts)),
      contacts_12m: inYear(datesOf(contacts)),
      nps: newestAnswer(of("survey"), "nps", 10),
      csat: newestAnswer(of("survey"), "csat", 5),
      "campaigns.response": [...new Set(of("campaign").flatMap(responseOf))],
    },
  };
}

/** Days of claims, told by an activity or followed as a case (F108); both about one policy on one day are one. */
function claimDays(told: readonly Happened[], cases: readonly Case[], on: IsoDate): IsoDate[] {
  const known = new Set(told.map(({ activity, date }) => `${activity.policyId}/${date}`));
  const followed = cases.flatMap((one) => {
    const date = taipeiDate(one.openedAt);
    if (one.kind !== "claim" || date > on) return [];
    return known.has(`${textIn(one, "policyId")}/${date}`) ? [] : [date];
  });
  return [...told.map(({ date }) => date), ...followed];
}

/** The newest answer to one measure; null where there is none that is a number of its scale. */
function newestAnswer(
  surveys: readonly Happened[],
  measure: NonNullable<Activity["measure"]>,
  highest: number,
): number | null {
  const answers = surveys
    .filter(({ activity }) => (activity.measure ?? "nps") === measure)
    .filter(
      ({ activity: { result = "" } }) => /^\d{1,2}$/.test(result) && Number(result) <= highest,
    )
    .toSorted((a, b) => (a.activity.at < b.activity.at ? -1 : 1));
  const newest = answers.at(-1)?.activity.result;
  return newest === undefined ? null : Number(newest);
}

/** An element of `campaigns.response`: which campaign, and how it was answered. */
export const campaignResponse = (campaignId: string, response: string) =>
  `${campaignId}/${response}`;

const responseOf = ({ activity: { campaignId, result } }: Happened): string[] =>
  campaignId !== undefined && result !== undefined && Object.hasOwn(RESPONSE_WORDS, result)
    ? [campaignResponse(campaignId, result)]
    : [];

const serviceType = (result: string | undefined) =>
  result !== undefined && Object.hasOwn(SERVICE_WORDS, result) ? result : "other";

const isOpen = ({ closedAt }: Case) => closedAt === undefined;

/** Complaints 申訴 are tickets whose data say so; a receipt is open while an item of it is held (E24). */
export function openCases(
  cases: readonly Case[],
  on: IsoDate,
): Pick<PersonRow, "open_complaint" | "custody_open"> {
  return {
    open_complaint: cases.some(
      (one) => one.kind === "ticket" && isOpen(one) && one.data?.["ticketType"] === "complaint",
    ),
    custody_open: cases.some(
      (one) =>
        one.kind === "custody_receipt" &&
        isOpen(one) &&
        receiptItems(one).some(({ returnedOn }) => returnedOn === undefined || returnedOn > on),
    ),
  };
}
