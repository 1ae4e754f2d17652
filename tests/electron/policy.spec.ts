import { chromium, expect, test, type Page } from "@playwright/test";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { contentSecurityPolicy, PRINT_POLICY } from "../../electron/main/contentSecurityPolicy.ts";
import { chromiumPath } from "./binary.ts";

// The policy judged by a real Chromium, which Electron shares: needs no Electron binary.
const EMPTY_WASM = "new Uint8Array([0,97,115,109,1,0,0,0])";
const compile = `WebAssembly.compile(${EMPTY_WASM}).then(() => "compiled", () => "refused")`;
const worker = `${compile}.then((outcome) => postMessage(outcome));`;
const FILES: Readonly<Record<string, [type: string, body: string]>> = {
  "/index.html": ["text/html", "<!doctype html><p id=p>榕</p>"],
  "/assets/data.worker-abc123.js": ["text/javascript", worker],
  "/assets/other.worker-abc123.js": ["text/javascript", worker],
  "/print.html": ["text/html", '<!doctype html><p id=p style="color: rgb(1, 2, 3)">榕</p>'],
};

let server: Server;
let page: Page;
let origin: string;

test.beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? "/";
    const [type, body] = FILES[path] ?? ["text/plain", ""];
    const policy =
      path === "/print.html" ? PRINT_POLICY : contentSecurityPolicy(path, "https://crm.example");
    response.setHeader("content-security-policy", policy);
    response.setHeader("content-type", `${type}; charset=utf-8`);
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const browser = await chromium.launch({
    executablePath: chromiumPath() ?? undefined,
    args: [
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--disable-quic",
      "--no-first-run",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });
  page = await browser.newPage();
});

test.afterAll(async () => {
  await page.context().browser()?.close();
  server.close();
});

test.beforeEach(async () => {
  await page.goto(`${origin}/index.html`);
});

const workerOutcome = (name: string) =>
  page.evaluate(
    (address) =>
      new Promise((resolve) => {
        const started = new Worker(address, { type: "module" });
        started.addEventListener("message", (event: MessageEvent<unknown>) => resolve(event.data));
      }),
    `/assets/${name}-abc123.js`,
  );

test("W7 only the named workers compile WebAssembly", async () => {
  expect(await workerOutcome("data.worker")).toBe("compiled");
  expect(await workerOutcome("other.worker")).toBe("refused");
});

test("W7 the page runs no inline script or style, no frame, and reaches its server alone", async () => {
  const seen = await page.evaluate(async () => {
    const violated: string[] = [];
    document.addEventListener("securitypolicyviolation", (event) =>
      violated.push(event.effectiveDirective),
    );
    const script = document.createElement("script");
    script.textContent = "document.title = 'ran'";
    const style = document.createElement("style");
    style.textContent = "p { color: red }";
    const frame = document.createElement("iframe");
    frame.src = "https://evil.example/";
    document.body.append(script, style, frame);
    document.querySelector("#p")?.setAttribute("style", "color: red");
    await fetch("https://evil.example/").catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 200));
    return { title: document.title, violated: [...new Set(violated)].toSorted() };
  });
  expect(seen.title).not.toBe("ran");
  expect(seen.violated).toEqual([
    "connect-src",
    "frame-src",
    "script-src-elem",
    "style-src-attr",
    "style-src-elem",
  ]);
});

test("B46 the printed page keeps its inline style attributes", async () => {
  await page.goto(`${origin}/print.html`);
  await expect(page.locator("#p")).toHaveCSS("color", "rgb(1, 2, 3)");
});
