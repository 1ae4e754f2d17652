import { parseArgs } from "node:util";
import { SyncError } from "../protocol/errors.ts";
import { parseOrigins } from "./publicOrigins.ts";
import { startServer } from "./startServer.ts";

/**
 * Runs the server alone: `serve.ts --data FOLDER [--port N] [--host H] [--renderer FOLDER]
 * [--origin https://HOST]`, the last once for each public address of a TLS proxy before it. In a new
 * folder the first account is an admin's, from BANYAN_ADMIN and BANYAN_ADMIN_PASSWORD.
 */
const { values } = parseArgs({
  options: {
    data: { type: "string", default: process.env["BANYAN_DATA"] ?? "" },
    port: { type: "string", default: process.env["BANYAN_PORT"] ?? "0" },
    host: { type: "string", default: process.env["BANYAN_HOST"] ?? "127.0.0.1" },
    renderer: { type: "string" },
    origin: { type: "string", multiple: true, default: [process.env["BANYAN_ORIGINS"] ?? ""] },
    name: { type: "string", default: process.env["BANYAN_COMPANY"] ?? "Banyan" },
  },
});

function firstAdmin() {
  const { BANYAN_ADMIN: account, BANYAN_ADMIN_PASSWORD: password = "" } = process.env;
  if (account === undefined) return { documents: [], accounts: [] };
  if (password.length < 12) throw new Error("BANYAN_ADMIN_PASSWORD needs 12 characters (H2)");
  const unitId = "u-company";
  const at = new Date().toISOString();
  const unit = { id: unitId, kind: "unit", name: values.name, isActive: true };
  const doc = { ...unit, createdAt: at, updatedAt: at, updatedBy: account };
  const role = "admin" as const;
  const accounts = [{ staffId: account, account, password, role, unitId }];
  return { documents: [{ collection: "directory" as const, doc }], accounts };
}

try {
  if (values.data === "") throw new Error("--data FOLDER is needed");
  const server = await startServer({
    dataDir: values.data,
    port: Number(values.port),
    host: values.host,
    origins: parseOrigins(values.origin),
    demo: { companyName: values.name, seed: firstAdmin },
    ...(values.renderer === undefined ? {} : { rendererDir: values.renderer }),
  });
  process.stdout.write(`Banyan server ready at ${server.url}\n`);
  const stop = () => void server.close().then(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
} catch (failure) {
  const text = failure instanceof SyncError ? failure.message : String(failure);
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}
