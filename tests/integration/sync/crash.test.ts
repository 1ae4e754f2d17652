import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openStore } from "#sync/store/store.ts";
import { customer } from "./support/company.ts";
import { call, tempFolder, testServer } from "./support/server.ts";

const ENTRY = join(import.meta.dirname, "../../../sync/server/serve.ts");
const KILLS = 6;

async function serve(dataDir: string): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(
    process.execPath,
    ["--disable-warning=ExperimentalWarning", ENTRY, "--data", dataDir],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const [line] = (await once(child.stdout ?? child, "data")) as [Buffer];
  return { child, url: /http:\S+/.exec(line.toString())?.[0] ?? "" };
}

describe("a server killed without warning", () => {
  it(
    `X1 P2 P3 ${KILLS} kills during pushes lose no acknowledged row and apply none twice`,
    { timeout: 120_000 },
    async () => {
      const dataDir = await tempFolder();
      await (await testServer({ dataDir })).close();
      const acknowledged = new Set<string>();
      const batches: { batchId: string; id: string }[] = [];
      let made = 0;
      for (let kill = 0; kill < KILLS; kill++) {
        const begun = performance.now();
        const { child, url } = await serve(dataDir);
        expect(performance.now() - begun).toBeLessThan(10_000);
        const signedIn = await call(url, "/api/demo-session", {
          body: { seat: "agent", deviceId: "d" },
        });
        const token = signedIn.body["accessToken"] as string;
        const push = async ({ batchId, id }: { batchId: string; id: string }) => {
          const rows = [{ collection: "customers", next: customer(id, "s-anna") }];
          const answer = await call(url, "/api/sync/push", {
            token,
            body: { batchId, deviceId: "d", rows },
          });
          if (answer.status === 200) acknowledged.add(id);
        };
        // What was cut off by the last kill comes again under its own batch id (R2).
        for (const batch of batches.filter(({ id }) => !acknowledged.has(id))) await push(batch);
        const exited = once(child, "exit");
        setTimeout(() => child.kill("SIGKILL"), 20 + kill * 45);
        for (let i = 0; i < 250; i++) {
          const batch = { batchId: crypto.randomUUID(), id: `k-${++made}` };
          batches.push(batch);
          try {
            await push(batch);
          } catch {
            break;
          }
        }
        child.kill("SIGKILL");
        await exited;
      }
      const store = await openStore(dataDir);
      const rows = await store.db
        .selectFrom("documents")
        .select(["id", "rev"])
        .where("id", "like", "k-%")
        .execute();
      const head = await store.db
        .selectFrom("scope_head")
        .select("n")
        .where("scope", "=", "staff:s-anna")
        .executeTakeFirst();
      const fed = await store.db
        .selectFrom("scope_feed")
        .select("n")
        .where("scope", "=", "staff:s-anna")
        .orderBy("n")
        .execute();
      const applied = await store.db.selectFrom("applied").select("batch_id").execute();
      await store.close();
      expect(acknowledged.size).toBeGreaterThan(KILLS);
      expect([...acknowledged].filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
      expect(rows.filter((row) => row.rev !== 1)).toEqual([]);
      expect(applied.length).toBe(rows.length);
      expect(fed.map((row) => row.n)).toEqual(
        Array.from({ length: head?.n ?? 0 }, (_, i) => i + 1),
      );
    },
  );
});
