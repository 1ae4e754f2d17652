import { chromium } from "@playwright/test";
import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/**
 * The installed Electron, or null. Looks without `require("electron")`, which would start a download
 * where the binary is missing.
 */
export function electronBinary(): string | null {
  const folder = dirname(createRequire(import.meta.url).resolve("electron/package.json"));
  const named = join(folder, "path.txt");
  const name = existsSync(named) ? readFileSync(named, "utf8") : "electron";
  const dist = process.env["ELECTRON_OVERRIDE_DIST_PATH"] ?? join(folder, "dist");
  const binary = join(dist, name);
  return existsSync(binary) ? binary : null;
}

const CHROMIUM_PLACES = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];

/** The browser named by CHROMIUM_PATH, else an installed one, else Playwright's own, else null. */
export function chromiumPath(): string | null {
  const places = [
    process.env["CHROMIUM_PATH"] ?? "",
    ...CHROMIUM_PLACES,
    chromium.executablePath(),
  ];
  return places.find((place) => place !== "" && existsSync(place)) ?? null;
}
