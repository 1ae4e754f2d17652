import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { findBrowser } from "../start/browsers.ts";

const APT = ["install", "-y", "-q", "chromium", "fonts-noto-cjk", "xvfb"];

/**
 * The browser for tests: named or installed; else Debian's, where this process may install it; else
 * Playwright's own. Null when there is none to be had; the message has said what to type.
 */
export function prepareBrowser(): string | null {
  const found = findBrowser() ?? fromDebian() ?? fromPlaywright();
  if (!found) {
    console.error(
      "No browser for the tests. Install Chromium, Chrome or Edge, or type: npx playwright install --with-deps chromium",
    );
    return null;
  }
  if (process.platform === "linux") addChineseFont();
  console.log(`Browser: ${found}`);
  return found;
}

const mayInstall = () => process.getuid?.() === 0 && existsSync("/usr/bin/apt-get");

function fromDebian(): string | null {
  if (!mayInstall()) return null;
  console.log("No browser here; installing Chromium and a Chinese font with apt-get …");
  spawnSync("apt-get", ["update", "-q"], { stdio: "inherit" });
  aptGet(APT);
  return findBrowser();
}

/** Without one, Chinese is drawn as empty boxes and screenshots prove nothing. */
function addChineseFont(): void {
  const listed = spawnSync("fc-list", [":lang=zh-tw"], { encoding: "utf8" });
  if (listed.stdout?.trim() || !mayInstall()) return;
  aptGet(["install", "-y", "-q", "fonts-noto-cjk"]);
}

function aptGet(args: string[]): void {
  spawnSync("apt-get", args, {
    stdio: "inherit",
    env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
  });
}

function fromPlaywright(): string | null {
  const path = chromium.executablePath();
  if (!existsSync(path)) {
    console.log("No browser here; fetching Playwright's Chromium …");
    spawnSync("npx", ["playwright", "install", "--with-deps", "chromium"], {
      stdio: "inherit",
      shell: process.platform === "win32",
    });
  }
  return existsSync(path) ? path : null;
}
