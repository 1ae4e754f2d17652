import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromiumPath, electronBinary } from "./binary.ts";

// Runs what this computer can run, and says on one line each why it did not run the rest. A project
// that could not run is never reported as passed.
const root = `${import.meta.dirname}/../..`;
const hasScreen =
  process.platform !== "linux" || Boolean(process.env["DISPLAY"] ?? process.env["WAYLAND_DISPLAY"]);
const hasVirtualScreen = spawnSync("xvfb-run", ["--help"]).status === 0;

const NO_BUILD = "no build (npm run build:electron)";
const isBuilt = ["electron/main.js", "server/serve.js"].every((file) =>
  existsSync(`${root}/dist/${file}`),
);

function whyNoShell(): string | null {
  if (!electronBinary())
    return "Electron's binary is not installed (npx install-electron fetches it)";
  if (!isBuilt) return NO_BUILD;
  if (!existsSync(`${root}/dist/renderer/index.html`)) return "no build (npm run build)";
  return hasScreen || hasVirtualScreen ? null : "no screen, and no xvfb-run";
}

const obstacles: Readonly<Record<string, string | null>> = {
  policy: chromiumPath() ? null : "no Chromium (CHROMIUM_PATH names one)",
  startup: isBuilt ? null : NO_BUILD,
  server: isBuilt ? null : NO_BUILD,
  shell: whyNoShell(),
  fuses: process.env["BANYAN_PACKAGED"] ? null : "BANYAN_PACKAGED names no packaged application",
};

const projects: string[] = [];
for (const [project, obstacle] of Object.entries(obstacles)) {
  if (obstacle) process.stdout.write(`not run: electron ${project}: ${obstacle}\n`);
  else projects.push(`--project=${project}`);
}
if (projects.length > 0) {
  const playwright = ["playwright", "test", "--config", "tests/electron/playwright.config.ts"];
  const isOffScreen = !hasScreen && !obstacles["shell"];
  const program = isOffScreen ? "xvfb-run" : "npx";
  const args = [...(isOffScreen ? ["-a", "npx"] : []), ...playwright, ...projects];
  process.exitCode = spawnSync(program, args, { cwd: root, stdio: "inherit" }).status ?? 1;
}
