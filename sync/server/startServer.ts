import { resolve } from "node:path";
import fastify, { type FastifyInstance, type FastifyServerOptions } from "fastify";
import { SyncError } from "../protocol/errors.ts";
import { LIMITS, TIMES } from "../protocol/limits.ts";
import { openStore, type Store } from "../store/store.ts";
import { addAccountRoutes } from "./accountRoutes.ts";
import { authenticateFirst } from "./authenticate.ts";
import { trustedProxies, type TrustedProxies } from "./clientAddress.ts";
import { collabRelay } from "./collab.ts";
import { openCompany, type CompanyOptions } from "./company.ts";
import { ActorCache, type ServerContext } from "./context.ts";
import { answerFailures } from "./failures.ts";
import { addSecurityHeaders } from "./headers.ts";
import { acceptJsonOnly } from "./jsonBody.ts";
import { liveHints } from "./live.ts";
import { checkOrigins, ownHosts } from "./origin.ts";
import { sessionEnds } from "./sessionEnds.ts";
import { limitAddresses } from "./rate.ts";
import { addSessionRoutes } from "./sessionRoutes.ts";
import { addSockets } from "./sockets.ts";
import { addStaticFiles } from "./staticFiles.ts";
import { addSyncRoutes } from "./syncRoutes.ts";

export type ServerOptions = {
  dataDir: string;
  /** 0 or absent: a free one. */
  port?: number;
  host?: string;
  /** Built files of the window. */
  rendererDir?: string;
  /** The demonstration company, or the name and first data of a real one. */
  demo?: CompanyOptions;
  /** Origins besides the server's own and the desktop's. */
  origins?: readonly string[];
  /** Proxies that say in `X-Forwarded-For` who asks; without them everybody behind one is one address. */
  trustProxy?: readonly string[];
  /** Answer without TLS where others can listen in, for tests of a network. */
  isInsecureHttpAllowed?: boolean;
  version?: string;
  logger?: FastifyServerOptions["logger"];
  /** Milliseconds since 1970; for tests of times. */
  nowMs?: () => number;
};
export type RunningServer = {
  url: string;
  port: number;
  store: Store;
  close: () => Promise<void>;
};

const LOOPBACK = "127.0.0.1";

const isLoopback = (host: string) =>
  host === "localhost" || host === "::1" || /^127(?:\.\d{1,3}){3}$/.test(host);

/**
 * @throws SyncError DATA_FOLDER_IN_USE where another process has the folder (X32), PLAIN_HTTP where
 * others than this computer could connect and no TLS proxy stands before it (H14)
 */
export async function startServer(options: ServerOptions): Promise<RunningServer> {
  const isBehindProxy = (options.trustProxy ?? []).length > 0;
  if (!isLoopback(options.host ?? LOOPBACK) && !isBehindProxy && !options.isInsecureHttpAllowed) {
    throw new SyncError("PLAIN_HTTP");
  }
  const store = await openStore(options.dataDir);
  try {
    return await listen(store, options);
  } catch (failure) {
    await store.close();
    throw failure;
  }
}

async function listen(store: Store, options: ServerOptions): Promise<RunningServer> {
  const host = options.host ?? LOOPBACK;
  const nowMs = options.nowMs ?? Date.now;
  const company = await openCompany(store, options.demo);
  await forgetOld(store, nowMs());
  const isTrustedProxy = trustedProxies(options.trustProxy ?? []);
  const app = newApp(options, isTrustedProxy);
  const context: ServerContext = {
    store,
    ...company,
    version: options.version ?? "0.1.0",
    origins: new Set(["app://banyan", ...(options.origins ?? [])]),
    hosts: new Set(options.origins?.map((origin) => new URL(origin).host)),
    isTrustedProxy,
    actors: new ActorCache(store),
    sessionEnds: sessionEnds(),
    onCommitted: [],
    nowMs,
    logger: app.log,
  };
  context.onCommitted.push((_reached, entries) => {
    if (entries.some(({ collection }) => collection === "directory")) context.actors.clear();
  });
  addSecurityHeaders(app, context);
  limitAddresses(app, nowMs);
  checkOrigins(app, context);
  authenticateFirst(app, context);
  answerFailures(app);
  acceptJsonOnly(app);
  addSessionRoutes(app, context);
  addSyncRoutes(app, context);
  addAccountRoutes(app, context);
  const relay = collabRelay(context);
  const live = liveHints(context);
  const sockets = addSockets(app, context, {
    "/live": live.handler,
    "/collab": relay.handler,
  });
  if (options.rendererDir !== undefined) await addStaticFiles(app, resolve(options.rendererDir));
  await app.listen({ host, port: options.port ?? 0 });
  const port = portOf(app);
  for (const name of ownHosts(host, port)) {
    context.hosts.add(name);
    context.origins.add(`http://${name}`);
  }
  let closing: Promise<void> | undefined;
  const close = async () => {
    sockets.close();
    relay.close();
    live.close();
    await app.close();
    await store.close();
  };
  return { url: `http://${host}:${port}`, port, store, close: () => (closing ??= close()) };
}

function newApp(options: ServerOptions, isTrusted: TrustedProxies): FastifyInstance {
  return fastify({
    trustProxy: isTrusted,
    logger: options.logger ?? false,
    bodyLimit: LIMITS.bodyBytes,
    requestTimeout: LIMITS.requestMs,
    http: {
      headersTimeout: LIMITS.requestMs,
      connectionsCheckingInterval: LIMITS.slowRequestCheckMs,
    },
    forceCloseConnections: true,
    genReqId: () => crypto.randomUUID(),
    ajv: {
      customOptions: {
        coerceTypes: false,
        removeAdditional: false,
        allErrors: false,
        useDefaults: false,
      },
    },
  });
}

function portOf(app: FastifyInstance): number {
  const address = app.server.address();
  return typeof address === "object" && address ? address.port : 0;
}

async function forgetOld({ db }: Store, nowMs: number): Promise<void> {
  await db
    .deleteFrom("applied")
    .where("at", "<", nowMs - TIMES.appliedMs)
    .execute();
  await db.deleteFrom("sessions").where("refresh_until", "<", nowMs).execute();
}
