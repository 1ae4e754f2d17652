import { addDays, type IsoDate } from "#shared/insurance/date.ts";
import { fieldOf } from "../catalogue/fieldTypes.ts";
import type { Criteria, CriterionTest, EachScope, NumberComparison, TestOf } from "../criteria.ts";
import { foldText } from "../foldText.ts";
import { columnFor } from "../matches.ts";
import { normalForm, type NormalForm } from "../normalForm.ts";
import { monthOf, valuesOf } from "../passes.ts";
import { ITEM_TABLES } from "./tables.ts";

export type TargetQuery = Readonly<{ sql: string; params: readonly (string | number)[] }>;

/** A piece of SQL with its own parameters, in the order of its question marks. */
type Piece = { sql: string; params: (string | number)[] };

/*
 * Names of tables and columns come from the catalogue, every value is a parameter. NULL needs no care
 * above a test: in a WHERE joined by AND and OR it counts as no, and NOT stands only here, at a test and
 * around `every`, written IS NOT TRUE, so that it is two-valued.
 */

/**
 * The people who match (DOMAIN 7, F01), as `person` and `id` or other columns, from the tables of `tables.ts`;
 * in no order.
 */
export function targetQuery(
  criteria: Criteria,
  on: IsoDate,
  columns: readonly string[] = ["person", "id"],
): TargetQuery {
  const where = condition(normalForm(criteria), { person: "p", item: "p", depth: 0, on });
  return {
    sql: `SELECT ${columns.map((name) => `p.${name}`).join(", ")} FROM target_person AS p WHERE ${where.sql}`,
    params: where.params,
  };
}

/** Aliases of the person asked about and of the row that holds the fields here. */
type Place = Readonly<{ person: string; item: string; depth: number; on: IsoDate }>;

function condition(form: NormalForm, place: Place): Piece {
  switch (form.kind) {
    case "and":
      return joined(form.of, " AND ", "1", place);
    case "or":
      return joined(form.of, " OR ", "0", place);
    case "some": {
      const { from, inner } = walk(form.over, place);
      const where = condition(form.of, inner);
      return { sql: `EXISTS (${from} AND ${where.sql})`, params: where.params };
    }
    case "every": {
      const { from, inner } = walk(form.over, place);
      const where = condition(form.of, inner);
      return {
        sql: `NOT EXISTS (${from} AND ${where.sql} IS NOT TRUE)`,
        params: where.params,
      };
    }
    case "test": {
      const { sql, params } = testSql(form.test, place);
      const answer = form.isNegated ? `(${sql}) IS NOT TRUE` : sql;
      const isHealth = fieldOf(form.test.field).isHealth;
      return { sql: isHealth ? `(${place.person}.health_consent AND ${answer})` : answer, params };
    }
  }
}

function joined(forms: readonly NormalForm[], by: string, none: string, place: Place): Piece {
  const pieces = forms.map((form) => condition(form, place));
  if (pieces.length === 0) return { sql: none, params: [] };
  return {
    sql: `(${pieces.map(({ sql }) => sql).join(by)})`,
    params: pieces.flatMap(({ params }) => params),
  };
}

function walk(over: EachScope, { person, depth, on }: Place) {
  const alias = `i${depth}`;
  const inner = { item: alias, depth: depth + 1, on };
  return over === "household"
    ? {
        from: `SELECT 1 FROM target_person AS ${alias} WHERE ${alias}.household_id = ${person}.household_id`,
        inner: { ...inner, person: alias },
      }
    : {
        from: `SELECT 1 FROM ${ITEM_TABLES[over]} AS ${alias} WHERE ${alias}.person = ${person}.person`,
        inner: { ...inner, person },
      };
}

function testSql(test: CriterionTest, { person, item, on }: Place): Piece {
  if (test.kind === "set") return setSql(test, person);
  const column = `${item}."${columnFor(test)}"`;
  if (test.op === "empty") return { sql: `${column} IS NULL`, params: [] };
  switch (test.kind) {
    case "num":
      return comparison(column, test);
    case "date":
      return dateSql(column, test, on);
    case "enum": {
      const values = valuesOf(test);
      const isIn = test.op === "is" || test.op === "in";
      return {
        sql: `${column} ${isIn ? "IN" : "NOT IN"} (${marks(values)})`,
        params: values,
      };
    }
    case "text": {
      const params = [foldText(test.text)];
      if (test.op === "equals") return { sql: `${column} = ?`, params };
      return { sql: `instr(${column}, ?) ${test.op === "starts" ? "= 1" : "> 0"}`, params };
    }
    case "bool":
      return { sql: `${column} = ?`, params: [test.op === "yes" ? 1 : 0] };
  }
}

const OPERATORS = { eq: "=", ne: "<>", lt: "<", le: "<=", gt: ">", ge: ">=" } as const;

function comparison(column: string, test: NumberComparison): Piece {
  return test.op === "between"
    ? { sql: `${column} BETWEEN ? AND ?`, params: [test.from, test.to] }
    : { sql: `${column} ${OPERATORS[test.op]} ?`, params: [test.value] };
}

function dateSql(
  column: string,
  test: Exclude<TestOf<"date">, { op: "empty" }>,
  on: IsoDate,
): Piece {
  const between = (from: IsoDate, to: IsoDate): Piece => ({
    sql: `${column} BETWEEN ? AND ?`,
    params: [from, to],
  });
  switch (test.op) {
    case "on":
      return { sql: `${column} = ?`, params: [test.date] };
    case "before":
      return { sql: `${column} < ?`, params: [test.date] };
    case "after":
      return { sql: `${column} > ?`, params: [test.date] };
    case "between":
      return between(test.from, test.to);
    case "next":
      return between(on, addDays(on, test.days));
    case "last":
      return between(addDays(on, -test.days), on);
    case "month":
      return {
        sql: `substr(${column}, 6, 2) = ?`,
        params: [String(monthOf(test.month, on)).padStart(2, "0")],
      };
  }
}

function setSql(test: TestOf<"set">, person: string): Piece {
  const field = columnFor(test);
  const elements = `FROM target_set AS s WHERE s.person = ${person}.person AND s.field = ?`;
  if (test.op === "count") {
    const { sql, params } = comparison(`(SELECT count(*) ${elements})`, test.count);
    return { sql, params: [field, ...params] };
  }
  const values = valuesOf(test);
  const wanted = `${elements} AND s.value IN (${marks(values)})`;
  if (test.op === "has_all") {
    return {
      sql: `(SELECT count(*) ${wanted}) = ?`,
      params: [field, ...values, values.length],
    };
  }
  const has = test.op === "has_any" ? "EXISTS" : "NOT EXISTS";
  return { sql: `${has} (SELECT 1 ${wanted})`, params: [field, ...values] };
}

const marks = (values: readonly unknown[]) => values.map(() => "?").join(", ");
