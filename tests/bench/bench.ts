import { parseArgs } from "node:util";
import { benches } from "./benches.ts";
import { judge } from "./result.ts";
import { asTable } from "./table.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: "boolean", default: false },
    customers: { type: "string" },
    help: { type: "boolean", default: false },
  },
});
const [name, ...others] = positionals;

try {
  if (name === undefined || values.help) console.log(list());
  else if (others.length > 0)
    throw new Error(`One bench at a time, not ${positionals.join(", ")}.`);
  else await run(name);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
// A browser or worker that a failed bench left behind must not keep the command waiting.
process.exit();

async function run(name: string): Promise<void> {
  const bench = benches[name];
  if (!bench) throw new Error(`There is no bench ${name}.\n${list()}`);
  const measure = await bench.load();
  const customers = customersOf(values.customers);
  const result = judge(name, await measure({ customers, say: (text) => console.error(text) }));
  console.log(values.json ? JSON.stringify(result) : asTable(result));
}

function list(): string {
  const lines = Object.entries(benches).map(([key, { about }]) => `  ${key.padEnd(12)} ${about}`);
  return `npm run bench -- NAME [--json] [--customers N]\n\n${lines.join("\n")}`;
}

function customersOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const count = Number(text);
  if (Number.isInteger(count) && count >= 10 && count <= 100_000) return count;
  throw new Error(`--customers ${text}: expected a whole number from 10 to 100000.`);
}
