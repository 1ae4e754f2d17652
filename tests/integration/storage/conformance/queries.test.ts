import {
  getQueryMatcher,
  getSortComparator,
  normalizeMangoQuery,
  type MangoQuery,
  type RxDocumentData,
} from "rxdb";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  asked,
  filled,
  fresh,
  inserts,
  newDevice,
  openInstance,
  prepared,
  stored,
  WAYS,
  type Instance,
} from "./support.ts";

type Client = {
  id: string;
  name: string;
  ageYears: number;
  scoreRatio: number;
  isCustomer: boolean;
  bornOn: string;
  address: { city: string; floor?: number };
  tags: string[];
  visits: { year: number; place: string }[];
  householdId?: string;
  remark?: unknown;
};
type Row = RxDocumentData<Client>;

const schema = filled<Client>({
  version: 0,
  primaryKey: "id",
  type: "object",
  properties: {
    id: { type: "string", maxLength: 20 },
    name: { type: "string", maxLength: 20 },
    ageYears: { type: "integer", minimum: -1_000, maximum: 1_000, multipleOf: 1 },
    scoreRatio: { type: "number", minimum: -10, maximum: 10, multipleOf: 0.01 },
    isCustomer: { type: "boolean" },
    bornOn: { type: "string", maxLength: 10 },
    address: { type: "object", properties: { city: { type: "string", maxLength: 20 } } },
    householdId: { type: "string", maxLength: 20 },
  },
  required: ["id", "name", "ageYears", "scoreRatio", "isCustomer", "bornOn", "address"],
  indexes: [
    ["name"],
    ["ageYears", "name"],
    ["isCustomer", "ageYears"],
    ["bornOn"],
    ["address.city"],
    // Not every document has it.
    ["householdId"],
  ],
});

const client = (id: string, fields: Partial<Client> = {}): Row =>
  stored<Client>({
    id,
    name: `name of ${id}`,
    ageYears: 30,
    scoreRatio: 0.5,
    isCustomer: true,
    bornOn: "1990-01-01",
    address: { city: "台北" },
    tags: [],
    visits: [],
    ...fields,
  });

const CLIENTS: Row[] = [
  client("lin", { name: "林志遠", ageYears: 62, tags: ["x", "y"], householdId: "h1", remark: "a" }),
  client("chen", { name: "陳雅婷", ageYears: 33, isCustomer: false, remark: null }),
  client("yoshi", { name: "𠮷野家", ageYears: -1, scoreRatio: 0.1, remark: 5 }),
  client("comma", { name: "，", ageYears: 0, householdId: "h2", remark: true }),
  client("low", { name: "a", ageYears: 7, bornOn: "0001-01-01", tags: ["x"], remark: ["a"] }),
  client("Low", { name: "A", ageYears: 8, bornOn: "9999-12-31", remark: { deep: 1 } }),
  client("kao", { name: "", address: { city: "高雄", floor: 3 }, visits: [] }),
  client("far", { scoreRatio: 0.3, visits: [{ year: 2024, place: "台中" }], householdId: "" }),
  client("two", {
    scoreRatio: -0.1,
    visits: [
      { year: 2025, place: "台中" },
      { year: 2026, place: "台北" },
    ],
  }),
  client("max", { name: "\u{10FFFF}", ageYears: 1_000, householdId: "\uffff" }),
  client("half", { name: "\ud842", ageYears: -1_000 }),
];

/** RxDB's own matcher and comparator: what a storage must answer, whatever index it takes. */
function expected(query: MangoQuery<Row>): Row[] {
  const full = normalizeMangoQuery<Client>(schema, structuredClone(query));
  const matches = getQueryMatcher<Client>(schema, full);
  return CLIENTS.filter((doc) => matches(doc))
    .sort(getSortComparator<Client>(schema, full))
    .slice(full.skip, full.skip + (full.limit ?? Infinity));
}

