import { appendFileSync, mkdirSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";

const MAX_BYTES = 1024 * 1024;

/** Codes and counts of the shell, one JSON object a line. Never personal data, never a path chosen by a person. */
export function createLog(file: string, now: () => Date) {
  mkdirSync(dirname(file), { recursive: true });
  return function log(event: string, details: Readonly<Record<string, string | number>> = {}) {
    try {
      if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES) {
        renameSync(file, `${file}.1`);
      }
      appendFileSync(file, `${JSON.stringify({ at: now().toISOString(), event, ...details })}\n`);
    } catch {
      // A full disk must not stop the application from saying so itself.
    }
  };
}
export type Log = ReturnType<typeof createLog>;
