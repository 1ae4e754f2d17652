import { onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { until } from "./client.ts";
import { call } from "./server.ts";

/** A program of an attacker's own: it speaks the relay's protocol byte by byte and keeps to no rule. */
export type NoteSocket = {
  socket: WebSocket;
  /** Payloads received, by kind of message. */
  got: { kind: number; bytes: Buffer }[];
  closeCode: () => number | undefined;
  /** Asks for a note with a new ticket of `token`. */
  join: (noteId: string, token: string) => Promise<void>;
  update: (noteId: string, update: Uint8Array) => void;
  presence: (noteId: string, states: [clientId: number, state: unknown][]) => void;
  saw: (text: string) => boolean;
};

export const KIND = { sync: 0, presence: 1, auth: 2, leave: 7 } as const;

const number = (value: number): number[] =>
  value < 128 ? [value] : [(value % 128) + 128, ...number(Math.floor(value / 128))];
const bytes = (content: Uint8Array): Buffer =>
  Buffer.concat([Buffer.from(number(content.length)), content]);
const text = (content: string): Buffer => bytes(Buffer.from(content, "utf8"));

export async function noteSocket(url: string): Promise<NoteSocket> {
  const socket = new WebSocket(`${url.replace("http", "ws")}/collab`);
  onTestFinished(() => socket.terminate());
  const got: NoteSocket["got"] = [];
  let code: number | undefined;
  socket.on("message", (data: Buffer) => {
    const at = 1 + (data[0] ?? 0);
    got.push({ kind: data[at] ?? -1, bytes: data.subarray(at + 1) });
  });
  socket.on("close", (closed) => (code = closed));
  socket.on("error", () => undefined);
  await new Promise((resolve, reject) => {
    socket.once("open", resolve);
    socket.once("error", reject);
  });
  const send = (noteId: string, kind: number, ...rest: Uint8Array[]) =>
    socket.send(Buffer.concat([text(noteId), Buffer.from([kind]), ...rest]));
  return {
    socket,
    got,
    closeCode: () => code,
    saw: (words) => got.some((message) => message.bytes.includes(words)),
    update: (noteId, update) => send(noteId, KIND.sync, Buffer.from([2]), bytes(update)),
    presence(noteId, states) {
      const shown = states.map(([clientId, state]) =>
        Buffer.concat([Buffer.from([...number(clientId), 1]), text(JSON.stringify(state))]),
      );
      send(
        noteId,
        KIND.presence,
        bytes(Buffer.concat([Buffer.from(number(states.length)), ...shown])),
      );
    },
    async join(noteId, token) {
      const before = got.length;
      const { body } = await call(url, "/api/ticket", { token, body: { use: "collab" } });
      send(noteId, KIND.auth, Buffer.from([0]), text(String(body["ticket"])));
      // Some names are answered by silence.
      await until(() => got.length > before || code, 2_000).catch(() => undefined);
    },
  };
}

/** Notes this socket was let into. */
export const admissions = ({ got }: NoteSocket): number =>
  got.filter(({ kind, bytes: content }) => kind === KIND.auth && content[0] === 2).length;
