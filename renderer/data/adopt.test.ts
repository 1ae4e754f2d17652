import { describe, expect, it } from "vitest";
import type { Attention } from "#sync/client/pushHandler.ts";
import { canAdopt, isSameLoss, withLostValue } from "./adopt.ts";

const phone = (number: string, kind: string) => ({ kind, number });
const customer = {
  id: "c-1",
  name: "林志遠",
  email: "lin@example.com",
  phones: [phone("0912345678", "mobile"), phone("0223456789", "landline")],
};
const loser = (field: string, lost: unknown): Attention => ({
  collection: "customers",
  id: "c-1",
  code: "LOST_TO_OTHER",
  field,
  kept: "…",
  lost,
});

describe("P8 R13 a kept loser is adopted as a new change", () => {
  it("P8 R13 writes the lost value into the document as it is now", () => {
    expect(withLostValue(customer, loser("name", "林志源"))).toEqual({
      ...customer,
      name: "林志源",
    });
  });

  it("P8 R13 empties a field that the person had emptied", () => {
    const { email: _, ...rest } = customer;
    expect(withLostValue(customer, loser("email", null))).toEqual(rest);
  });

  it("P8 R13 changes only the item of a set that lost, and brings back one that is gone", () => {
    const mine = phone("0912345678", "toll_free");
    const change = loser("phones.0912345678#", mine);
    expect(withLostValue(customer, change)?.["phones"]).toEqual([mine, customer.phones[1]]);
    expect(withLostValue({ ...customer, phones: [] }, change)?.["phones"]).toEqual([mine]);
  });

  it("P8 R13 leaves refusals, deletions, note bytes and gone documents alone", () => {
    const refused: Attention = {
      collection: "customers",
      id: "c-1",
      code: "NOT_ALLOWED",
      lost: customer,
    };
    const note: Attention = { ...loser("state", "text"), collection: "notes" };
    for (const change of [refused, loser("_deleted", true), note]) {
      expect(canAdopt(change)).toBe(false);
      expect(withLostValue(customer, change)).toBeNull();
    }
    expect(withLostValue(null, loser("name", "林志源"))).toBeNull();
    expect(withLostValue({ ...customer, _deleted: true }, loser("name", "林志源"))).toBeNull();
  });

  it("P8 keeps a loss that is reported twice only once", () => {
    expect(isSameLoss(loser("name", "林志源"), loser("name", "林志源"))).toBe(true);
    expect(isSameLoss(loser("name", "林志源"), loser("name", "林致遠"))).toBe(false);
    expect(isSameLoss(loser("name", "林志源"), loser("email", "林志源"))).toBe(false);
  });
});
