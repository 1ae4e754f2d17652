import { beforeEach, describe, expect, it } from "vitest";
import { PASSWORD } from "./support/company.ts";
import { serverOfThisFile } from "./support/seat.ts";
import { call, testServer } from "./support/server.ts";

let clockMs = Date.now();
const server = serverOfThisFile({ trustProxy: ["127.0.0.1"], nowMs: () => clockMs });
// A quarter of an hour between two tests: none inherits the failures of another.
beforeEach(() => void (clockMs += 16 * 60_000));

const signIn = (account: string, password: string, from?: string, url = server().url) =>
  call(url, "/api/session", {
    body: { account, password, deviceId: "d-1" },
    headers: from === undefined ? {} : { "x-forwarded-for": from },
  });
const times = async (count: number, attempt: (i: number) => ReturnType<typeof signIn>) => {
  const answers = await Promise.all(Array.from({ length: count }, (_, i) => attempt(i)));
  return answers.map(({ status }) => status);
};

describe("throttling", () => {
  it("H3 B40 passwords guessed at the same moment count like passwords guessed one by one", async () => {
    const statuses = await times(40, (i) => signIn("anna", `wrong password ${i}`));
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(35);
    expect((await signIn("bo", PASSWORD)).status).toBe(200);
  });

  it("H3 twenty failures of an address are its limit, also at the same moment", async () => {
    const statuses = await times(50, (i) => signIn(`nobody-${i}`, "wrong password", "192.0.2.7"));
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
    expect((await signIn("anna", PASSWORD, "192.0.2.7")).status).toBe(429);
    expect((await signIn("anna", PASSWORD, "192.0.2.8")).status).toBe(200);
  });

  it("H3 a right password leaves nothing behind, however often", async () => {
    for (let i = 0; i < 7; i++) expect((await signIn("anna", PASSWORD)).status).toBe(200);
  });

  it("H3 H14 an address that no trusted proxy vouches for is not believed", async () => {
    const chain = (i: number) => `198.51.100.${i}, 192.0.2.9`;
    const statuses = await times(30, (i) => signIn(`nobody-${i}`, "wrong password", chain(i)));
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
    const { url } = await testServer();
    const direct = await times(30, (i) => signIn(`nobody-${i}`, "wrong", `192.0.2.${i}`, url));
    expect(direct.filter((status) => status === 401)).toHaveLength(20);
  });
});
