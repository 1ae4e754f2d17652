import { expect, it } from "vitest";
import type { IsoDate } from "#shared/model/brand.ts";
import { customerSchema } from "#shared/model/customer.ts";
import { checkFields, fromFields, toFields } from "./customerFields.ts";

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
