import { ERRORS } from "#shared/errors/catalogue.ts";
import { answer, BATCH_FUNCTIONS } from "./answer.ts";
import { batchDocs, type ArgumentDoc, type FunctionDoc } from "./docs.ts";

/** Help of `banyan batch`, of one function or of all; null for a function that does not exist. */
export function batchHelp(name?: string): string | null {
  if (name === undefined) return [overview(), ...BATCH_FUNCTIONS.map(functionHelp)].join("\n\n");
  return BATCH_FUNCTIONS.includes(name) ? functionHelp(name) : null;
}

function overview(): string {
  const codes = ERRORS.map(({ code, cause }) => `  ${code.padEnd(16)} ${cause}`);
  return `banyan batch [--help [function]]

Reads one JSON object a line from standard input and writes one JSON object a line to standard output, in
the same order. Needs no database, no server and no network.

  request   {"id": <any>, "fn": "<name>", "args": {...}}
  reply     {"id": <same>, "ok": <result>}   or   {"id": <same>, "error": {"code": "...", "message": "..."}}

Dates are YYYY-MM-DD and money is whole TWD. Blank lines are skipped, unknown arguments are ignored, an
optional argument (marked ?) that is null counts as absent, and one bad line never stops the rest.

Errors
${codes.join("\n")}

  npm run --silent banyan -- batch < requests.jsonl > replies.jsonl`;
}

function functionHelp(name: string): string {
  const doc = docOf(name);
  const request = JSON.stringify({ id: 1, fn: name, args: doc.example });
  const reply = JSON.stringify(answer(request));
  const lines = [`${name}  ${doc.summary}`, ...doc.args.flatMap((arg) => argumentHelp(arg, "  "))];
  return [...lines, `  returns ${doc.returns}`, `  > ${request}`, `  < ${reply}`].join("\n");
}

function argumentHelp({ name, type, note, members = [] }: ArgumentDoc, indent: string): string[] {
  const line = `${indent}${name.padEnd(24 - indent.length)} ${type}${note ? `: ${note}` : ""}`;
  return [line, ...members.flatMap((member) => argumentHelp(member, `${indent}  `))];
}

function docOf(name: string): FunctionDoc {
  const doc = batchDocs[name];
  // A test holds every function to its description.
  if (!doc) throw new Error(`batch function ${name} is not described`);
  return doc;
}
