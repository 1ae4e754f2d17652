import { verify } from "@node-rs/argon2";
import type { FastifyInstance } from "fastify";
import { SyncError } from "../protocol/errors.ts";
import { THROTTLE, TIMES } from "../protocol/limits.ts";
import type { HelloAnswer, Seat, SessionAnswer } from "../protocol/wire.ts";
import { hashPassword, type Colleague } from "../store/accounts.ts";
import { countAttempt, forgiveAttempt } from "../store/attempts.ts";
import { writeAudit } from "../store/audit.ts";
import { closeSession, openSession, refreshSession, type Tokens } from "../store/sessions.ts";
import { issueTicket, type TicketUse } from "../store/tickets.ts";
import { callerOf } from "./authenticate.ts";
import type { ServerContext } from "./context.ts";
import { perAddress, perDevice } from "./rate.ts";
import { SCHEMAS } from "./schemas.ts";

type SignIn = { account: string; password: string; deviceId: string };

export function addSessionRoutes(app: FastifyInstance, context: ServerContext): void {
  const { store, demo, nowMs } = context;
  const signingIn = perAddress(THROTTLE.signInsPerMinute, nowMs);

  app.get("/api/hello", async (): Promise<HelloAnswer> => ({
    companyName: context.companyName,
    demo: demo && { seats: Object.keys(demo.seats) as Seat[], defaultSeat: demo.defaultSeat },
    epoch: store.epoch,
    version: context.version,
  }));

  app.post<{ Body: SignIn }>(
    "/api/session",
    { schema: SCHEMAS.signIn, onRequest: signingIn },
    async ({ body, ip }) => {
      const staffId = await checkPassword(context, body, ip);
      return enter(context, staffId, body.deviceId, "session.opened");
    },
  );

  app.post<{ Body: { refreshToken: string; nonce: string; deviceId: string } }>(
    "/api/session/refresh",
    { schema: SCHEMAS.refresh },
    async ({ body }) => {
      const { staffId, ...tokens } = await refreshSession(store, body, nowMs()).finally(
        context.sessionEnds.tell,
      );
      return present(tokens, await context.actors.get(staffId));
    },
  );

  app.delete("/api/session", async (request, reply) => {
    const { session } = callerOf(request);
    await closeSession(store.db, session.id);
    context.sessionEnds.tell();
    return reply.code(204).send();
  });

  app.post<{ Body: { use: TicketUse } }>(
    "/api/ticket",
    { schema: SCHEMAS.ticket, onRequest: perDevice(THROTTLE.ticketsPerMinute, nowMs) },
    async (request) => {
      const { session } = callerOf(request);
      return { ticket: await issueTicket(store.db, session, request.body.use, nowMs()) };
    },
  );

  app.post<{ Body: { seat: Seat; deviceId: string } }>(
    "/api/demo-session",
    { schema: SCHEMAS.demoSession, onRequest: signingIn },
    async ({ body }) => {
      if (!demo) throw new SyncError("NOT_A_DEMO");
      return enter(context, demo.seats[body.seat], body.deviceId, "session.demo");
    },
  );
}

/** Somebody unknown costs the same time as a wrong password (H2). */
const someHash = hashPassword("nobody has this password");

async function checkPassword(context: ServerContext, { account, password }: SignIn, ip: string) {
  const { store, nowMs } = context;
  const attempt = await countAttempt(store.db, account, ip, nowMs());
  const row = await store.db
    .selectFrom("accounts")
    .select(["staff_id", "password_hash"])
    .where("account", "=", account)
    .where("active", "=", 1)
    .executeTakeFirst();
  const isRight = await verify(row?.password_hash ?? (await someHash), password.normalize("NFKC"));
  if (!row || !isRight) throw new SyncError("SIGN_IN_FAILED");
  await forgiveAttempt(store.db, attempt);
  return row.staff_id;
}

async function enter(context: ServerContext, staffId: string, deviceId: string, action: string) {
  const at = context.nowMs();
  const actor = await context.actors.get(staffId);
  const tokens = await context.store.db.transaction().execute(async (tx) => {
    const opened = await openSession(tx, staffId, deviceId, at);
    await writeAudit(tx, {
      at: new Date(at).toISOString(),
      actor: staffId,
      device: deviceId,
      action,
      entity: `account ${staffId}`,
    });
    return opened;
  });
  return present(tokens, actor);
}

function present(tokens: Tokens, { staffId, name, role, unitIds }: Colleague): SessionAnswer {
  const person = { staffId, name, role, unitIds: [...unitIds] };
  return { ...tokens, expiresInMs: TIMES.accessMs, person };
}
