import type { IsoDate } from "#shared/insurance/date.ts";
import { fieldOf } from "../catalogue/fieldTypes.ts";
import type { Criteria, CriterionTest, EachScope } from "../criteria.ts";
import { columnFor } from "../matches.ts";
import { normalForm, type NormalForm } from "../normalForm.ts";
import { passes } from "../passes.ts";
import type { FactTable, FactTables } from "./factTables.ts";

/** By row: 1 holds, 0 does not. What stands in rows that are gone says nothing. */
type Mask = Uint8Array;
type Ask = Readonly<{ tables: FactTables; on: IsoDate }>;

/** Rows of the people who match, ascending: the same people as `matcher` and `targetQuery` find. */
export function matchingRows(criteria: Criteria, tables: FactTables, on: IsoDate): Int32Array {
  const { person } = tables;
  const mask = maskOf(normalForm(criteria), person, { tables, on });
  const rows = new Int32Array(person.length);
  let count = 0;
  for (let row = 0; row < person.length; row += 1) {
    if (mask[row] && person.person[row] !== -1) rows[count++] = row;
  }
  return rows.slice(0, count);
}

function maskOf(form: NormalForm, table: FactTable, ask: Ask): Mask {
  switch (form.kind) {
    case "and":
    case "or": {
      const isAnd = form.kind === "and";
      const mask = new Uint8Array(table.length).fill(Number(isAnd));
      for (const part of form.of) {
        const other = maskOf(part, table, ask);
        for (let row = 0; row < mask.length; row += 1) {
          if (other[row] === Number(!isAnd)) mask[row] = Number(!isAnd);
        }
      }
      return mask;
    }
    case "some":
      return walk(form.over, form.of, 1, table, ask);
    case "every":
      return walk(form.over, form.of, 0, table, ask);
    case "test":
      return testMask(form.test, form.isNegated, table, ask);
  }
}

function testMask(test: CriterionTest, isNegated: boolean, table: FactTable, ask: Ask): Mask {
  const { values, codes } = table.column(columnFor(test));
  const answers = Uint8Array.from(values, (value) =>
    Number(passes(test, value, ask.on) !== isNegated),
  );
  const mask = new Uint8Array(table.length);
  const { healthConsent } = ask.tables;
  if (!fieldOf(test.field).isHealth) {
    for (let row = 0; row < mask.length; row += 1) mask[row] = answers[codes[row] ?? 0] ?? 0;
    return mask;
  }
  for (let row = 0; row < mask.length; row += 1) {
    const mayAsk = healthConsent[table.person[row] ?? -1] === 1;
    mask[row] = mayAsk ? (answers[codes[row] ?? 0] ?? 0) : 0;
  }
  return mask;
}

/**
 * Asks the members or items of each person and brings the answer back to the rows of `table`: 1 where one
 * of them says `sought`, turned around for `every`, which holds where none says 0.
 */
function walk(over: EachScope, of: NormalForm, sought: 0 | 1, table: FactTable, ask: Ask): Mask {
  const { tables } = ask;
  const isHousehold = over === "household";
  const inner = isHousehold ? tables.person : tables.item(over);
  const said = maskOf(of, inner, ask);
  const { codes, count } = tables.household;
  const groupOf = (person: number) => (isHousehold ? (codes[person] ?? 0) : person);
  const found = new Uint8Array(isHousehold ? count : tables.person.length);
  for (let row = 0; row < said.length; row += 1) {
    const person = inner.person[row] ?? -1;
    if (person !== -1 && said[row] === sought) found[groupOf(person)] = 1;
  }
  const mask = new Uint8Array(table.length);
  for (let row = 0; row < mask.length; row += 1) {
    const person = table.person[row] ?? -1;
    if (person !== -1) mask[row] = Number(found[groupOf(person)] === sought);
  }
  return mask;
}
