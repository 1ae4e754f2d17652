import { describe, expect, it } from "vitest";
import { answer, BATCH_FUNCTIONS } from "./answer.ts";
import { batchDocs } from "./docs.ts";
import { batchHelp } from "./help.ts";

describe("help of the batch interface", () => {
  it("describes every function and no other", () => {
    expect(Object.keys(batchDocs).toSorted()).toEqual(BATCH_FUNCTIONS.toSorted());
    const help = batchHelp() ?? "";
    for (const fn of BATCH_FUNCTIONS) expect(help).toContain(`\n${fn}  `);
    for (const code of ["BAD_JSON", "UNKNOWN_FN", "BAD_ARGS", "BAD_DATE", "UNKNOWN_PRODUCT"])
      expect(help).toContain(code);
  });

  it.each(Object.entries(batchDocs))(
    "%s: the example is answered, each argument is needed",
    (fn, doc) => {
      const ask = (args: unknown) => answer(JSON.stringify({ id: 1, fn, args }));
      expect(ask(doc.example)).toHaveProperty("ok");
      const described = doc.args.map(({ name }) => name);
      for (const name of Object.keys(doc.example))
        expect(described.some((other) => other.replace("?", "") === name)).toBe(true);
      for (const name of described) {
        const args = { ...doc.example, [name.replace("?", "")]: null };
        expect(ask(args)).toHaveProperty(name.endsWith("?") ? "ok" : "error");
      }
    },
  );

  it("prints one function with the reply it really gets", () => {
    expect(batchHelp("insuranceAge")).toBe(
      [
        "insuranceAge  Completed and insurance age 保險年齡 on a date, and when the latter next rises",
        "  birthDate              date",
        "  on                     date: not before the birth date",
        "  returns {age, insuranceAge, nextChange}",
        '  > {"id":1,"fn":"insuranceAge","args":{"birthDate":"1990-03-10","on":"2026-09-11"}}',
        '  < {"id":1,"ok":{"age":36,"insuranceAge":37,"nextChange":"2027-09-11"}}',
      ].join("\n"),
    );
    expect(batchHelp("nothing")).toBeNull();
  });
});
