import { expect, it } from "vitest";
import { parseOrigins } from "./publicOrigins.ts";

it("H7 reads public origins, repeated or comma separated, as browsers send them", () => {
  expect(parseOrigins([])).toEqual([]);
  expect(
    parseOrigins(["https://CRM.example/, https://b.example:8443", "https://c.example:443"]),
  ).toEqual(["https://crm.example", "https://b.example:8443", "https://c.example"]);
});

it.each([
  "http://crm.example",
  "crm.example",
  "https://crm.example/path",
  "https://u@crm.example",
  "*",
])("H7 refuses %s as a public origin", (text) =>
  expect(() => parseOrigins([text])).toThrow("expected https://HOST"),
);
