import { spawn, type ChildProcess } from "node:child_process";
import { createServer } from "node:http";
import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const SCRIPT = join(import.meta.dirname, "..", "..", "..", "scripts", "start.ts");
let base: string;
const children: ChildProcess[] = [];
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "banyan-start-"));
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  await rm(base, { recursive: true, force: true });
});

type Run = { code: number | null; out: string; err: string };

/** `npm start` without its build, until it ends or says that it is ready. */
function start(...args: string[]): Promise<Run> {
  const child = spawn(process.execPath, [
    "--disable-warning=ExperimentalWarning",
    SCRIPT,
    "--headless",
    "--customers",
    "10",
    ...args,
  ]);
  children.push(child);
  const run: Run = { code: null, out: "", err: "" };
  return new Promise((resolve) => {
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      run.out += text;
      if (run.out.includes("Banyan ready")) resolve(run);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => (run.err += text));
    child.once("close", (code) => resolve({ ...run, code }));
  });
}

/** What every refusal owes its reader: exit code 1, no stack, no error number of a library. */
const REFUSAL = /^Banyan did not start: [^\n]+\.\n {2}Why: [^\n]+\n {2}Do: {2}[^\n]+\n$/;
const refused = (...texts: string[]) => ({
  code: 1,
  out: "",
  err: expect.toSatisfy(
    (err: string) =>
      REFUSAL.test(err) &&
      !/\n\s+at |ERR_|errno|Error:/.test(err) &&
      texts.every((text) => err.includes(text)),
    texts.join(" … "),
  ) as string,
});

const freePort = async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return String(port);
};

describe("npm start where the port is taken", () => {
  it("says so before it makes a company, and what to type", async () => {
    const other = createServer((_request, response) => response.end("another program"));
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = other.address() as AddressInfo;
    const data = join(base, "data");
    const run = await start("--data", data, "--port", String(port));
    await new Promise((resolve) => other.close(resolve));
    expect(run).toEqual(refused(`port ${port}`, "Another program", "npm start -- "));
    expect(await readdir(data)).toEqual([]);
  });

  it("knows a Banyan server of another data folder", async () => {
    const port = await freePort();
    expect((await start("--data", join(base, "one"), "--port", port)).out).toContain("ready");
    const run = await start("--data", join(base, "two"), "--port", port);
    expect(run).toEqual(refused(`port ${port}`, "Banyan server", "another data folder"));
  });
});

describe("npm start on a folder that cannot serve", () => {
  it("a file is no folder, nor is what lies beneath a file", async () => {
    const file = join(base, "file.txt");
    await writeFile(file, "text");
    expect(await start("--data", file)).toEqual(refused(file, "is a file"));
    expect(await start("--data", join(file, "deeper"))).toEqual(refused(file, "is a file"));
  });

  it("a folder that the system will not make is refused at once", async () => {
    expect(await start("--data", "/proc/banyan")).toEqual(
      refused("/proc/banyan", "could not be made"),
    );
  });

  it("a folder of another use is left untouched", async () => {
    const folder = join(base, "papers");
    await mkdir(folder);
    await writeFile(join(folder, "thesis.docx"), "my thesis");
    expect(await start("--data", folder)).toEqual(refused(folder, "thesis.docx", "empty"));
    expect(await readdir(folder)).toEqual(["thesis.docx"]);
  });

  it("a database file that is none, or another program's, is named and left as it is", async () => {
    const data = join(base, "data");
    await mkdir(data);
    const file = join(data, "banyan.sqlite");
    await writeFile(file, "this is not a database, only a text of some length".repeat(20));
    expect(await start("--data", data)).toEqual(refused(file, "not a database"));
    await rm(file);
    const other = new DatabaseSync(file);
    other.exec("create table recipes (id integer)");
    other.close();
    expect(await start("--data", data)).toEqual(refused(file, "another program"));
    expect(await readdir(data)).toEqual(["banyan.sqlite"]);
  });
});

it("npm start takes an empty folder, says that --port is not used where a server runs, and joins none of another folder", async () => {
  const data = join(base, "data");
  await mkdir(data);
  await writeFile(join(data, ".DS_Store"), "");
  const first = await start("--data", data);
  expect(first.out).toContain("Making the demo company");
  const url = /ready: (\S+)/.exec(first.out)?.[1] ?? "";
  const second = await start("--data", data, "--port", await freePort());
  expect(second.err).toBe("");
  expect(second.out).toMatch(/--port \d+ is not used: .*already runs.* Stop it/s);
  expect(second.out).toContain(`ready: ${url}`);

  // A folder whose last address now belongs to the server of another one.
  const stale = join(base, "stale");
  await mkdir(stale);
  const { port } = new URL(url);
  await writeFile(join(stale, "running.json"), JSON.stringify({ url, port: Number(port) }));
  const third = await start("--data", stale);
  expect(third.out).not.toContain("joining");
  expect(third.out).toContain("Making the demo company");
  expect(third.out).toContain(`Port ${port}`);
});
