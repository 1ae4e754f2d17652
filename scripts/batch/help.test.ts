import { describe, expect, it } from "vitest";
import { answer, BATCH_FUNCTIONS } from "./answer.ts";
import { batchDocs, type ArgumentDoc } from "./docs.ts";
import { batchHelp } from "./help.ts";

interface Place {
  readonly holder: readonly (string | number)[];
  readonly key: string;
  readonly isOptional: boolean;
}

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

  it.each(Object.entries(batchDocs))(
    "%s: so is each member of its objects, and what is marked optional may be null",
    (fn, doc) => {
      /** Where the example holds the members of an argument, for every argument that has any. */
      const paths = (args: readonly ArgumentDoc[], at: readonly (string | number)[]): Place[] =>
        args.flatMap(({ name, type, members = [] }) => {
          const key = name.replace("?", "");
          const inside = type.startsWith("list") ? [...at, key, 0] : [...at, key];
          return [{ holder: at, key, isOptional: name.endsWith("?") }, ...paths(members, inside)];
        });
      for (const { holder, key, isOptional } of paths(doc.args, [])) {
        const args = structuredClone(doc.example);
        const object = holder.reduce<unknown>(
          (value, step) => Reflect.get(Object(value), step),
          args,
        );
        if (object === undefined) continue; // the example leaves this optional object out
        Reflect.set(Object(object), key, null);
        const reply = answer(JSON.stringify({ id: 1, fn, args }));
        expect([[...holder, key], Object.keys(reply ?? {})]).toEqual([
          [...holder, key],
          ["id", isOptional ? "ok" : "error"],
        ]);
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
