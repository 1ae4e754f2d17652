import { expect, it } from "vitest";
import type { CustomerId, IsoDate } from "#shared/model/brand.ts";
import { customerSchema } from "#shared/model/customer.ts";
import { checkFields, fromFields, mayShowHealth, toFields } from "./customerFields.ts";

const today = "2026-11-24" as IsoDate;
const before = customerSchema.parse({
  id: "c-1",
  kind: "person",
  status: "customer",
  name: "林志遠",
  phones: [{ kind: "mobile", number: "0912345678" }],
  tags: [],
  source: "referral",
  householdId: "h-c-1",
  consents: [],
  alerts: [],
  createdAt: "2026-01-01T00:00:00.000Z",
  updatedAt: "2026-01-01T00:00:00.000Z",
  updatedBy: "s-1",
});

it("B13 B14 B17 B22 says what is wrong with each field", () => {
  const fields = toFields(before);
  expect(checkFields({ ...fields, name: "  " }, today)).toEqual({ name: "nameMissing" });
  expect(checkFields({ ...fields, nationalId: "A123456788" }, today)).toEqual({
    nationalId: "idChecksum",
  });
  expect(checkFields({ ...fields, birthDate: "114/02/29" }, today)).toEqual({
    birthDate: "birthDateUnreadable",
  });
  expect(checkFields({ ...fields, birthDate: "2027-01-01" }, today)).toEqual({
    birthDate: "birthDateFuture",
  });
  expect(checkFields({ ...fields, phone: "02-1234-567" }, today)).toEqual({
    phone: "phoneInvalid",
  });
});

it("DOMAIN 2.2 2.3 stores the normal form of what was typed", () => {
  const saved = fromFields(
    {
      ...toFields(before),
      nationalId: "ａ123456789",
      birthDate: "79/3/10",
      phone: "+886-912-345-678",
    },
    before,
  );
  expect(saved).toMatchObject({
    nationalId: "A123456789",
    birthDate: "1990-03-10",
    phones: [{ kind: "mobile", number: "0912345678" }],
  });
  expect(customerSchema.safeParse(saved).success).toBe(true);
});

it("DOMAIN 2.3 keeps an address of which only the city is known", () => {
  const saved = fromFields({ ...toFields(before), city: "臺中市", street: "  " }, before);
  expect(saved.address).toEqual({ city: "臺中市" });
  expect(customerSchema.safeParse(saved).success).toBe(true);
  expect(fromFields({ ...toFields(saved), city: "" }, saved).address).toBeUndefined();
});

it("DOMAIN 7 #14 #15 #42 #43 car, home, referrer and channel: what is read is what was saved", () => {
  const typed = {
    ...toFields(before),
    car: "suv",
    carInsuranceExpiresOn: "116/3/5",
    home: "no",
    referrerName: " 周雅芳 ",
    salesChannel: "broker",
  } as const;
  const saved = fromFields(typed, before);
  expect(saved).toMatchObject({
    hasCar: true,
    carType: "suv",
    carInsuranceExpiresOn: "2027-03-05",
    hasHouse: false,
    referrer: { name: "周雅芳" },
    salesChannel: "broker",
  });
  expect(customerSchema.parse(saved)).toEqual(
    customerSchema.parse(fromFields(toFields(saved), saved)),
  );
  const sold = fromFields({ ...toFields(saved), car: "none" }, saved);
  expect(sold).toMatchObject({ hasCar: false });
  expect([sold.carType, sold.carInsuranceExpiresOn]).toEqual([undefined, undefined]);
  const known = { ...saved, referrer: { name: "周雅芳", customerId: "c-2" as CustomerId } };
  expect(fromFields(toFields(known), known).referrer).toEqual(known.referrer);
  expect(fromFields({ ...toFields(known), referrerName: "王大明" }, known).referrer).toEqual({
    name: "王大明",
  });
  expect(checkFields({ ...typed, carInsuranceExpiresOn: "116/2/29" }, today)).toEqual({
    carInsuranceExpiresOn: "dateUnreadable",
  });
});

it("DOMAIN 7 #17 9.2 smoking is asked, kept and shown with a written consent only", () => {
  const smoker = { ...before, smoker: true };
  expect(mayShowHealth(toFields(smoker), today)).toBe(false);
  expect(mayShowHealth({ healthConsentOn: "115/11/24" }, today)).toBe(true);
  expect(checkFields({ ...toFields(before), healthConsentOn: "115/11/25" }, today)).toEqual({
    healthConsentOn: "dateFuture",
  });
  // Without consent the field is not on the form, and saving something else leaves the rest alone.
  const { smokes: _, ...shown } = toFields(smoker);
  expect(fromFields(shown, smoker).smoker).toBe(true);
  const asked = fromFields({ ...shown, healthConsentOn: "115/11/1", smokes: "no" }, smoker);
  expect(asked).toMatchObject({ smoker: false, healthConsentOn: "2026-11-01" });
  const withdrawn = { ...toFields(asked), healthConsentWithdrawnOn: "115/11/24" };
  expect(mayShowHealth(withdrawn, today)).toBe(false);
  expect(fromFields(withdrawn, asked).smoker).toBeUndefined();
});
