import { checkBusinessNumber } from "#shared/insurance/businessNumber.ts";
import { checkNationalId, normaliseId } from "#shared/insurance/nationalId.ts";
import { checkPhone } from "#shared/insurance/phone.ts";
import { parseDate } from "#shared/insurance/rocDate.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import { CAR_TYPES, type Customer } from "#shared/model/customer.ts";
import { mayUseHealthData } from "#shared/model/healthConsent.ts";

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
  | "salesChannel"
> & {
  nationalId?: string;
  birthDate?: string;
  phone?: string;
  postcode?: string;
  city?: string;
  district?: string;
  street?: string;
  /** The kind of car; `yes` where it is not known, `none` without a car. */
  car?: CarChoice;
  carInsuranceExpiresOn?: string;
  home?: YesNo;
  referrerName?: string;
  healthConsentOn?: string;
  healthConsentWithdrawnOn?: string;
  /** On the form only while health data may be shown (DOMAIN 9.2). */
  smokes?: YesNo;
};
export const CAR_CHOICES = ["none", "yes", ...CAR_TYPES] as const;
type CarChoice = (typeof CAR_CHOICES)[number];
export const YES_NO = ["yes", "no"] as const;
type YesNo = (typeof YES_NO)[number];

export type FieldProblem =
  | "nameMissing"
  | "idFormat"
  | "idChecksum"
  | "birthDateUnreadable"
  | "birthDateFuture"
  | "dateUnreadable"
  | "dateFuture"
  | "phoneInvalid"
  | "emailInvalid"
  | "postcodeInvalid";

const MAX_AGE_YEARS = 130;

export function toFields(customer: Customer): CustomerFields {
  const { phones, address, referrer, hasCar, carType, hasHouse, smoker, ...rest } = customer;
  const phone = phones[0];
  return {
    ...rest,
    birthDate: typed(rest.birthDate),
    car: hasCar === false ? "none" : (carType ?? (hasCar ? "yes" : undefined)),
    carInsuranceExpiresOn: typed(rest.carInsuranceExpiresOn),
    home: yesNo(hasHouse),
    referrerName: referrer?.name,
    healthConsentOn: typed(rest.healthConsentOn),
    healthConsentWithdrawnOn: typed(rest.healthConsentWithdrawnOn),
    smokes: yesNo(smoker),
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
    ...problem("carInsuranceExpiresOn", fields.carInsuranceExpiresOn, dateProblem),
    ...problem("healthConsentOn", fields.healthConsentOn, (text) => pastProblem(text, today)),
    ...problem("healthConsentWithdrawnOn", fields.healthConsentWithdrawnOn, (text) =>
      pastProblem(text, today),
    ),
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
  const { phone, postcode, city, district, street, nationalId, birthDate, ...others } = fields;
  const { car, carInsuranceExpiresOn, home, referrerName, smokes, ...more } = others;
  const { healthConsentOn, healthConsentWithdrawnOn, ...rest } = more;
  const [consentOn, withdrawnOn] = [dateOf(healthConsentOn), dateOf(healthConsentWithdrawnOn)];
  const checkedPhone = phone?.trim() ? checkPhone(phone) : null;
  return {
    ...before,
    ...cleared(rest),
    name: fields.name.trim(),
    tags: fields.tags ?? [],
    nationalId: nationalId?.trim() ? normaliseId(nationalId) : undefined,
    birthDate: dateOf(birthDate),
    ...carOf(car, dateOf(carInsuranceExpiresOn)),
    hasHouse: flag(home),
    referrer: referrerOf(blank(referrerName), before.referrer),
    healthConsentOn: consentOn,
    healthConsentWithdrawnOn: withdrawnOn,
    smoker: smokerOf(smokes, consentOn, withdrawnOn, before),
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

const typed = (date: IsoDate | undefined) => date?.replaceAll("-", "/");
const yesNo = (value: boolean | undefined): YesNo | undefined =>
  value === undefined ? undefined : value ? "yes" : "no";
const flag = (value: YesNo | undefined) => (value ? value === "yes" : undefined);

function dateOf(text: string | undefined): IsoDate | undefined {
  const parsed = text?.trim() ? parseDate(text, "auto") : null;
  return parsed?.kind === "date" ? (parsed.iso as IsoDate) : undefined;
}

const dateProblem = (text: string): FieldProblem | null =>
  parseDate(text, "auto").kind === "date" ? null : "dateUnreadable";

function pastProblem(text: string, today: IsoDate): FieldProblem | null {
  const date = dateOf(text);
  if (date === undefined) return "dateUnreadable";
  return date > today ? "dateFuture" : null;
}

/** Whether the dates of consent as typed allow health data to be shown and entered. */
export function mayShowHealth(
  fields: Pick<CustomerFields, "healthConsentOn" | "healthConsentWithdrawnOn">,
  today: IsoDate,
): boolean {
  const [healthConsentOn, healthConsentWithdrawnOn] = [
    dateOf(fields.healthConsentOn),
    dateOf(fields.healthConsentWithdrawnOn),
  ];
  return mayUseHealthData({ healthConsentOn, healthConsentWithdrawnOn }, today);
}

function carOf(car: CarChoice | undefined, expiresOn: IsoDate | undefined) {
  const hasCar = car === undefined ? undefined : car !== "none";
  return {
    hasCar,
    carType: car === undefined || car === "none" || car === "yes" ? undefined : car,
    carInsuranceExpiresOn: hasCar === false ? undefined : expiresOn,
  };
}

/** The record of the referrer stays only while the name does. */
const referrerOf = (name: string | undefined, before: Customer["referrer"]) =>
  name === undefined ? undefined : name === before?.name ? before : { name };

/** A withdrawal takes the health data with it (DOMAIN 9.2); a field that was not shown changes nothing. */
function smokerOf(
  smokes: YesNo | undefined,
  consentOn: IsoDate | undefined,
  withdrawnOn: IsoDate | undefined,
  before: Customer,
): boolean | undefined {
  if (withdrawnOn !== undefined && (consentOn === undefined || withdrawnOn >= consentOn)) {
    return undefined;
  }
  return consentOn === undefined ? before.smoker : flag(smokes);
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
