import { describe, expect, it } from "vitest";
import { addDays } from "#shared/insurance/date.ts";
import { NO_FILTER } from "./analysis/peopleFilter.ts";
import { customerDoc, policyDoc } from "./analysis/testing/documents.ts";
import { createFakeReader } from "./analysis/testing/fakeReader.ts";
import { createSegmentation } from "./segmentation.ts";

const today = "2026-11-24";

// The table of DOMAIN 5.1: days since the last purchase, policies in force, premium.
const TABLE = [
  ["C01", 30, 5, 180_000],
  ["C02", 400, 2, 36_000],
  ["C03", 900, 1, 12_000],
  ["C04", 60, 3, 96_000],
  ["C05", 1_500, 1, 12_000],
  ["C06", 200, 2, 60_000],
  ["C07", 720, 1, 24_000],
  ["C08", 15, 4, 240_000],
  ["C09", 400, 2, 48_000],
  ["C10", 2_400, 1, 8_000],
] as const;

const customers = TABLE.map(([id], index) =>
  customerDoc({
    id,
    agentId: index < 5 ? "staff-1" : "staff-2",
    address: { city: index % 2 ? "高雄市" : "臺北市", street: "中正路 1 號" },
    birthDate: "1991-03-05",
  }),
);
const policies = TABLE.flatMap(([id, days, count, premiumTwd]) =>
  Array.from({ length: count }, (_, index) =>
    policyDoc({
      id: `${id}-${index}`,
      customerId: id,
      effectiveDate: addDays(today, -days - index * 3_000),
      annualPremiumTwd: premiumTwd / count,
    }),
  ),
);
const book = () => createFakeReader(customers, policies, 3);
const request = { today, filter: NO_FILTER };
const wholeCell = (r: number, f: number) => ({
  ...request,
  group: { kind: "cell", r, f } as const,
  offset: 0,
  limit: 50,
});

describe("F110 RFM of a book", () => {
  it("F110 DOMAIN 5.1 puts the worked table into its cells", async () => {
    const { cells, policyholders, premiumTwd } = await createSegmentation(book().reader).overview(
      request,
    );
    const at = (r: number, f: number) => cells.find((cell) => cell.r === r && cell.f === f);
    expect(policyholders).toBe(10);
    expect(premiumTwd).toBe(716_000);
    expect(cells).toHaveLength(25);
    expect(at(5, 5)).toMatchObject({ people: 2, premiumTwd: 420_000 });
    expect(at(3, 3)).toMatchObject({ people: 2, premiumTwd: 84_000 });
    expect(at(2, 2)).toMatchObject({ people: 2, premiumTwd: 36_000 });
    expect(at(1, 2)).toMatchObject({ people: 2, premiumTwd: 20_000 });
    expect(at(1, 5)).toMatchObject({ people: 0, premiumTwd: 0 });
  });

  it("F110 A21 names the segments of the worked table", async () => {
    const { segments } = await createSegmentation(book().reader).overview(request);
    const people = Object.fromEntries(segments.map(({ segment, people }) => [segment, people]));
    expect(people).toEqual({ 冠軍: 3, 潛力: 1, 需要喚醒: 2, 沉睡: 4 });
  });

  it("F111 F112 the top 20 % pay 58.66 % and the top 30 % 72.07 % of the premium", async () => {
    const { top20Share, top30Share } = await createSegmentation(book().reader).overview(request);
    expect(top20Share).toBeCloseTo(0.5866, 4);
    expect(top30Share).toBeCloseTo(0.7207, 4);
  });

  it("F53 a cell opens its people, highest premium first, in pages", async () => {
    const segmentation = createSegmentation(book().reader);
    const champions = await segmentation.people(wholeCell(5, 5));
    expect(champions.rows.map(({ id }) => id)).toEqual(["C08", "C01"]);
    expect(champions).toMatchObject({ people: 2, premiumTwd: 420_000 });
    const second = await segmentation.people({ ...wholeCell(5, 5), offset: 1, limit: 1 });
    expect(second.rows.map(({ id }) => id)).toEqual(["C01"]);
    expect(second.people).toBe(2);
  });

  it("F53 chips narrow what is counted, not how people are scored", async () => {
    const segmentation = createSegmentation(book().reader);
    const filter = { ...NO_FILTER, agentIds: ["staff-2"], cities: ["高雄市"] };
    const narrowed = await segmentation.overview({ today, filter });
    expect(narrowed.policyholders).toBe(3);
    expect(narrowed.choices.cities).toEqual([
      { value: "臺北市", people: 5 },
      { value: "高雄市", people: 5 },
    ]);
    const all = await segmentation.people({ ...wholeCell(1, 2), filter });
    expect(all.rows.map(({ id }) => id)).toEqual(["C10"]);
  });

  it("DOMAIN 5.1 counts only policies with us in force, and nobody without one", async () => {
    const { reader } = createFakeReader(
      [
        customerDoc({ id: "A" }),
        customerDoc({ id: "B" }),
        customerDoc({ id: "P", status: "prospect" }),
      ],
      [
        policyDoc({ id: "a1", customerId: "A", annualPremiumTwd: 5_000 }),
        policyDoc({ id: "a2", customerId: "A", isOwn: false, company: "海岳" }),
        policyDoc({ id: "a3", customerId: "A", state: "surrendered" }),
        policyDoc({ id: "b1", customerId: "B", state: "lapsed" }),
      ],
    );
    const segmentation = createSegmentation(reader);
    expect(await segmentation.overview(request)).toMatchObject({
      policyholders: 1,
      premiumTwd: 5_000,
    });
  });

  it("F110 follows changes without a second scan of the book", async () => {
    const fake = book();
    const segmentation = createSegmentation(fake.reader);
    await segmentation.overview(request);
    const scans = fake.scans();
    fake.putPolicy(policyDoc({ id: "C10-0", customerId: "C10", state: "lapsed" }));
    expect((await segmentation.overview(request)).policyholders).toBe(9);
    fake.dropPolicy("C03-0");
    expect((await segmentation.overview(request)).policyholders).toBe(8);
    expect(fake.scans()).toBe(scans);
  });

  it("F110 an empty book gives empty cells, no error", async () => {
    const overview = await createSegmentation(createFakeReader([], []).reader).overview(request);
    expect(overview).toMatchObject({ policyholders: 0, premiumTwd: 0, dataAt: null, segments: [] });
    expect(overview.top20Share).toBe(0);
  });

  it("F110 compares the new policies of twelve months with the twelve before", async () => {
    const { reader } = createFakeReader(
      [customerDoc({ id: "A" })],
      ["2025-11-25", "2026-11-24", "2025-11-24", "2024-11-25", "2024-11-24", "2026-12-01"].map(
        (effectiveDate, index) => policyDoc({ id: `p${index}`, customerId: "A", effectiveDate }),
      ),
    );
    expect(await createSegmentation(reader).overview(request)).toMatchObject({
      newPolicies: 2,
      newPoliciesBefore: 2,
    });
  });
});
