import file from "./reminderRules.json" with { type: "json" };
import type { ReminderRule } from "./ruleSchema.ts";

// The shipped file is held to the schema by a test, not at every start.
/** Rules E01 to E37 of DOMAIN 6; settings may change each of them (see rulesInForce). */
export const shippedRules = file as unknown as readonly ReminderRule[];
