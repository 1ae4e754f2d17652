import { parseArgs } from "node:util";

const help = `banyan <command>

  demo      write an invented company (banyan demo --help)
  batch     answer domain questions, one JSON object a line, from standard input to standard output
            (banyan batch --help [function])
  propensity
            learn from customers with a yes/no outcome how likely it is for others
            (banyan propensity --help)
  fixtures  renew the small import files in tests/fixtures/import

npm run --silent banyan -- demo --customers 1000 --seed 1 --out ./demo`;

/** Commands are loaded when asked for: `batch` must start fast and `demo` needs the whole model. */
async function main([command, ...args]: string[]): Promise<number> {
  if (command === undefined || command === "--help" || command === "-h" || command === "help") {
    console.log(help);
    return command === undefined ? 2 : 0;
  }
  if (command === "demo") return demo(args);
  if (command === "batch") return batch(args);
  if (command === "propensity") {
    const { runPropensity } = await import("#scripts/propensity/propensityCommand.ts");
    return runPropensity(args);
  }
  if (command === "fixtures") {
    parseArgs({ args, options: {} });
    const { writeFixtures } = await import("#scripts/demo/writeFixtures.ts");
    writeFixtures("tests/fixtures/import");
    return 0;
  }
  console.error(`Unknown command "${command}".\n\n${help}`);
  return 2;
}

async function batch(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    options: { help: { type: "boolean", short: "h" } },
    allowPositionals: true,
  });
  const [fn] = positionals;
  if (values.help) {
    const { batchHelp } = await import("#scripts/batch/help.ts");
    const text = batchHelp(fn);
    if (text !== null) console.log(text);
    else console.error(`Unknown function "${fn}".`);
    return text === null ? 2 : 0;
  }
  if (fn !== undefined) {
    console.error(`"${fn}" is not an option of batch: requests come from standard input.`);
    return 2;
  }
  const { runBatch } = await import("#scripts/batch/batch.ts");
  await runBatch(process.stdin, process.stdout);
  return 0;
}

async function demo(args: string[]): Promise<number> {
  const { demoHelp, runDemo } = await import("#scripts/demo/demoCommand.ts");
  if (args.includes("--help") || args.includes("-h")) console.log(demoHelp);
  else runDemo(args, new Date());
  return 0;
}

/** What the user can put right is told in one line; anything else keeps its stack. */
function isUsersMistake(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  return error.name === "UsageError" || code.startsWith("ERR_PARSE_ARGS") || /^E[A-Z]+$/.test(code);
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(isUsersMistake(error) ? `banyan: ${error.message}` : error);
  process.exitCode = 2;
}
