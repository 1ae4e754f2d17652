import { beforeAll, describe, expect, it } from "vitest";
import { customer } from "./support/company.ts";
import { freshDocument } from "./support/documents.ts";
import { seatAt, serverOfThisFile, type Seat } from "./support/seat.ts";

const server = serverOfThisFile();
let anna: Seat;
beforeAll(async () => {
  anna = await seatAt(server().url, "anna");
});
let made = 0;
const stored = async (name: string) => {
  const doc = { ...customer(`t-${++made}`, "s-anna"), name };
  const { code, conflicts } = await anna.push("customers", doc);
  return code ?? [(await anna.get("customers", doc.id))?.["name"], conflicts[0]?.["name"]];
};

describe("text that a person could not have meant", () => {
  it("B21 B22 is not in a stored name, and the sender is told the name that stands", async () => {
    expect(await stored("王\u202e小\u200b明")).toEqual(["王小明", "王小明"]);
    expect(await stored("王\n小\t明 ")).toEqual(["王 小 明", "王 小 明"]);
    expect(await stored("a\ud800b")).toEqual(["ab", "ab"]);
    expect(await stored("王\u{e0041}\u061c\u3164明")).toEqual(["王明", "王明"]);
    expect(await stored(`a${"\u0301".repeat(90)}`)).toEqual([
      "a\u0301\u0301\u0301\u0301",
      "a\u0301\u0301\u0301\u0301",
    ]);
    for (const blank of ["\u200b\u200b", "\u3000", "\ufeff", "\u202e \n"]) {
      expect(await stored(blank)).toBe("INVALID_DOCUMENT");
    }
  });

  it("B21 families of emoji, rare characters and other scripts stay as they are", async () => {
    for (const name of ["👨‍👩‍👧 Lin", "𠮷野家", "游錫堃", "O'Brien-Łódź", "مريم"]) {
      expect(await stored(name)).toEqual([name, undefined]);
    }
  });

  it("B37 U+0000 is refused wherever it stands; the six characters that write it are text", async () => {
    expect(await stored("a\0b")).toBe("INVALID_DOCUMENT");
    const odd = { ...freshDocument("cases"), id: "nul-1", data: { "a\0": 1 } };
    expect((await anna.push("cases", odd)).code).toBe("INVALID_DOCUMENT");
    expect(await stored("a\\u0000b")).toEqual(["a\\u0000b", undefined]);
  });
});

describe("the audit", () => {
  it("H10 H11 names no id that only the sender knows: it may be anything, a national ID too", async () => {
    for (const id of ["王小明 A123456789", "A123456789"]) {
      await anna.push("customers", { ...customer("x", "s-anna"), id, role: "odd" });
    }
    await anna.push("customers", { ...customer("c-anna", "s-anna"), role: "odd" });
    const rows = await server()
      .store.db.selectFrom("audit")
      .select("entity")
      .where("action", "=", "push.refused")
      .where("detail", "=", "INVALID_DOCUMENT")
      .execute();
    const entities = rows.map(({ entity }) => entity);
    expect(entities.join()).not.toMatch(/A123456789|王小明/);
    expect(entities.slice(-3)).toEqual(["customers new", "customers new", "customers c-anna"]);
  });
});
