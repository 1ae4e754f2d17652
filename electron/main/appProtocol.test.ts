import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";

vi.mock("electron", () => ({ protocol: {} }));
const { serveAsset } = await import("./appProtocol.ts");

const policyOf = (path: string) => `policy of ${path}`;

describe("app:// protocol", () => {
  let folder = "";
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "banyan-assets-"));
    await writeFile(join(folder, "index.html"), "<!doctype html>");
    await writeFile(join(folder, "secret.exe"), "x");
  });
  afterAll(() => rm(folder, { recursive: true }));

  it("W1 W7 serves a page with its policy", async () => {
    const answer = await serveAsset(folder, "app://banyan/index.html", policyOf);
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-security-policy")).toBe("policy of /index.html");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await answer.text()).toBe("<!doctype html>");
  });

  it.each([
    ["app://evil/index.html", 403],
    ["app://banyan/missing.js", 404],
    ["app://banyan/secret.exe", 404],
    ["app://banyan/..%2fsecret.html", 404],
  ])("W7 %s is refused, with a policy", async (address, status) => {
    const answer = await serveAsset(folder, address, policyOf);
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-security-policy")).toMatch(/^policy of/);
  });
});
