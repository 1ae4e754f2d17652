import { readFileSync, writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import {
  probabilitiesOf,
  reasonsOf,
  trainPropensity,
} from "#shared/analytics/propensity/propensity.ts";
import {
  readScoringTable,
  readTrainingTable,
  type Table,
} from "#shared/analytics/propensity/table.ts";
import { BanyanError, defineError } from "#shared/errors/defineError.ts";

export const propensityHelp = `banyan propensity --train FILE --score FILE [--report FILE]

Learns from the customers of one table how likely the outcome is for those of another, and prints one
probability a line, in the order of the table to score.

  --train FILE    one customer a line, columns separated by tabs, no line of names; the last column
                  is the outcome, 1 or 0 (or yes or no)
  --score FILE    the same columns without the outcome
  --report FILE   write quality on held-out customers, and three reasons a customer, as JSON`;

export const fileUnreadable = defineError("FILE_UNREADABLE", {
  cause: "A file cannot be read.",
  fix: "Check the path and that you may read it.",
});
export const optionMissing = defineError("OPTION_MISSING", {
  cause: "The command needs both tables.",
  fix: "Give --train FILE and --score FILE.",
});

/** Only probabilities reach `out`: another program may read them. */
export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

const STREAMS: Streams = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

/** Exit code 0, or 2 where the user can put something right. */
export function runPropensity(args: readonly string[], { out, err }: Streams = STREAMS): number {
  const { values } = parseArgs({
    args: [...args],
    options: {
      train: { type: "string" },
      score: { type: "string" },
      report: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) {
    out(`${propensityHelp}\n`);
    return 0;
  }
  try {
    if (!values.train || !values.score) throw new BanyanError(optionMissing);
    const training = readTable(values.train, readTrainingTable);
    const table = readTable(values.score, (text) => readScoringTable(text, training));
    const model = trainPropensity(training);
    const probabilities = [...probabilitiesOf(model, table)];
    if (values.report) {
      const people = reasonsOf(model, table).map((reasons, row) => ({
        probability: probabilities[row],
        // Columns are counted from 1, as in the messages about a table.
        reasons: reasons.map(({ column, points }) => ({
          column: column + 1,
          value: cellAt(table, column, row),
          points,
        })),
      }));
      const report = { quality: model.quality, calibration: model.calibration, people };
      writeFileSync(values.report, `${JSON.stringify(report, null, 2)}\n`);
    }
    out(probabilities.map((value) => `${value.toFixed(9)}\n`).join(""));
    return 0;
  } catch (error) {
    if (!(error instanceof BanyanError)) throw error;
    err(`banyan: ${error.code}: ${error.message}\n${error.fix}\n`);
    return 2;
  }
}

/** Errors of a table name its file. */
function readTable<T>(path: string, read: (text: string) => T): T {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (cause) {
    throw new BanyanError(fileUnreadable, path, { cause });
  }
  try {
    return read(text);
  } catch (error) {
    if (error instanceof BanyanError) error.message = `${path}: ${error.message}`;
    throw error;
  }
}

function cellAt({ columns }: Table, column: number, row: number): number | string | null {
  const value = columns[column]?.values[row];
  return value === undefined || Number.isNaN(value) ? null : value;
}
