import { completedAge } from "#shared/insurance/insuranceAge.ts";
import type { CustomerId, HouseholdId, IsoDate, IsoInstant } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import { landlineOf, mobileOf, type Home } from "./address.ts";
import { dateBetween, daysAfter, workingHour } from "./dates.ts";
import { demoNationalId } from "./identifiers.ts";
import { foreignNameOf, givenNameOf, indigenousNameOf, surnameOf } from "./tables/names.ts";
import {
  firmTrades,
  firmWords,
  lifestyleTags,
  occupations,
  type Occupation,
} from "./tables/work.ts";
import { alertTexts } from "./tables/sentences.ts";
import type { Random } from "./random.ts";
import type { Alert, Owner } from "./types.ts";

export type Sex = "M" | "F";

/** What the household decides about one of its members. */
export type PersonPlan = {
  serial: number;
  sex: Sex;
  birthDate: IsoDate;
  surname?: string | undefined;
  householdId: HouseholdId;
  householdRole: NonNullable<Customer["householdRole"]>;
  maritalStatus: NonNullable<Customer["maritalStatus"]>;
  home: Home;
  owner: Owner;
  today: IsoDate;
  source: Customer["source"];
};

export const customerIdOf = (serial: number) =>
  `c-${String(serial).padStart(6, "0")}` as CustomerId;

export function personOf(random: Random, plan: PersonPlan): Customer {
  const { today, birthDate, sex, home } = plan;
  const age = completedAge(birthDate, today);
  // Nothing is dated today, so that no document is newer than the moment at which it is looked at.
  const yesterday = daysAfter(today, -1);
  const known = dateBetween(random, birthDate > "2012-01-01" ? birthDate : "2012-01-01", yesterday);
  const isResident = plan.surname === undefined && random.chance(0.012);
  return {
    id: customerIdOf(plan.serial),
    kind: "person",
    status: "prospect",
    name: nameOf(random, plan, isResident),
    nationalId: demoNationalId(plan.serial, { letter: home.city.idLetter, sex, isResident }),
    sex,
    birthDate,
    maritalStatus: plan.maritalStatus,
    ...livelihoodOf(random, age, plan.maritalStatus === "married"),
    phones: phonesOf(random, age, home),
    email: age >= 16 && random.chance(age > 60 ? 0.3 : 0.75) ? emailOf(plan.serial) : undefined,
    address: home.address,
    preferredChannel: age >= 20 ? random.weighted(channels) : undefined,
    smoker: age >= 20 && random.chance(0.6) ? random.chance(sex === "M" ? 0.23 : 0.03) : undefined,
    tags: random.chance(0.4)
      ? [...new Set([random.pick(lifestyleTags), random.pick(lifestyleTags)])]
      : [],
    source: plan.source,
    householdId: plan.householdId,
    householdRole: plan.householdRole,
    consents: age >= 20 ? consentsOf(random, known) : [],
    alerts: age >= 20 && random.chance(0.04) ? [alertOf(random, plan.serial)] : [],
    ...plan.owner,
    createdAt: `${known}T01:00:00.000Z` as IsoInstant,
    updatedAt: workingHour(random, dateBetween(random, known, yesterday)),
    updatedBy: plan.owner.agentId,
  };
}

function nameOf(random: Random, plan: PersonPlan, isResident: boolean): string {
  const birthYear = Number(plan.birthDate.slice(0, 4));
  if (isResident) return foreignNameOf(random, plan.sex);
  if (plan.surname === undefined && random.chance(0.008)) return indigenousNameOf(random, plan.sex);
  return (plan.surname ?? surnameOf(random)) + givenNameOf(random, plan.sex, birthYear);
}

type Livelihood = Pick<
  Customer,
  "education" | "occupation" | "occupationClass" | "employer" | "annualIncomeTwd"
>;

function livelihoodOf(random: Random, age: number, isMarried: boolean): Livelihood {
  if (age < 7) return { occupationClass: 1 };
  if (age < 22) return { occupation: "學生", occupationClass: 1, education: schoolOf(age) };
  if (age >= 67) {
    return {
      occupation: "退休",
      occupationClass: 1,
      education: "senior_high",
      annualIncomeTwd: 10_000 * random.int(12, 48),
    };
  }
  if (isMarried && random.chance(0.12))
    return { occupation: "家管", occupationClass: 1, education: "college" };
  const work = random.weighted(occupations);
  return {
    occupation: work.name,
    occupationClass: work.occupationClass,
    education: work.education,
    employer: random.chance(0.55) ? firmOf(random) : undefined,
    annualIncomeTwd: incomeOf(random, work, age),
  };
}

const schoolOf = (age: number) =>
  age < 13 ? "primary" : age < 16 ? "junior_high" : age < 19 ? "senior_high" : "bachelor";

/** Pay rises to about 50 and spreads widely; in whole ten thousands, as people state it. */
function incomeOf(random: Random, work: Occupation, age: number): number {
  const career = 0.6 + 0.4 * Math.min(1, (age - 20) / 22);
  const spread = random.normal(1, 0.25, 0.55, 2.2);
  return Math.max(36, Math.round((work.incomeTwd * career * spread) / 10_000)) * 10_000;
}

export const firmOf = (random: Random) =>
  `${random.pick(firmWords)}${random.pick(firmTrades)}股份有限公司`;

function phonesOf(random: Random, age: number, home: Home): Customer["phones"] {
  const mobile = age >= 12 && random.chance(0.95) ? [mobileOf(random)] : [];
  const landline =
    age >= 20 && random.chance(age > 55 ? 0.7 : 0.2) ? [landlineOf(random, home.city)] : [];
  return [...mobile, ...landline];
}

/** A domain reserved for examples: a mail sent by mistake reaches nobody. */
const emailOf = (serial: number) => `customer${serial}@example.com`;

const channels = [
  ["mobile", 35],
  ["line", 40],
  ["phone", 8],
  ["email", 8],
  ["visit", 5],
  ["sms", 4],
] as const;

function consentsOf(random: Random, on: IsoDate): Customer["consents"] {
  if (random.chance(0.25)) return [];
  return (["phone", "sms", "email"] as const).map((channel) => ({
    channel,
    granted: random.chance(0.78),
    on,
  }));
}

function alertOf(random: Random, serial: number): Alert {
  return { id: `alert-${serial}`, ...random.weighted(alertTexts) };
}
