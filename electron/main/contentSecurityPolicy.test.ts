import { describe, expect, it } from "vitest";
import { contentSecurityPolicy, PRINT_POLICY } from "./contentSecurityPolicy.ts";

const server = "https://crm.example";

describe("content security policy", () => {
  it("W7 is the policy of SECURITY section 4", () => {
    expect(contentSecurityPolicy("/index.html", server)).toBe(
      "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; font-src 'self'; " +
        "img-src 'self' blob:; connect-src 'self' https://crm.example wss://crm.example; base-uri 'none'; " +
        "form-action 'none'; frame-src 'none'; frame-ancestors 'none'; object-src 'none'",
    );
  });

  it("W1 names the embedded server by its port", () => {
    expect(contentSecurityPolicy("/", "http://127.0.0.1:40123")).toContain(
      "connect-src 'self' http://127.0.0.1:40123 ws://127.0.0.1:40123;",
    );
  });

  it.each(["/assets/data.worker-Bx3_-9aZ.js", "/assets/kdf.worker-abc.js"])(
    "W7 %s may compile WebAssembly",
    (path) => expect(contentSecurityPolicy(path, server)).toContain("'wasm-unsafe-eval'"),
  );

  it.each([
    "/index.html",
    "/assets/index-abc.js",
    "/assets/search.worker-abc.js",
    "/assets/broker.worker-abc.js",
    "/assets/dataXworker-abc.js",
    "/assets/data.worker-abc.js/../index.html",
    "/x/assets/data.worker-abc.js",
  ])("W7 %s may not", (path) =>
    expect(contentSecurityPolicy(path, server)).not.toContain("unsafe"),
  );

  it("B46 the printed page has neither script nor network", () => {
    expect(PRINT_POLICY).toMatch(/^default-src 'none';/);
    expect(PRINT_POLICY).not.toMatch(/script-src|connect-src|frame-src|https?:/);
  });
});
