import { completedAge } from "#shared/insurance/insuranceAge.ts";
import type { HouseholdId, IsoDate } from "#shared/model/brand.ts";
import type { Customer } from "#shared/model/customer.ts";
import { homeOf, landlineOf } from "./address.ts";
import { birthDateOf } from "./dates.ts";
import { demoBusinessNumber } from "./identifiers.ts";
import { customerIdOf, firmOf, personOf, type PersonPlan, type Sex } from "./person.ts";
import type { Random } from "./random.ts";
import { surnameOf } from "./tables/names.ts";
import type { Owner } from "./types.ts";

type Shape = "single" | "couple" | "family" | "one_parent" | "three_generations" | "organisation";

const shapes: readonly (readonly [Shape, number])[] = [
  ["single", 33],
  ["couple", 20],
  ["family", 28],
  ["one_parent", 5],
  ["three_generations", 11],
  ["organisation", 3],
];
const headAge: Record<Exclude<Shape, "organisation">, [number, number, number, number]> = {
  single: [40, 15, 20, 82],
  couple: [55, 15, 25, 85],
  family: [44, 7, 26, 62],
  one_parent: [42, 7, 24, 60],
  three_generations: [43, 6, 30, 58],
};

export type HouseholdPlan = { firstSerial: number; today: IsoDate; owner: Owner };

const householdIdOf = (serial: number) => `h-${String(serial).padStart(6, "0")}` as HouseholdId;

/** The people (or the one organisation) behind one door; the first is its head. */
export function householdOf(random: Random, plan: HouseholdPlan): Customer[] {
  const shape = random.weighted(shapes);
  return shape === "organisation" ? [organisationOf(random, plan)] : familyOf(random, shape, plan);
}

function familyOf(
  random: Random,
  shape: Exclude<Shape, "organisation">,
  { firstSerial, today, owner }: HouseholdPlan,
): Customer[] {
  const home = homeOf(random);
  const householdId = householdIdOf(firstSerial);
  const source = random.weighted(sources);
  const members: Customer[] = [];
  const isMarried = shape !== "single" && shape !== "one_parent";
  const add = (
    role: PersonPlan["householdRole"],
    sex: Sex,
    age: number,
    rest: Pick<PersonPlan, "maritalStatus" | "surname">,
  ) => {
    const serial = firstSerial + members.length;
    const birthDate = birthDateOf(random, Math.round(age), today);
    const common = { householdId, home, owner, today, source };
    members.push(
      personOf(random, { serial, sex, birthDate, householdRole: role, ...common, ...rest }),
    );
  };

  const age = random.normal(...headAge[shape]);
  const sex = random.chance(shape === "one_parent" ? 0.3 : 0.58) ? "M" : "F";
  // A child carries the father's name, so a name is fixed only where it has to be shared.
  const surname = isMarried || shape === "one_parent" ? surnameOf(random) : undefined;
  const spouseSurname = surnameOf(random);
  add("head", sex, age, { maritalStatus: headStatus(random, shape, age), surname });
  if (isMarried) {
    const spouseAge = Math.max(20, age + random.normal(sex === "M" ? -2 : 2, 3, -9, 9));
    add("spouse", sex === "M" ? "F" : "M", spouseAge, {
      maritalStatus: "married",
      surname: spouseSurname,
    });
  }
  if (shape === "family" || shape === "one_parent" || shape === "three_generations") {
    const father = isMarried && sex === "F" ? spouseSurname : surname;
    for (const childAge of childAges(random, age)) {
      add("child", random.chance(0.515) ? "M" : "F", childAge, {
        maritalStatus: "single",
        surname: father,
      });
    }
  }
  if (shape === "three_generations") {
    const parentAge = Math.min(94, age + random.int(24, 33));
    const mother = random.chance(0.6);
    const status = random.chance(0.45) ? "widowed" : "married";
    add("parent", mother ? "F" : "M", parentAge, {
      maritalStatus: status,
      surname: mother ? undefined : surname,
    });
  }
  return withBreadwinner(members, today);
}

const sources = [
  ["referral", 40],
  ["existing", 22],
  ["event", 12],
  ["web", 12],
  ["walk_in", 8],
  ["third_party", 6],
] as const;

function headStatus(random: Random, shape: Shape, age: number): PersonPlan["maritalStatus"] {
  if (shape === "one_parent") return random.chance(0.85) ? "divorced" : "widowed";
  if (shape !== "single") return "married";
  if (age > 68) return "widowed";
  return age > 35 && random.chance(0.2) ? "divorced" : "single";
}

/** One to three children at home: born when the head was 23 to 42, moved out by 26. */
function childAges(random: Random, headAge: number): number[] {
  const count = random.weighted([
    [1, 54],
    [2, 39],
    [3, 7],
  ] as const);
  let age = Math.min(25, headAge - random.int(24, 34));
  const ages: number[] = [];
  for (let born = 0; born < count && age >= 0; born += 1) {
    ages.push(age);
    age -= random.int(1, 4);
  }
  return ages.length > 0 ? ages : [0];
}

function withBreadwinner(members: Customer[], today: IsoDate): Customer[] {
  const best = Math.max(...members.map(({ annualIncomeTwd = 0 }) => annualIncomeTwd));
  return members.map((member) => {
    const { birthDate, annualIncomeTwd = 0 } = member;
    const isAdult = birthDate !== undefined && completedAge(birthDate, today) >= 20;
    return isAdult && best > 0 && annualIncomeTwd === best
      ? { ...member, isBreadwinner: true }
      : member;
  });
}

function organisationOf(random: Random, { firstSerial, today, owner }: HouseholdPlan): Customer {
  const home = homeOf(random);
  const createdAt =
    `${Number(today.slice(0, 4)) - random.int(1, 12)}-03-02T02:00:00.000Z` as Customer["createdAt"];
  return {
    id: customerIdOf(firstSerial),
    kind: "organisation",
    status: "prospect",
    name: firmOf(random),
    nationalId: demoBusinessNumber(firstSerial),
    phones: [landlineOf(random, home.city)],
    email: `office${firstSerial}@example.com`,
    address: home.address,
    tags: ["團體保險"],
    source: "third_party",
    householdId: householdIdOf(firstSerial),
    consents: [],
    alerts: [],
    ...owner,
    createdAt,
    updatedAt: createdAt,
    updatedBy: owner.agentId,
  };
}
