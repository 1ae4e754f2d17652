import { expect, it } from "vitest";
import { databaseNameOf } from "./databaseName.ts";

it("SECURITY 2 two people never share a file, however alike their ids are", () => {
  const ids = ["s-001", "S-001", "s_001", "s.001", "s:001", "s-0.01", "s_2e_001", "../s-001"];
  const names = ids.map(databaseNameOf);
  expect(names[0]).toBe("banyan-s-001");
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(ids.length);
  for (const name of names) expect(name).toMatch(/^[a-z0-9_-]{1,255}$/);
  expect(databaseNameOf("S".repeat(60)).length).toBeLessThan(255);
});
