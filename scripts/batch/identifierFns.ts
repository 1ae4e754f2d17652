import { badArgs, badDate } from "#shared/errors/catalogue.ts";
import { BanyanError } from "#shared/errors/defineError.ts";
import { checkBusinessNumber } from "#shared/insurance/businessNumber.ts";
import { insuranceAge } from "#shared/insurance/insuranceAge.ts";
import { checkNationalId } from "#shared/insurance/nationalId.ts";
import { checkPhone } from "#shared/insurance/phone.ts";
import { CALENDARS, parseDate } from "#shared/insurance/rocDate.ts";
import type { Args } from "./args.ts";

/** Dates and identifiers (DOMAIN 2.1-2.3, A01-A04). */
export const identifierFns = {
  insuranceAge(args: Args) {
    const on = args.date("on");
    const result = insuranceAge(args.date("birthDate"), on);
    if (!result) throw new BanyanError(badArgs, "args.on is before args.birthDate");
    // The calendar ends with the year 9999, which other systems write for "never".
    return result.nextChange > on ? result : args.refuse("on");
  },

  parseDate(args: Args) {
    const parsed = parseDate(args.string("text"), args.oneOf(CALENDARS)("calendar"));
    if (parsed.kind === "invalid") throw new BanyanError(badDate);
    return { iso: parsed.iso, roc: parsed.roc };
  },

  nationalId(args: Args) {
    const id = checkNationalId(args.string("value"));
    return id.valid
      ? { valid: true, kind: id.kind, sex: id.sex }
      : { valid: false, kind: null, sex: null };
  },

  businessNumber(args: Args) {
    return { valid: checkBusinessNumber(args.string("value")).valid };
  },

  phone(args: Args) {
    const phone = checkPhone(args.string("value"));
    return phone.valid
      ? { valid: true, kind: phone.kind, normalised: phone.normalised }
      : { valid: false, kind: null, normalised: null };
  },
};
