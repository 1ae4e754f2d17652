import { expect, test } from "@playwright/test";
import { readFile } from "node:fs/promises";
import type { Server } from "node:http";
import { join } from "node:path";
import type { BanyanBridge } from "#renderer/platform/bridge.ts";
import { launchShell, startStubServer, type Shell } from "./launch.ts";

const customerId = "0b0e7f5c-6f1d-4a51-9a3e-2f1f4f0d9c11";
let shell: Shell;
let server: Server;
let serverOrigin: string;

test.beforeAll(async () => {
  ({ server, origin: serverOrigin } = await startStubServer());
  shell = await launchShell(serverOrigin, `banyan://open/${customerId}`);
});

test.afterAll(async () => {
  await shell.app.close();
  server.close();
});

test("W2 W3 W20 the page has no Node and only named functions", async () => {
  const seen = await shell.page.evaluate(() => ({
    node: ["process", "require", "module", "Buffer"].filter((name) => name in window),
    bridge: Object.values<BanyanBridge[keyof BanyanBridge]>(window.banyan ?? {}).map(
      (member) => typeof member,
    ),
  }));
  expect(seen.node).toEqual([]);
  expect(new Set(seen.bridge)).toEqual(new Set(["function"]));
});

test("W1 W7 pages come from app://banyan with the policy", async () => {
  const policy = await shell.page.evaluate(async () => {
    const answer = await fetch("app://banyan/index.html");
    return answer.headers.get("content-security-policy");
  });
  expect(shell.page.url()).toMatch(/^app:\/\/banyan\/index\.html/);
  expect(policy).toContain(
    `connect-src 'self' ${serverOrigin} ${serverOrigin.replace("http", "ws")}`,
  );
  expect(policy).not.toContain("unsafe");
});

test("W1 W5 H7 the page reaches the server under its own origin, and no other", async () => {
  const seen = await shell.page.evaluate(async (origin) => {
    const answer: unknown = await (await fetch(`${origin}/x`)).json();
    const other = await fetch("http://127.0.0.1:9/").then(
      () => "reached",
      () => "blocked",
    );
    return { answer, other };
  }, serverOrigin);
  expect(seen).toEqual({ answer: { origin: "app://banyan" }, other: "blocked" });
});

test("W5 permissions are denied", async () => {
  const state = await shell.page.evaluate(async () => {
    const { state: geolocation } = await navigator.permissions.query({ name: "geolocation" });
    return { geolocation, notifications: await Notification.requestPermission() };
  });
  expect(state).toEqual({ geolocation: "denied", notifications: "denied" });
});

test("W13 W14 B47 the page goes nowhere and opens nothing", async () => {
  const before = shell.page.url();
  const opened = await shell.page.evaluate(() => {
    const child = window.open("https://evil.example/");
    window.location.href = "https://evil.example/";
    return child !== null;
  });
  await shell.page.waitForTimeout(300);
  expect(opened).toBe(false);
  expect(shell.page.url()).toBe(before);
  expect(shell.app.windows()).toHaveLength(1);
});

test("W17 B48 B49 main refuses what the contract does not allow", async () => {
  const outcome = await shell.page.evaluate(async () => {
    const bridge = window.banyan;
    if (!bridge) return null;
    await bridge.opened();
    const refused = (call: Promise<unknown>) =>
      call.then(
        () => "allowed",
        () => "refused",
      );
    return {
      file: await bridge.openExternal("file:///etc/passwd"),
      otherSecret: await refused(bridge.getSecret("kek1" as "keyEncryptionKey")),
      pathObject: await refused(bridge.notify({ path: "/" } as unknown as string, "x")),
    };
  });
  expect(outcome).toEqual({ file: false, otherSecret: "refused", pathObject: "refused" });
});

test("B41 the link of the start waits for an open session and is taken once", async () => {
  const links = await shell.page.evaluate(async () => {
    await window.banyan?.opened();
    return [await window.banyan?.takeDeepLink(), await window.banyan?.takeDeepLink()];
  });
  // The page itself may have taken it already: then both are null, and none is told twice.
  expect(links[1]).toBeNull();
  expect([null, customerId]).toContain(links[0]?.customerId ?? null);
});

test("B42 B46 a PDF lands where the dialog said, whole", async () => {
  const path = join(shell.folder, "客戶.pdf");
  await shell.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath });
  }, path);
  const outcome = await shell.page.evaluate(async () => {
    await window.banyan?.opened();
    return window.banyan?.printToPdf(
      "客戶",
      "<!doctype html><p>保單</p><img src='https://evil.example/p.png'><script>document.title='ran'</script>",
    );
  });
  expect(outcome).toEqual({ kind: "saved" });
  expect((await readFile(path)).subarray(0, 5).toString()).toBe("%PDF-");
});

test("SECURITY 2 locking throws the window away and opens a fresh one", async () => {
  const next = shell.app.waitForEvent("window");
  await shell.page.evaluate(async () => {
    await window.banyan?.opened();
    void window.banyan?.lockNow();
  });
  const page = await next;
  await page.waitForLoadState("domcontentloaded");
  await expect.poll(() => shell.app.windows().length).toBe(1);
  expect(page.url()).toMatch(/^app:\/\/banyan\/index\.html\?locked/);
});
