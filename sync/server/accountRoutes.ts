import type { FastifyInstance } from "fastify";
import { SyncError } from "../protocol/errors.ts";
import type { AccountBody } from "../protocol/wire.ts";
import { addAccounts, isTaken } from "../store/accounts.ts";
import { writeAudit } from "../store/audit.ts";
import { isWeakPassword } from "../store/weakPassword.ts";
import { callerOf } from "./authenticate.ts";
import type { ServerContext } from "./context.ts";
import { SCHEMAS } from "./schemas.ts";

/** An admin opens accounts and sets passwords; that person's sessions end (H6, H10). */
export function addAccountRoutes(app: FastifyInstance, context: ServerContext): void {
  const { store, nowMs } = context;
  app.post<{ Body: AccountBody }>(
    "/api/admin/accounts",
    { schema: SCHEMAS.account },
    async (request, reply) => {
      const { actor, session } = callerOf(request);
      if (actor.role !== "admin") throw new SyncError("NOT_ALLOWED");
      const { staffId, account, password } = request.body;
      if (isWeakPassword(password, account)) throw new SyncError("WEAK_PASSWORD");
      await store.db.transaction().execute(async (tx) => {
        if (await isTaken(tx, request.body)) throw new SyncError("ACCOUNT_TAKEN");
        await addAccounts(tx, [request.body]);
        await tx.deleteFrom("sessions").where("staff_id", "=", staffId).execute();
        await writeAudit(tx, {
          at: new Date(nowMs()).toISOString(),
          actor: actor.staffId,
          device: session.deviceId,
          action: "account.set",
          entity: `account ${staffId}`,
          detail: request.body.role,
        });
      });
      context.actors.clear();
      context.sessionEnds.tell();
      return reply.code(204).send();
    },
  );
}
