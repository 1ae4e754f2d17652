type States = Map<number, Record<string, unknown>>;
type Visitor = { staffId: string; name: string };

/**
 * Names in presence come from the session, whatever the client wrote (B32), and a cursor belongs to
 * the socket that showed it first: providers echo the cursors of others.
 */
export function presenceOwner() {
  const rooms = new WeakMap<object, Map<number, string>>();
  return (room: object, states: States, socketId: string, { staffId, name }: Visitor): void => {
    const owners = rooms.get(room) ?? new Map<number, string>();
    rooms.set(room, owners);
    for (const [clientId, state] of states) {
      const owner = owners.get(clientId) ?? socketId;
      if (owner !== socketId) {
        states.delete(clientId);
        continue;
      }
      owners.set(clientId, socketId);
      const user = (state["user"] ?? {}) as Record<string, unknown>;
      state["user"] = { ...user, staffId, name };
    }
  };
}
