import { expect, test } from "@playwright/test";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

// The bundled server as the shell forks it, on Node in place of Electron's utility process: the port to
// the parent is the only thing of Electron's that it uses.
const bundle = join(import.meta.dirname, "../../dist/server/serve.js");
const fakePort =
  "data:text/javascript,process.parentPort={postMessage:(message)=>process.send(message)}";

let server: ChildProcess;
let origin: string;

test.beforeAll(async () => {
  const data = await mkdtemp(join(tmpdir(), "banyan-server-"));
  server = spawn(process.execPath, ["--import", fakePort, bundle, `--data=${data}`], {
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  const [message] = (await once(server, "message")) as [{ kind: string; port: number }];
  expect(message.kind).toBe("listening");
  origin = `http://127.0.0.1:${message.port}`;
});

test.afterAll(() => void server.kill());

const ask = (from: string) => fetch(`${origin}/api/`, { headers: { origin: from } });

test("H7 the embedded server answers app://banyan by name", async () => {
  const answer = await ask("app://banyan");
  expect(answer.headers.get("access-control-allow-origin")).toBe("app://banyan");
});

test("H7 B39 and refuses every other page", async () => {
  for (const stranger of ["app://evil", "null", "https://evil.example", "file://"]) {
    expect((await ask(stranger)).status, stranger).toBe(403);
  }
});
