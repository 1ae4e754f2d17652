import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..", "..", "..");
export const rendererDir = join(root, "dist", "renderer");

/** Builds the window where it has not been built. */
export function ensureBuild(say: (text: string) => void): void {
  if (existsSync(join(rendererDir, ".vite", "manifest.json"))) return;
  say("No build here; npm run build …");
  const { status } = spawnSync("npm", ["run", "--silent", "build"], {
    cwd: root,
    stdio: ["ignore", "ignore", "inherit"],
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error("npm run build failed.");
}

/** As the check of the build measures it: one rule for what start-up JavaScript is. kB, gzip. */
export function startupJavaScriptKb(): number {
  const { stdout } = spawnSync(process.execPath, [join(root, "scripts", "bundleBudget.ts")], {
    encoding: "utf8",
  });
  const found = /([\d.]+) kB {2}start-up JavaScript/.exec(stdout);
  if (!found)
    throw new Error("scripts/bundleBudget.ts did not say the size of the start-up JavaScript.");
  return Number(found[1]);
}
