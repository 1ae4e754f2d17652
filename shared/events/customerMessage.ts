import type { CustomerId, IsoInstant } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import type { IsoDate } from "#shared/insurance/date.ts";
import type { ReminderRule } from "./ruleSchema.ts";
import { taipeiClock, taipeiDate, taipeiInstant } from "#shared/model/taipeiTime.ts";
import { addDays } from "#shared/insurance/date.ts";

export type MessageChannel = "sms" | "email";

/** A message to a customer: by which channel, where to, and not before when. */
export type CustomerMessage = Readonly<{
  customerId: CustomerId;
  channel: MessageChannel;
  /** Mobile number or e-mail address. */
  to: string;
  /** First moment outside the quiet hours. */
  sendFrom: IsoInstant;
}>;

/** Full hours of the clock in Taipei between which nothing is sent; default 21 to 9 [cfg] (F146). */
export type QuietHours = Readonly<{ fromHour: number; toHour: number }>;
export const QUIET_HOURS: QuietHours = { fromHour: 21, toHour: 9 };

/** The message that a rule may send, or null: no address, or no consent to marketing by any of its channels. */
export function customerMessage(
  rule: Pick<ReminderRule, "channel" | "purpose">,
  customer: Customer,
  on: IsoDate,
  at: IsoInstant | undefined,
  quiet: QuietHours,
): CustomerMessage | null {
  const open = rule.channel.flatMap((channel) => {
    if (channel === "task") return [];
    const to = addressOf(customer, channel);
    if (to === undefined) return [];
    if (rule.purpose === "marketing" && !mayMarket(customer, channel, on)) return [];
    return [{ channel, to }];
  });
  const chosen = open.find(({ channel }) => channel === customer.preferredChannel) ?? open[0];
  if (!chosen) return null;
  const sendFrom = afterQuiet(at ?? taipeiInstant(on, 0), quiet);
  return { customerId: customer.id, ...chosen, sendFrom };
}

function addressOf({ phones, email }: Customer, channel: MessageChannel): string | undefined {
  if (channel === "email") return email || undefined;
  return phones.find(({ kind }) => kind === "mobile")?.number;
}

/**
 * Whether the newest word of the customer on this channel is a consent that still runs, and no later refusal
 * by any channel has stopped marketing altogether (DOMAIN 9.3).
 */
export function mayMarket(
  customer: Pick<Customer, "consents">,
  channel: Customer["consents"][number]["channel"],
  on: IsoDate,
): boolean {
  const said = customer.consents.filter((consent) => consent.on <= on);
  const here = said.filter((consent) => consent.channel === channel);
  const newest = here
    .map((consent) => consent.on)
    .sort()
    .at(-1);
  if (newest === undefined) return false;
  const granted = here.every(
    (consent) =>
      consent.on !== newest ||
      (consent.granted && (consent.expiresOn === undefined || on <= consent.expiresOn)),
  );
  return granted && !said.some((consent) => !consent.granted && consent.on > newest);
}

/** The moment itself, or the end of the quiet hours it falls into. */
export function afterQuiet(at: IsoInstant, { fromHour, toHour }: QuietHours): IsoInstant {
  const day = taipeiDate(at);
  const hour = Number(taipeiClock(at).slice(0, 2));
  const passesMidnight = fromHour > toHour;
  if (passesMidnight && hour >= fromHour) return taipeiInstant(addDays(day, 1), toHour);
  const isQuiet = hour < toHour && (passesMidnight || hour >= fromHour);
  return isQuiet ? taipeiInstant(day, toHour) : at;
}
