import { expect, test } from "@playwright/test";
import { startBanyan } from "./support/server.ts";

test("npm start makes the demo company once, is ready, is joined by a second seat, and ends cleanly", async () => {
  const first = await startBanyan(["--customers", "50"]);
  expect(first.lines.join("\n")).toContain("Making the demo company (50 customers)");
  const second = await startBanyan(["--as", "manager"], first.dataDir);
  expect(second.url).toBe(first.url);
  expect(second.lines.join("\n")).toContain("joining it");
  expect(await second.stop()).toBe(0);
  const answer = await fetch(`${first.url}/`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-security-policy")).toContain("default-src 'none'");
  expect(await first.stop()).toBe(0);
});
