import { parseArgs } from "node:util";
import { parseIso } from "#shared/insurance/date.ts";
import type { IsoDate } from "#shared/model/brand.ts";
import { MOST_CUSTOMERS } from "./company.ts";
import { LIN_FAMILY_SIZE } from "./linFamily.ts";
import type { CompanyOptions } from "./types.ts";
import { writeCompany } from "./writeCompany.ts";

/** A mistake in what was typed; shown without a stack. */
export class UsageError extends Error {
  override name = "UsageError";
}

export const demoHelp = `banyan demo --customers N --out DIR [--seed S] [--today YYYY-MM-DD]

Writes an invented insurer's branch: one JSONL file per collection, and import/ with customers and
policies as UTF-8 CSV, Big5 CSV and XLSX. The same seed and day give the same bytes.

  --customers N   ${LIN_FAMILY_SIZE} to ${MOST_CUSTOMERS} customers (default 1000)
  --seed S        any text or number (default 1)
  --out DIR       folder to write to, created if missing
  --today DATE    the day the company is looked at (default: today in Taipei)`;

/** Reads the command line; `now` only decides the default day. */
export function demoOptions(args: readonly string[], now: Date): CompanyOptions & { out: string } {
  const { values } = parseArgs({
    args: [...args],
    options: {
      customers: { type: "string", default: "1000" },
      seed: { type: "string", default: "1" },
      out: { type: "string" },
      today: { type: "string" },
    },
  });
  const customers = Number(values.customers);
  if (!Number.isInteger(customers) || customers < LIN_FAMILY_SIZE || customers > MOST_CUSTOMERS) {
    throw new UsageError(
      `--customers must be a whole number from ${LIN_FAMILY_SIZE} to ${MOST_CUSTOMERS}, not "${values.customers}".`,
    );
  }
  if (!values.out) throw new UsageError("--out DIR is missing: say where to write the company.");
  const today = parseIso(values.today ?? dayInTaipei(now));
  if (today === null)
    throw new UsageError(`--today must be a real date such as 2026-11-24, not "${values.today}".`);
  return { customers, seed: values.seed, today: today as IsoDate, out: values.out };
}

const dayInTaipei = (now: Date) => now.toLocaleDateString("sv-SE", { timeZone: "Asia/Taipei" });

export function runDemo(args: readonly string[], now: Date): void {
  const { out, ...options } = demoOptions(args, now);
  const counts = writeCompany(options, out);
  const listed = Object.entries(counts).map(([name, count]) => `${count} ${name}`);
  console.log(`${out}: ${listed.join(", ")}`);
}
