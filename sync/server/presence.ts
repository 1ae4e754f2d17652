import { NOTE_FRAGMENT } from "#shared/merge/noteContent.ts";

type State = Record<string, unknown>;
type States = Map<number, State>;
type Visitor = { staffId: string; name: string };
/** Of the relay's room: who is in it, and the cursors shown. */
type Room<Connection extends object> = { hasConnection: (connection: Connection) => boolean };

/**
 * One cursor per connection, under the name of its session, whatever the client wrote (B32). A cursor
 * belongs to the connection that showed it first; one that shows another gives up the one before.
 */
export function presenceOwner<Connection extends object>(
  forget: (room: Room<Connection>, clientId: number) => void,
) {
  const rooms = new WeakMap<object, Map<number, Connection>>();
  return (
    room: Room<Connection>,
    states: States,
    connection: Connection,
    { staffId, name }: Visitor,
  ): void => {
    const owners = rooms.get(room) ?? new Map<number, Connection>();
    rooms.set(room, owners);
    const isOthers = (clientId: number) => {
      const owner = owners.get(clientId);
      return owner !== undefined && owner !== connection && room.hasConnection(owner);
    };
    const own = [...states.keys()].filter((clientId) => !isOthers(clientId)).at(-1);
    const shown = own === undefined ? undefined : states.get(own);
    states.clear();
    if (own === undefined || shown === undefined) return;
    for (const [clientId, owner] of owners) {
      if (clientId === own) continue;
      if (owner === connection) forget(room, clientId);
      if (owner === connection || !room.hasConnection(owner)) owners.delete(clientId);
    }
    owners.set(own, connection);
    states.set(own, { user: { staffId, name }, ...cursorOf(shown) });
  };
}

/** Only a place in the note: other windows resolve it in their own copy, and a foreign root would be made there. */
function cursorOf({ cursor }: State): { cursor?: object } {
  if (!isRecord(cursor)) return {};
  const [anchor, head] = [placeOf(cursor["anchor"]), placeOf(cursor["head"])];
  return anchor && head ? { cursor: { anchor, head } } : {};
}

/** A relative position of Yjs as JSON. */
function placeOf(place: unknown): object | undefined {
  if (!isRecord(place)) return undefined;
  const { type = null, tname = null, item = null, assoc = 0 } = place;
  const isPlace =
    isIdOrNull(type) &&
    isIdOrNull(item) &&
    (tname === null || tname === NOTE_FRAGMENT) &&
    (assoc === 0 || assoc === -1);
  return isPlace ? { type, tname, item, assoc } : undefined;
}

const isRecord = (value: unknown): value is State =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function isIdOrNull(id: unknown): boolean {
  return (
    id === null ||
    (isRecord(id) && Number.isSafeInteger(id["client"]) && Number.isSafeInteger(id["clock"]))
  );
}
