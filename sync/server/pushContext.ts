import type { Colleague } from "../store/accounts.ts";
import type { Session } from "../store/sessions.ts";
import type { Tx } from "../store/store.ts";

/** Who pushes, from which session, in which transaction and when (ISO instant). */
export type PushContext = { tx: Tx; actor: Colleague; session: Session; at: string };
