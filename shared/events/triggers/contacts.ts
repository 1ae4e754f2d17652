import { addDays, daysBetween } from "#shared/insurance/date.ts";
import { isInForce } from "#shared/insurance/policyState.ts";
import type { Customer } from "#shared/model/customer.ts";
import { words, type Words } from "../fields.ts";
import { isReminded } from "../people.ts";
import { taipeiDate } from "#shared/model/taipeiTime.ts";
import { defineTrigger, isWithin } from "../trigger.ts";

/**
 * A policyholder has not been reached for so many days; the next contact ends it. Every gap between two
 * contacts counts, so that a day of last year is answered as it was.
 */
export const notContacted = defineTrigger({
  params: { days: 90 },
  facts: ["tier"],
  fields: ["days"],
  *occurrences(context, range, { days }) {
    const { book } = context;
    for (const customer of book.customers) {
      if (!isReminded(customer)) continue;
      const held = book.policiesOfHolder(customer.id);
      if (!held.some(({ isOwn, state }) => isOwn && isInForce(state))) continue;
      const contacts = book.contactDays(customer.id);
      // Somebody never reached counts from the day on which the record was begun.
      const since = contacts.length > 0 ? contacts : [taipeiDate(customer.createdAt)];
      for (const [at, contact] of since.entries()) {
        const on = addDays(contact, days);
        const next = since[at + 1];
        if (!isWithin(on, range) || (next !== undefined && next <= on)) continue;
        yield {
          subject: customer.id,
          on,
          until: next === undefined ? undefined : addDays(next, -1),
          customer,
          facts: () => ({ tier: book.tierOf(customer.id) }),
          fields: (firing) => ({ days: daysBetween(contact, firing.on) }),
        };
      }
    }
  },
});

const CHANNEL_WORDS: Readonly<Record<Customer["consents"][number]["channel"], Words>> = {
  phone: words("電話", "telephone", "电话"),
  sms: words("簡訊", "SMS", "短信"),
  email: words("電子郵件", "e-mail", "电子邮件"),
};

/** Marketing consent comes to its end, or was refused (DOMAIN 9.3): one occurrence a day and customer. */
export const consentEnds = defineTrigger({
  params: {},
  facts: ["change"],
  fields: ["channels"],
  *occurrences(context, range) {
    for (const customer of context.book.customers) {
      if (customer.status === "former") continue;
      const changes = customer.consents.flatMap(({ granted, on, expiresOn, channel }) => {
        const date = granted ? expiresOn : on;
        if (date === undefined || !isWithin(date, range)) return [];
        return [{ channel, date, change: granted ? "expiring" : "refused" }];
      });
      for (const same of Map.groupBy(changes, (one) => `${one.change}/${one.date}`).values()) {
        for (const { date: on, change } of same.slice(0, 1)) {
          const list = [...new Set(same.map(({ channel }) => channel))].sort();
          yield {
            subject: `${customer.id}/${change}`,
            on,
            customer,
            facts: () => ({ change }),
            fields: () => ({ channels: { list: list.map((channel) => CHANNEL_WORDS[channel]) } }),
          };
        }
      }
    }
  },
});

/** A customer said how gladly they would recommend us: NPS, 0 to 10, in the activity's `result` (F130). */
export const surveyAnswered = defineTrigger({
  params: {},
  facts: ["score"],
  fields: ["score"],
  *occurrences(context, range) {
    for (const activity of context.book.activities("survey")) {
      // 5 of 5 in a CSAT survey is content, and no low NPS.
      if (activity.measure !== undefined && activity.measure !== "nps") continue;
      const on = taipeiDate(activity.at);
      const score = /^\d{1,2}$/.test(activity.result ?? "") ? Number(activity.result) : undefined;
      if (score === undefined || !isWithin(on, range)) continue;
      yield {
        subject: activity.id,
        on,
        at: activity.at,
        customer: context.book.customer(activity.customerId),
        activity,
        facts: () => ({ score }),
        fields: () => ({ score }),
      };
    }
  },
});
