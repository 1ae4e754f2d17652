import { checkBusinessNumber } from "#shared/insurance/businessNumber.ts";
import { checkNationalId, normaliseId } from "#shared/insurance/nationalId.ts";
import { checkPhone } from "#shared/insurance/phone.ts";
import { parseDate } from "#shared/insurance/rocDate.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";

/** The form's own shape: text as typed, until it is saved. */
export type CustomerFields = Pick<
  Customer,
  | "name"
  | "sex"
  | "status"
  | "source"
  | "maritalStatus"
  | "education"
  | "preferredChannel"
  | "tags"
  | "occupation"
  | "employer"
  | "occupationClass"
  | "annualIncomeTwd"
  | "email"
  | "remark"
> & {
  nationalId?: string;
  birthDate?: string;
  phone?: string;
  postcode?: string;
  city?: string;
  district?: string;
  street?: string;
};

export type FieldProblem =
  | "nameMissing"
  | "idFormat"
  | "idChecksum"
  | "birthDateUnreadable"
  | "birthDateFuture"
  | "phoneInvalid"
  | "emailInvalid"
  | "postcodeInvalid";

const MAX_AGE_YEARS = 130;

export function toFields(customer: Customer): CustomerFields {
  const { phones, address, ...rest } = customer;
  const phone = phones[0];
  return {
    ...rest,
    birthDate: rest.birthDate?.replaceAll("-", "/"),
    phone: phone && phone.number + (phone.extension ? `#${phone.extension}` : ""),
    postcode: address?.postcode,
    city: address?.city,
    district: address?.district,
    street: address?.street,
  };
}

/** What is wrong with each field; a field that is not named is fine. */
export function checkFields(
  fields: Partial<CustomerFields>,
  today: IsoDate,
): Partial<Record<keyof CustomerFields, FieldProblem>> {
  return {
    ...(fields.name?.trim() ? {} : { name: "nameMissing" as const }),
    ...problem("nationalId", fields.nationalId, idProblem),
    ...problem("birthDate", fields.birthDate, (text) => birthDateProblem(text, today)),
    ...problem("phone", fields.phone, (text) => (checkPhone(text).valid ? null : "phoneInvalid")),
    ...problem("email", fields.email, (text) =>
      /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text.trim()) ? null : "emailInvalid",
    ),
    ...problem("postcode", fields.postcode, (text) =>
      /^\d{3}(\d{2,3})?$/.test(text.trim()) ? null : "postcodeInvalid",
    ),
  };
}

/** The customer as the form leaves it; call only when `checkFields` finds nothing. */
export function fromFields(fields: CustomerFields, before: Customer): Customer {
  const { phone, postcode, city, district, street, nationalId, birthDate, ...rest } = fields;
  const checkedPhone = phone?.trim() ? checkPhone(phone) : null;
  const parsedBirth = birthDate?.trim() ? parseDate(birthDate, "auto") : null;
  return {
    ...before,
    ...cleared(rest),
    name: fields.name.trim(),
    tags: fields.tags ?? [],
    nationalId: nationalId?.trim() ? normaliseId(nationalId) : undefined,
    birthDate: parsedBirth?.kind === "date" ? (parsedBirth.iso as IsoDate) : undefined,
    phones: checkedPhone?.valid
      ? [
          {
            kind: checkedPhone.kind,
            number: checkedPhone.normalised,
            ...(checkedPhone.extension ? { extension: checkedPhone.extension } : {}),
          },
          ...before.phones.slice(1),
        ]
      : before.phones.slice(1),
    address: someAddress({
      postcode: blank(postcode),
      city: blank(city),
      district: blank(district),
      street: blank(street),
    }),
  };
}

function problem<K extends keyof CustomerFields>(
  field: K,
  text: string | undefined,
  check: (text: string) => FieldProblem | null,
): Partial<Record<K, FieldProblem>> {
  const found = text?.trim() ? check(text) : null;
  return found ? ({ [field]: found } as Partial<Record<K, FieldProblem>>) : {};
}

function idProblem(text: string): FieldProblem | null {
  const asPerson = checkNationalId(text);
  if (asPerson.valid || checkBusinessNumber(text).valid) return null;
  return asPerson.problem === "checksum" ? "idChecksum" : "idFormat";
}

function birthDateProblem(text: string, today: IsoDate): FieldProblem | null {
  const parsed = parseDate(text, "auto");
  if (parsed.kind === "invalid") return "birthDateUnreadable";
  if (parsed.iso > today) return "birthDateFuture";
  const oldest = Number(today.slice(0, 4)) - MAX_AGE_YEARS;
  return Number(parsed.iso.slice(0, 4)) < oldest ? "birthDateUnreadable" : null;
}

/** An address of which one part is known is kept; without any part there is none. */
const someAddress = (parts: NonNullable<Customer["address"]>) =>
  Object.values(parts).some((part) => part !== undefined) ? parts : undefined;

const blank = (text: string | undefined) => text?.trim() || undefined;

/** Without the fields that the person emptied: the schema knows absent, not blank. */
function cleared<T extends object>(fields: T): T {
  return Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [
      key,
      value === "" || value === null ? undefined : value,
    ]),
  ) as T;
}
