import { describe, expect, it } from "vitest";
import { configuredServer, parseServerOrigin } from "./serverOrigin.ts";

describe("the configured server", () => {
  it.each([
    ["https://crm.example", "https://crm.example"],
    ["https://crm.example:8443/", "https://crm.example:8443"],
    ["http://127.0.0.1:4000", "http://127.0.0.1:4000"],
    ["http://localhost:4000", "http://localhost:4000"],
  ])("W1 accepts %s", (text, origin) => expect(parseServerOrigin(text)).toBe(origin));

  it.each([
    "http://crm.example",
    "http://192.168.1.5:4000",
    "http://127.0.0.1.evil.example",
    "https://crm.example/path",
    "https://user@crm.example",
    "https://crm.example?x",
    "ws://127.0.0.1",
    "crm.example",
    "https://x; script-src *",
  ])("W1 refuses %s", (text) =>
    expect(() => parseServerOrigin(text)).toThrow("the server must be"),
  );

  it("W1 the argument wins over the environment, and neither means embedded", () => {
    const environment = { BANYAN_SERVER: "https://b.example" };
    expect(configuredServer(["x", "--server=https://a.example"], environment)).toBe(
      "https://a.example",
    );
    expect(configuredServer(["x"], environment)).toBe("https://b.example");
    expect(configuredServer(["x"], {})).toBeNull();
  });
});