const SELECTORS: Record<string, object> = {
  everything: {},
  "$eq of a text": { name: { $eq: "林志遠" } },
  "a bare value": { name: "林志遠" },
  "$eq of null": { remark: { $eq: null } },
  "$eq of null on an index": { householdId: { $eq: null } },
  "$eq of an empty text": { householdId: { $eq: "" } },
  "$eq of a list": { tags: { $eq: ["x", "y"] } },
  "$eq of one of a list": { tags: { $eq: "x" } },
  "$eq of an object": { remark: { $eq: { deep: 1 } } },
  "$ne of a text": { name: { $ne: "林志遠" } },
  "$ne, where some have no value": { householdId: { $ne: "h1" } },
  "$gt of a text": { name: { $gt: "a" } },
  "$gte of a character beyond the basic plane": { name: { $gte: "𠮷" } },
  "$lt of a full-width comma": { name: { $lt: "，" } },
  "$lte of half a pair": { name: { $lte: "\ud842" } },
  "$lt of the last character": { name: { $lt: "\u{10FFFF}" } },
  "$gt of the empty text": { name: { $gt: "" } },
  "$lte of the empty text, where some have no value": { householdId: { $lte: "" } },
  "$gt of a number": { ageYears: { $gt: 30 } },
  "$gte and $lt": { ageYears: { $gte: -1, $lt: 33 } },
  "$gt of a fraction on whole numbers": { ageYears: { $gt: 7.5 } },
  "$eq of a sum of fractions": { scoreRatio: { $eq: 0.1 + 0.2 } },
  "$gt of infinity": { ageYears: { $gt: -Infinity } },
  "$lt of a text on a number": { ageYears: { $lt: "40" } },
  "$gte of a number on a text": { name: { $gte: 1 } },
  "$eq of a boolean": { isCustomer: { $eq: false } },
  "$gt of a boolean": { isCustomer: { $gt: false } },
  "$ne of a boolean": { isCustomer: { $ne: true } },
  "$lt of a date": { bornOn: { $lt: "1990-01-01" } },
  "$gte of a date": { bornOn: { $gte: "1990-01-01" } },
  $in: { ageYears: { $in: [62, -1, 5] } },
  "$in of texts beyond the basic plane": { name: { $in: ["𠮷野家", "\u{10FFFF}", "\ud842"] } },
  "$in of nothing": { name: { $in: [] } },
  "$in of several types": { name: { $in: ["a", 5, null] } },
  "$in with null, where some have no value": { householdId: { $in: ["h1", null] } },
  "$in of booleans": { isCustomer: { $in: [false] } },
  $nin: { name: { $nin: ["林志遠", "a"] } },
  "$nin, where some have no value": { householdId: { $nin: ["h1"] } },
  "$exists of an index": { householdId: { $exists: true } },
  "$exists not": { householdId: { $exists: false } },
  "$exists of null": { remark: { $exists: true } },
  $regex: { name: { $regex: "^林" } },
  "$regex with options": { name: { $regex: "^a$", $options: "i" } },
  $and: { $and: [{ ageYears: { $gt: 0 } }, { name: { $lt: "b" } }] },
  $or: { $or: [{ name: "a" }, { ageYears: { $gt: 500 } }] },
  "$or with a part that only the matcher knows": { $or: [{ name: "a" }, { tags: "y" }] },
  "$or in $and in $or": {
    $or: [{ $and: [{ $or: [{ name: "a" }, { name: "A" }] }, { ageYears: 8 }] }, { tags: "y" }],
  },
  $nor: { $nor: [{ name: "a" }, { ageYears: { $lt: 0 } }] },
  $not: { ageYears: { $not: { $gt: 10 } } },
  "$not on an index that some have not": { householdId: { $not: { $gt: "h1" } } },
  "$not of $in": { name: { $not: { $in: ["a", "A"] } } },
  "$elemMatch of texts": { tags: { $elemMatch: { $eq: "y" } } },
  "$elemMatch of objects": { visits: { $elemMatch: { year: { $gt: 2025 }, place: "台北" } } },
  "$elemMatch that no single part satisfies": {
    visits: { $elemMatch: { year: 2025, place: "台北" } },
  },
  $size: { visits: { $size: 2 } },
  "$size 0": { tags: { $size: 0 } },
  "$type string": { remark: { $type: "string" } },
  "$type number": { remark: { $type: "number" } },
  "$type bool": { remark: { $type: "bool" } },
  "$type null": { remark: { $type: "null" } },
  $mod: { ageYears: { $mod: [2, 0] } },
  "a nested field": { "address.city": "高雄" },
  "a nested field without an index": { "address.floor": { $gt: 1 } },
  "a field of the parts of a list": { "visits.place": "台中" },
  "several conditions on one field and on others": {
    ageYears: { $gt: -5, $ne: 7, $lt: 100 },
    isCustomer: true,
    "address.city": { $in: ["台北", "高雄"] },
  },
  "a field that no document has": { nothing: { $gt: 1 } },
  "the primary key": { id: { $gt: "comma", $lt: "max" } },
};

