import { addDays } from "#shared/insurance/date.ts";
import type { IsoInstant } from "#shared/model/brand.ts";
import { numberIn, textIn, textsIn } from "../caseData.ts";
import { words, type FieldValue } from "../fields.ts";
import { taipeiDate } from "#shared/model/taipeiTime.ts";
import { defineTrigger, isWithin, type Occurrence, type TriggerContext } from "../trigger.ts";

const PAPERS = words("證明文件", "papers", "证明文件");

/** A claim as an activity reports it, or as a claim case 理賠案 follows it (F108). */
type Claim = Readonly<{
  parties: Pick<
    Occurrence,
    "subject" | "customer" | "addressee" | "policy" | "case" | "activity" | "ownerId"
  >;
  item: string;
  amountTwd: number | undefined;
  result: string | undefined;
  openedAt: IsoInstant;
  closedAt: IsoInstant | undefined;
  papers: FieldValue;
  /** A case that says that no paper is missing does not wait for the customer. */
  isComplete: boolean;
}>;

function* claimsOf({ book }: TriggerContext): Generator<Claim> {
  for (const activity of book.activities("claim")) {
    yield {
      parties: {
        subject: activity.id,
        customer: book.customer(activity.customerId),
        // Whose claim it is, whoever holds the policy.
        addressee: book.customer(activity.customerId),
        policy: book.policy(activity.policyId),
        activity,
      },
      item: activity.summary,
      amountTwd: activity.amountTwd,
      result: activity.result,
      openedAt: activity.at,
      closedAt: activity.result === "pending" ? undefined : activity.at,
      papers: PAPERS,
      isComplete: false,
    };
  }
  for (const claim of book.cases) {
    if (claim.kind !== "claim") continue;
    const missing = textsIn(claim, "missingPapers");
    yield {
      parties: {
        subject: claim.id,
        customer: book.customer(claim.customerId),
        addressee: book.customer(claim.customerId),
        policy: book.policy(textIn(claim, "policyId")),
        case: claim,
        ownerId: claim.ownerId,
      },
      item: claim.title,
      amountTwd: numberIn(claim, "amountTwd"),
      result: textIn(claim, "result") ?? claim.state,
      openedAt: claim.openedAt,
      closedAt: claim.closedAt,
      papers: missing && missing.length > 0 ? { list: missing } : PAPERS,
      isComplete: missing?.length === 0,
    };
  }
}

/** A claim was paid or rejected (F11). */
export const claimClosed = defineTrigger({
  params: {},
  facts: ["result"],
  fields: ["item", "amount"],
  *occurrences(context, range) {
    for (const { parties, closedAt, item, amountTwd, result } of claimsOf(context)) {
      if (closedAt === undefined) continue;
      const on = taipeiDate(closedAt);
      if (!isWithin(on, range)) continue;
      const amount = amountTwd === 0 ? undefined : amountTwd;
      yield { ...parties, on, facts: () => ({ result }), fields: () => ({ item, amount }) };
    }
  },
});

/** A claim has been open for more than so many days and papers may be missing. */
export const claimPending = defineTrigger({
  params: { overDays: 5 },
  facts: [],
  fields: ["papers", "item"],
  *occurrences(context, range, { overDays }) {
    for (const { parties, openedAt, closedAt, item, papers, isComplete } of claimsOf(context)) {
      const on = addDays(taipeiDate(openedAt), overDays + 1);
      if (isComplete || !isWithin(on, range)) continue;
      // On the day of the decision nothing is missing any more.
      const until = closedAt === undefined ? undefined : addDays(taipeiDate(closedAt), -1);
      yield { ...parties, on, until, fields: () => ({ item, papers }) };
    }
  },
});
