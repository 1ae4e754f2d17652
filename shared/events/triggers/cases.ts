import { addDays, daysBetween } from "#shared/insurance/date.ts";
import { instantIn, receiptItems, textIn } from "../caseData.ts";
import { instantOf, taipeiDate } from "#shared/model/taipeiTime.ts";
import { defineTrigger, isWithin } from "../trigger.ts";

/** An item of a customer's was taken into custody 保管 against a receipt (F40); its return ends it. */
export const custody = defineTrigger({
  params: {},
  facts: [],
  fields: ["number", "item", "days"],
  *occurrences(context, range) {
    for (const receipt of context.book.cases) {
      const on = taipeiDate(receipt.openedAt);
      if (receipt.kind !== "custody_receipt" || !isWithin(on, range)) continue;
      const closedOn = receipt.closedAt && taipeiDate(receipt.closedAt);
      for (const [at, { name, returnedOn = closedOn }] of receiptItems(receipt).entries()) {
        yield {
          subject: `${receipt.id}/${at}`,
          on,
          until: returnedOn === undefined ? undefined : addDays(returnedOn, -1),
          customer: context.book.customer(receipt.customerId),
          case: receipt,
          // Who holds the item must give it back, whoever serves the customer by now.
          agentId: receipt.ownerId,
          ownerId: receipt.ownerId,
          fields: (firing) => ({
            number: textIn(receipt, "number") ?? receipt.id,
            item: name,
            days: daysBetween(on, firing.on),
          }),
        };
      }
    }
  },
});

/** A complaint 申訴 has used up so much of its time (F88); it ends with the term itself or when closed. */
export const complaintTerm = defineTrigger({
  params: { percent: 80 },
  facts: [],
  fields: ["number", "time"],
  *occurrences(context, range, { percent }) {
    for (const ticket of context.book.cases) {
      const { openedAt, dueAt, closedAt } = ticket;
      if (ticket.kind !== "ticket" || ticket.data?.["ticketType"] !== "complaint" || !dueAt)
        continue;
      const [opened, due] = [Date.parse(openedAt), Date.parse(dueAt)];
      const at = instantOf(opened + Math.floor(((due - opened) * percent) / 100));
      const on = taipeiDate(at);
      if (!isWithin(on, range)) continue;
      yield {
        subject: ticket.id,
        on,
        at,
        untilAt: closedAt !== undefined && Date.parse(closedAt) < due ? closedAt : dueAt,
        customer: context.book.customer(ticket.customerId),
        case: ticket,
        ownerId: ticket.ownerId,
        unitId: ticket.unitId,
        fields: () => ({ number: textIn(ticket, "number") ?? ticket.id, time: { time: dueAt } }),
      };
    }
  },
});

/** A call-back 回電 was promised for a moment (F83) and has not been made. */
export const callBack = defineTrigger({
  params: {},
  facts: [],
  fields: ["time", "caller", "phone"],
  *occurrences(context, range) {
    for (const ticket of context.book.cases) {
      const at = ticket.kind === "ticket" ? instantIn(ticket, "promisedAt") : undefined;
      if (at === undefined || !isWithin(taipeiDate(at), range)) continue;
      const customer = context.book.customer(ticket.customerId);
      yield {
        subject: ticket.id,
        on: taipeiDate(at),
        at,
        untilAt: ticket.closedAt,
        customer,
        case: ticket,
        ownerId: ticket.ownerId,
        fields: () => ({
          time: { time: at },
          caller: customer?.name ?? textIn(ticket, "callerName"),
          phone: textIn(ticket, "phone") ?? customer?.phones[0]?.number,
        }),
      };
    }
  },
});
