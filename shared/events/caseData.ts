import { z } from "zod";
import { parseIso } from "#shared/insurance/date.ts";
import type { IsoDate } from "#shared/insurance/date.ts";
import { isoInstant, type IsoInstant } from "#shared/model/brand.ts";
import type { Case } from "#shared/model/work.ts";

/*
 * What the rules read in the free `data` of a case. A value of another form counts as absent: a case typed
 * on an older device must not stop the reminders of everybody else.
 *
 *   ticket           ticketType "complaint" 申訴; promisedAt, phone, callerName of a call-back 回電
 *   claim            policyId, result "paid" or "rejected", amountTwd, missingPapers (names)
 *   custody_receipt  number, items: { name, returnedOn? }
 */

/** A text among the data of a case; undefined if it is absent, empty or no text. */
export function textIn({ data }: Case, key: string): string | undefined {
  const value = data?.[key];
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** A number among the data of a case; undefined if it is absent or no number. */
export function numberIn({ data }: Case, key: string): number | undefined {
  const value = data?.[key];
  return typeof value === "number" ? value : undefined;
}

/** The texts of a list among the data of a case; undefined if there is no list. */
export function textsIn({ data }: Case, key: string): string[] | undefined {
  const value = data?.[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : undefined;
}

/** A moment among the data of a case; undefined if it is absent or cannot be read. */
export function instantIn(one: Case, key: string): IsoInstant | undefined {
  const parsed = isoInstant.safeParse(textIn(one, key));
  return parsed.success ? parsed.data : undefined;
}

const receiptItem = z.object({ name: z.string().min(1), returnedOn: z.string().optional() });

/** The items of a custody receipt (F40); one that lists none is one item by its title. */
export function receiptItems(receipt: Case): { name: string; returnedOn?: IsoDate | undefined }[] {
  const listed = z.array(receiptItem).min(1).safeParse(receipt.data?.["items"]);
  if (!listed.success) return [{ name: receipt.title }];
  return listed.data.map(({ name, returnedOn }) => ({
    name,
    returnedOn: parseIso(returnedOn ?? "") ?? undefined,
  }));
}
