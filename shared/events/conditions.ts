import { z } from "zod";

export type Fact = string | number | boolean | undefined;
export type Facts = Readonly<Record<string, Fact>>;

const scalar = z.union([z.string(), z.number(), z.boolean()]);
const factName = z.string().min(1).max(40);

/** One test on a fact of an occurrence. */
export const conditionSchema = z.discriminatedUnion("op", [
  z.strictObject({ fact: factName, op: z.enum(["is", "isNot"]), value: scalar }),
  z.strictObject({ fact: factName, op: z.enum(["in", "notIn"]), value: z.array(scalar).min(1) }),
  z.strictObject({ fact: factName, op: z.enum(["lt", "lte", "gt", "gte"]), value: z.number() }),
]);
export type Condition = z.infer<typeof conditionSchema>;

/** Whether all conditions hold; a fact that is not known fulfils only `isNot` and `notIn`. */
export function allHold(conditions: readonly Condition[], facts: Facts): boolean {
  return conditions.every((condition) => holds(condition, facts[condition.fact]));
}

function holds(condition: Condition, fact: Fact): boolean {
  switch (condition.op) {
    case "is":
      return fact === condition.value;
    case "isNot":
      return fact !== condition.value;
    case "in":
      return fact !== undefined && condition.value.includes(fact);
    case "notIn":
      return fact === undefined || !condition.value.includes(fact);
    default:
      return typeof fact === "number" && compared(condition.op, fact, condition.value);
  }
}

function compared(op: "lt" | "lte" | "gt" | "gte", fact: number, value: number): boolean {
  if (op === "lt") return fact < value;
  if (op === "lte") return fact <= value;
  return op === "gt" ? fact > value : fact >= value;
}