const SORTS: Record<string, NonNullable<MangoQuery<Row>["sort"]> | undefined> = {
  "no order": undefined,
  "by name": [{ name: "asc" }],
  "by name, falling": [{ name: "desc" }],
  "by age and then name, falling": [{ ageYears: "asc" }, { name: "desc" }],
  "by a boolean and a number": [{ isCustomer: "desc" }, { ageYears: "desc" }],
  "by city": [{ "address.city": "asc" }],
  "by household, which some have not": [{ householdId: "asc" }],
  "by household, which some have not, falling": [{ householdId: "desc" }],
  "by a field of every type": [{ remark: "asc" }],
  "by an index and then a field without one": [{ isCustomer: "asc" }, { scoreRatio: "desc" }],
  "by id, falling": [{ id: "desc" }],
};

describe.each(WAYS)("query, $way", ({ storageOf }) => {
  let instance: Instance<Client>;
  beforeAll(async () => {
    instance = await openInstance(storageOf(newDevice()), schema, fresh());
    await instance.bulkWrite(inserts(...CLIENTS), "test");
  });
  afterAll(() => instance.close());

  it.each(Object.entries(SELECTORS))("%s, in every order and part", async (_, selector) => {
    for (const [order, sort] of Object.entries(SORTS)) {
      for (const cut of [{}, { skip: 1, limit: 2 }, { skip: 3 }, { limit: 0 }]) {
        const query = { selector, ...(sort && { sort }), ...cut } as MangoQuery<Row>;
        const documents = await asked(instance, query);
        expect({ order, cut, documents }).toEqual({ order, cut, documents: expected(query) });
        const { count } = await instance.count(prepared(schema, query));
        expect(count).toBe(documents.length);
      }
    }
  });

  it("finds deleted documents unless the query says otherwise", async () => {
    const previous = client("gone");
    const document = { ...previous, _deleted: true, _rev: "2-a" };
    await instance.bulkWrite(inserts(previous), "test");
    await instance.bulkWrite([{ previous, document }], "test");
    const where = { selector: { id: "gone" } };
    expect(await asked(instance, where)).toEqual([document]);
    expect(
      await asked(instance, { selector: { ...where.selector, _deleted: { $eq: false } } }),
    ).toEqual([]);
    await instance.cleanup(0);
  });

  it("leaves the query and the schema as they were", async () => {
    const query = deepFrozen(prepared(schema, { selector: { name: { $gt: "a" } }, limit: 3 }));
    expect((await instance.query(query)).documents).toHaveLength(3);
    expect((await instance.count(query)).count).toBe(3);
  });
});

function deepFrozen<T>(value: T): T {
  if (typeof value === "object" && value !== null) {
    for (const part of Object.values(value)) deepFrozen(part);
    Object.freeze(value);
  }
  return value;
}
