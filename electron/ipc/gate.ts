import type { Channel } from "./channels.ts";
import { ARGUMENTS, OPEN_WHILE_LOCKED, type Answers, type Arguments } from "./contract.ts";
import { isTrustedSender, type SenderFrame } from "./sender.ts";

/** Why a call was refused. The renderer sees the code alone: the rest would describe our guards. */
export type Refusal = "untrustedSender" | "locked" | "badArguments" | "failed";

type InvokeEvent = Readonly<{ senderFrame: SenderFrame | null }>;
type Listen = (
  channel: Channel,
  listener: (event: InvokeEvent, ...args: unknown[]) => Promise<unknown>,
) => void;

type GateParts = Readonly<{
  listen: Listen;
  isLocked: () => boolean;
  onRefused: (channel: Channel, refusal: Refusal, error?: unknown) => void;
}>;

/**
 * The one way to answer a channel: sender (W17), then lock state, then arguments against the contract
 * (B49), then the handler. A handler's own error reaches the log, not the renderer, since it may name paths.
 */
export function createGate({ listen, isLocked, onRefused }: GateParts) {
  return function handle<C extends Channel>(
    channel: C,
    act: (...args: Arguments<C>) => Answers[C] | Promise<Answers[C]>,
  ): void {
    const refuse = (refusal: Refusal, error?: unknown) => {
      onRefused(channel, refusal, error);
      return new Error(refusal);
    };
    listen(channel, async (event, ...args) => {
      if (!isTrustedSender(event.senderFrame)) throw refuse("untrustedSender");
      if (isLocked() && !OPEN_WHILE_LOCKED.has(channel)) throw refuse("locked");
      const checked = ARGUMENTS[channel].safeParse(args);
      if (!checked.success) throw refuse("badArguments");
      try {
        return await act(...(checked.data as Arguments<C>));
      } catch (error) {
        throw refuse("failed", error);
      }
    });
  };
}
export type Handle = ReturnType<typeof createGate>;
