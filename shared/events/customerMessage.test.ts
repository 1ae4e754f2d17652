import { describe, expect, it } from "vitest";
import type { IsoInstant } from "#shared/model/brand.ts";
import { afterQuiet, customerMessage, mayMarket, QUIET_HOURS } from "./customerMessage.ts";
import { customer } from "./fixtures/book.ts";

const consent = (channel: string, granted: boolean, on: string, more = {}) => ({
  channel,
  granted,
  on,
  ...more,
});

describe("DOMAIN 9.3 consent to marketing", () => {
  const may = (consents: object[], channel: "sms" | "email" = "sms") =>
    mayMarket(customer({ consents }), channel, "2026-06-01");

  it("per channel, the newest word counts, of one day the refusal", () => {
    expect(may([])).toBe(false);
    expect(may([consent("sms", true, "2026-01-01")])).toBe(true);
    expect(may([consent("sms", true, "2026-01-01")], "email")).toBe(false);
    expect(may([consent("sms", true, "2026-01-01"), consent("sms", false, "2026-02-01")])).toBe(
      false,
    );
    expect(may([consent("sms", false, "2026-01-01"), consent("sms", true, "2026-02-01")])).toBe(
      true,
    );
    expect(may([consent("sms", true, "2026-01-01"), consent("sms", false, "2026-01-01")])).toBe(
      false,
    );
    expect(may([consent("sms", true, "2026-07-01")])).toBe(false);
  });

  it("a later refusal by any channel stops marketing in all; ticking one box of a form does not", () => {
    expect(may([consent("sms", true, "2026-01-01"), consent("phone", false, "2026-02-01")])).toBe(
      false,
    );
    expect(may([consent("sms", true, "2026-01-01"), consent("phone", false, "2026-01-01")])).toBe(
      true,
    );
  });

  it("a consent given for a time ends with its last day", () => {
    expect(may([consent("sms", true, "2026-01-01", { expiresOn: "2026-06-01" })])).toBe(true);
    expect(may([consent("sms", true, "2026-01-01", { expiresOn: "2026-05-31" })])).toBe(false);
  });
});

describe("F146 channel and quiet hours", () => {
  const rule = { channel: ["sms", "email"] as ("sms" | "email")[], purpose: "service" as const };
  const sent = (
    more: Readonly<Record<string, unknown>>,
    purpose: "service" | "marketing" = "service",
  ) => customerMessage({ ...rule, purpose }, customer(more), "2026-06-01", undefined, QUIET_HOURS);

  it("the channel that the customer prefers, else the first with an address", () => {
    expect(sent({ email: "mei@example.com" })).toMatchObject({ channel: "sms", to: "0912345678" });
    expect(sent({ email: "mei@example.com", preferredChannel: "email" })).toMatchObject({
      channel: "email",
      to: "mei@example.com",
    });
    expect(sent({ phones: [], email: "mei@example.com" })).toMatchObject({ channel: "email" });
    expect(sent({ phones: [{ kind: "landline", number: "0223456789" }] })).toBeNull();
  });

  it("service needs no consent, marketing does", () => {
    expect(sent({}, "marketing")).toBeNull();
    const consents = [consent("email", true, "2026-01-01")];
    expect(sent({ email: "mei@example.com", consents }, "marketing")).toMatchObject({
      channel: "email",
    });
  });

  it("nothing between 21:00 and 09:00 in Taipei", () => {
    const clock = (taipei: string, quiet = QUIET_HOURS) => {
      const at = new Date(`${taipei}:00.000+08:00`).toISOString() as IsoInstant;
      return new Date(Date.parse(afterQuiet(at, quiet)) + 8 * 3_600_000).toISOString().slice(0, 16);
    };
    expect(clock("2026-06-01T08:59")).toBe("2026-06-01T09:00");
    expect(clock("2026-06-01T09:00")).toBe("2026-06-01T09:00");
    expect(clock("2026-06-01T20:59")).toBe("2026-06-01T20:59");
    expect(clock("2026-06-01T21:00")).toBe("2026-06-02T09:00");
    expect(clock("2026-12-31T23:30")).toBe("2027-01-01T09:00");
    expect(clock("2026-06-01T13:10", { fromHour: 12, toHour: 14 })).toBe("2026-06-01T14:00");
    expect(clock("2026-06-01T23:10", { fromHour: 12, toHour: 14 })).toBe("2026-06-01T23:10");
  });
});
