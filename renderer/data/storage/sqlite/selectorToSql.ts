import { columnValue, type Column } from "./columns.ts";
import type { SqlValue } from "./engine.ts";

/** A condition over the columns of a collection's table. */
export type Condition = {
  sql: string;
  params: SqlValue[];
  /** False where SQL narrows but does not decide: each document is then matched once more. */
  isExact: boolean;
};

const ANYTHING: Condition = { sql: "1", params: [], isExact: false };
const COMPARISONS: Readonly<Record<string, string>> = {
  $gt: ">",
  $gte: ">=",
  $lt: "<",
  $lte: "<=",
  $eq: "=",
  $ne: "IS NOT",
};

/**
 * A normalised Mango selector as SQL. What SQL cannot say with the same meaning (fields without a
 * column, other types, regular expressions, …) is left to the matcher, by `isExact: false`.
 */
export function selectorToSql(selector: object, columnOf: ReadonlyMap<string, Column>): Condition {
  const parts = Object.entries(selector as Record<string, unknown>).map(([key, value]) => {
    if (key === "$and" && Array.isArray(value)) {
      return every(value.map((part: object) => selectorToSql(part, columnOf)));
    }
    if (key === "$or" && Array.isArray(value)) {
      return some(value.map((part: object) => selectorToSql(part, columnOf)));
    }
    const column = columnOf.get(key);
    return column ? fieldToSql(column, value) : ANYTHING;
  });
  return every(parts);
}

function fieldToSql(column: Column, operators: unknown): Condition {
  if (typeof operators !== "object" || operators === null || Array.isArray(operators)) {
    return ANYTHING;
  }
  return every(
    Object.entries(operators).map(([operator, operand]) =>
      operatorToSql(column, operator, operand),
    ),
  );
}

function operatorToSql({ name, type }: Column, operator: string, operand: unknown): Condition {
  if (operator === "$in" && Array.isArray(operand)) {
    const values = operand.map((one) => columnValue(type, one));
    if (values.includes(undefined)) return ANYTHING;
    return {
      sql: `${name} IN (SELECT value FROM json_each(?))`,
      params: [JSON.stringify(values)],
      isExact: true,
    };
  }
  const comparison = COMPARISONS[operator];
  const value = columnValue(type, operand);
  if (!comparison || value === undefined) return ANYTHING;
  return { sql: `${name} ${comparison} ?`, params: [value], isExact: true };
}

function every(parts: readonly Condition[]): Condition {
  const useful = parts.filter((part) => part !== ANYTHING);
  return {
    sql: useful.length === 0 ? "1" : useful.map(({ sql }) => sql).join(" AND "),
    params: useful.flatMap(({ params }) => params),
    isExact: parts.every(({ isExact }) => isExact),
  };
}

function some(parts: readonly Condition[]): Condition {
  return {
    sql: parts.length === 0 ? "0" : `(${parts.map(({ sql }) => `(${sql})`).join(" OR ")})`,
    params: parts.flatMap(({ params }) => params),
    isExact: parts.every(({ isExact }) => isExact),
  };
}
