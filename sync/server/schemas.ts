import { z } from "zod";
import {
  accountBody,
  demoSessionBody,
  pullBody,
  pushBody,
  refreshBody,
  signInBody,
  ticketBody,
} from "../protocol/wire.ts";

/** The wire types as JSON Schema, so that Ajv refuses before a handler runs (H5). */
const bodyOf = (schema: z.ZodType) => {
  const { $schema: _dialect, ...body } = z.toJSONSchema(schema, { target: "draft-7", io: "input" });
  return { body };
};

export const SCHEMAS = {
  account: bodyOf(accountBody),
  signIn: bodyOf(signInBody),
  demoSession: bodyOf(demoSessionBody),
  refresh: bodyOf(refreshBody),
  ticket: bodyOf(ticketBody),
  push: bodyOf(pushBody),
  pull: bodyOf(pullBody),
};
