import { spawn } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";

export type Count = { passed: number; failed: number; skipped: number };
export type Step = {
  name: string;
  command: string[];
  env?: Record<string, string>;
  /** Counts the cases in the runner's own report; without one a step is one case. */
  report?: { file: string; read: (text: string) => Count };
};

export const output = join(import.meta.dirname, "..", "..", "test-output");

/** Runs one step with its output on screen; a report that is missing counts as a failure. */
export async function runStep({ name, command, env, report }: Step): Promise<Count> {
  const started = Date.now();
  console.log(`\n== ${name}`);
  if (report) await rm(report.file, { force: true });
  const code = await run(command, env);
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  const own = { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const count = report ? await readReport(report, own) : own;
  // A runner that failed without a failing case (a crash, an unhandled error) still failed.
  if (code !== 0 && count.failed === 0) count.failed = 1;
  console.log(`-- ${name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`);
  return count;
}

async function readReport(report: NonNullable<Step["report"]>, own: Count): Promise<Count> {
  try {
    return report.read(await readFile(report.file, "utf8"));
  } catch {
    return { passed: 0, failed: Math.max(own.failed, 1), skipped: 0 };
  }
}

function run([program = "", ...args]: string[], env: Record<string, string> = {}): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, ...env },
      shell: process.platform === "win32",
    });
    child.once("error", () => resolve(1));
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
