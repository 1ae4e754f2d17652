import { expect, test } from "@playwright/test";
import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Question } from "./standIn/electron.ts";

// The built main process from start to lock, on a stand-in for Electron: shows that the parts fit, not
// that Chromium obeys. That is for shell.spec.ts, where the binary is.
const main = join(import.meta.dirname, "../../dist/electron/main.js");
const hook = join(import.meta.dirname, "standIn/hook.ts");
const customerId = "0b0e7f5c-6f1d-4a51-9a3e-2f1f4f0d9c11";

let shell: ChildProcess;
let folder: string;

async function put(question: Question): Promise<unknown> {
  shell.send(question);
  const [{ answer }] = (await once(shell, "message")) as [{ answer: unknown }];
  return answer;
}
const call = (channel: string, ...args: unknown[]) =>
  put({ ask: "call", channel, args, origin: "app://banyan" });

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "banyan-startup-"));
  shell = fork(main, [`banyan://open/${customerId}`], {
    execArgv: ["--disable-warning=ExperimentalWarning", "--import", hook],
    env: { ...process.env, BANYAN_STAND_IN: folder },
  });
  // Ready once the embedded server listens and the channels stand.
  await expect.poll(() => put({ ask: "events" }), { timeout: 30_000 }).not.toBeNull();
});

test.afterAll(async () => {
  await put({ ask: "end" });
  shell.kill();
});

test("W1 W4 W7 it starts sandboxed, with its own server in the policy of its page", async () => {
  const events = (await put({ ask: "events" })) as string[];
  expect(events.slice(0, 3)).toEqual(["sandbox", "scheme", "ready"]);
  expect(events).toContain("load app://banyan/index.html");
  expect(events).not.toContain("stray closed");
  const { serverOrigin } = (await call("app.info")) as { serverOrigin: string };
  const policy = await put({ ask: "page", url: "app://banyan/index.html" });
  expect(policy).toContain(`connect-src 'self' ${serverOrigin} ws://127.0.0.1:`);
  const answer = await fetch(`${serverOrigin}/api/`, { headers: { origin: "app://banyan" } });
  expect(answer.headers.get("access-control-allow-origin")).toBe("app://banyan");
});

test("W17 B41 B42 it refuses strangers and the locked, then serves the open session", async () => {
  const stranger: Question = { ask: "call", channel: "app.info", args: [], origin: "https://evil" };
  expect(await put(stranger)).toBe("untrustedSender");
  expect(await call("deepLink.take")).toBe("locked");
  await call("lock.opened");
  expect(await call("deepLink.take")).toEqual({ customerId });
  expect(await call("external.open", "file:///etc/passwd")).toBe(false);
  expect(await call("print.pdf", "客戶", "<p>保單</p>")).toEqual({ kind: "saved" });
  expect(await readFile(join(folder, "客戶.pdf"), "utf8")).toBe("%PDF-");
});

test("SECURITY 2 suspend warns the window, replaces it and refuses again", async () => {
  await call("lock.opened");
  const before = ((await put({ ask: "events" })) as string[]).length;
  await put({ ask: "suspend" });
  expect(await call("secret.get", "keyEncryptionKey")).toBe("locked");
  await expect
    .poll(async () => ((await put({ ask: "events" })) as string[]).slice(before))
    .toEqual(["lock.signal", "load app://banyan/index.html?locked", "destroy"]);
});

test("X3 SECURITY 2 a page that crashed is replaced by one that asks for the passphrase again", async () => {
  await call("lock.opened");
  const before = ((await put({ ask: "events" })) as string[]).length;
  await put({ ask: "crash" });
  expect(await call("secret.get", "keyEncryptionKey")).toBe("locked");
  const after = ((await put({ ask: "events" })) as string[]).slice(before);
  expect(after).toEqual(["load app://banyan/index.html?locked", "destroy"]);
});
