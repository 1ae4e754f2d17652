import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { electronBinary } from "./binary.ts";

// Runs the suite against the real Electron, or says on one line why it did not. A suite that could not
// run is never reported as passed.
const root = `${import.meta.dirname}/../..`;
const say = (line: string) => void process.stdout.write(`${line}\n`);

const hasScreen =
  process.platform !== "linux" || Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);
const hasVirtualScreen = spawnSync("xvfb-run", ["--help"]).status === 0;

function reasonNotToRun(): string | null {
  if (!electronBinary())
    return "Electron's binary is not installed (npx install-electron fetches it)";
  if (!existsSync(`${root}/dist/electron/main.js`)) return "no build (npm run build:electron)";
  if (!existsSync(`${root}/dist/renderer/index.html`)) return "no build (npm run build)";
  return hasScreen || hasVirtualScreen ? null : "no screen, and no xvfb-run";
}

const reason = reasonNotToRun();
if (reason) {
  say(`not run: electron suite: ${reason}`);
} else {
  if (!process.env["BANYAN_PACKAGED"]) {
    say("not run: electron fuses (W19): BANYAN_PACKAGED names no packaged application");
  }
  const test = ["playwright", "test", "--config", "tests/electron/playwright.config.ts"];
  const command = hasScreen ? ["npx", ...test] : ["xvfb-run", "-a", "npx", ...test];
  const [program = "npx", ...args] = command;
  const run = spawnSync(program, args, { cwd: root, stdio: "inherit" });
  process.exitCode = run.status ?? 1;
}
