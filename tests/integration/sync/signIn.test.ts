import { beforeEach, describe, expect, it } from "vitest";
import { startServer } from "#sync/server/startServer.ts";
import { company, PASSWORD } from "./support/company.ts";
import { seatAt, serverOfThisFile } from "./support/seat.ts";
import { call, tempFolder, testServer } from "./support/server.ts";

let clockMs = Date.now();
const server = serverOfThisFile({ trustProxy: ["127.0.0.1"], nowMs: () => clockMs });
// A quarter of an hour and more between two tests: none inherits the failures of another.
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

describe("refresh tokens", () => {
  const refresh = (refreshToken: string, deviceId: string, nonce = "nonce-0001") =>
    call(server().url, "/api/session/refresh", { body: { refreshToken, nonce, deviceId } });
  const audited = async () => {
    const rows = await server().store.db.selectFrom("audit").select("action").execute();
    return rows.map(({ action }) => action);
  };
  const isAlive = async (token: string) => {
    const body = { collection: "customers", limit: 1 };
    return (await call(server().url, "/api/sync/pull", { token, body })).status === 200;
  };

  it("H1 B36 a used token that comes back from another device was stolen: the session ends, audited", async () => {
    const seat = await seatAt(server().url, "anna");
    const renewed = await refresh(seat.refreshToken, seat.deviceId);
    const token = String(renewed.body["accessToken"]);
    expect(await isAlive(token)).toBe(true);
    // Not even within the minute and with the nonce of an honest retry.
    const thief = await refresh(seat.refreshToken, "thief");
    expect(thief).toMatchObject({ status: 401, body: { code: "SESSION_REUSED" } });
    expect(await isAlive(token)).toBe(false);
    expect(await audited()).toContain("session.reused");
  });

  it("H1 H10 the token in use from another device is refused and audited, and the session goes on", async () => {
    const seat = await seatAt(server().url, "bo");
    const thief = await refresh(seat.refreshToken, "thief");
    expect(thief).toMatchObject({ status: 403, body: { code: "WRONG_DEVICE" } });
    expect(await isAlive(seat.token)).toBe(true);
    expect(await audited()).toContain("session.wrong_device");
  });
});

describe("accounts", () => {
  let token = "";
  beforeEach(async () => {
    token = (await seatAt(server().url, "admin")).token;
  });
  const open = (account: string, password: string, staffId = "s-new") =>
    call(server().url, "/api/admin/accounts", {
      token,
      body: { staffId, account, password, role: "agent", unitId: "u-north" },
    });

  it("H2 refuses passwords that everybody guesses first, and the account's own name", async () => {
    for (const password of [
      "123456789012",
      "password1234",
      "Password1234!",
      "qwertyuiop12",
      "aaaaaaaaaaaa",
      "abcabcabcabc",
      "abcdefghijkl",
      "ｐａｓｓｗｏｒｄ１２３４",
      "chen-yating-1",
    ]) {
      const answer = await open("chen-yating", password);
      expect({ password, code: answer.body["code"] }).toEqual({ password, code: "WEAK_PASSWORD" });
    }
    expect((await open("chen-yating", "four odd words here")).status).toBe(204);
  });

  it("H2 an account name that somebody has is refused with its code; one's own may be set again", async () => {
    expect(await open("anna", PASSWORD)).toMatchObject({
      status: 409,
      body: { code: "ACCOUNT_TAKEN" },
    });
    expect((await open("anna", PASSWORD, "s-anna")).status).toBe(204);
  });
});

describe("transport", () => {
  it("H14 where others could listen in the server does not start without TLS before it", async () => {
    const options = { dataDir: await tempFolder(), demo: company() };
    for (const host of ["0.0.0.0", "::", "192.0.2.10", "office.example"]) {
      await expect(startServer({ ...options, host })).rejects.toMatchObject({ code: "PLAIN_HTTP" });
    }
    for (const more of [{ trustProxy: ["10.0.0.1"] }, { isInsecureHttpAllowed: true }]) {
      const open = await startServer({ ...options, host: "0.0.0.0", ...more });
      expect((await call(`http://127.0.0.1:${open.port}`, "/api/hello")).status).toBe(200);
      await open.close();
    }
  });
});
