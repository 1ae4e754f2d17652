import { parseArgs } from "node:util";
import { SyncError } from "../protocol/errors.ts";
import { isWeakPassword } from "../store/weakPassword.ts";
import { parseOrigins } from "./publicOrigins.ts";
import { startServer } from "./startServer.ts";

/**
 * Runs the server alone: `serve.ts --data FOLDER [--port N] [--host H] [--renderer FOLDER]
 * [--origin https://HOST] [--trust-proxy ADDRESS[/BITS]] [--insecure-http]`: `--origin` once for each
 * public address of a TLS proxy before it, `--trust-proxy` once for each address that the proxy connects
 * from. In a new folder the first account is an admin's, from BANYAN_ADMIN and BANYAN_ADMIN_PASSWORD.
 */
const { values } = parseArgs({
  options: {
    data: { type: "string", default: process.env["BANYAN_DATA"] ?? "" },
    port: { type: "string", default: process.env["BANYAN_PORT"] ?? "0" },
    host: { type: "string", default: process.env["BANYAN_HOST"] ?? "127.0.0.1" },
    renderer: { type: "string" },
    origin: { type: "string", multiple: true, default: [process.env["BANYAN_ORIGINS"] ?? ""] },
    "trust-proxy": {
      type: "string",
      multiple: true,
      default: [process.env["BANYAN_TRUST_PROXY"] ?? ""],
    },
    "insecure-http": { type: "boolean", default: false },
    name: { type: "string", default: process.env["BANYAN_COMPANY"] ?? "Banyan" },
  },
});

function firstAdmin() {
  const { BANYAN_ADMIN: account, BANYAN_ADMIN_PASSWORD: password = "" } = process.env;
  if (account === undefined) return { documents: [], accounts: [] };
  if (password.length < 12) throw new Error("BANYAN_ADMIN_PASSWORD needs 12 characters (H2)");
  if (isWeakPassword(password, account)) throw new SyncError("WEAK_PASSWORD");
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
    trustProxy: values["trust-proxy"]
      .flatMap((text) => text.split(","))
      .filter((text) => text !== ""),
    isInsecureHttpAllowed: values["insecure-http"],
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
