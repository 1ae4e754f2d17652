import { LIMITS } from "../protocol/limits.ts";

type Tally = { open: number; strangers: number };
type Place = {
  /** Showed a ticket, and is a stranger no more. */
  admit: () => void;
  leave: () => void;
};

/** Counts sockets, in all and by address, so that nobody takes all of them (H4, B40). */
export function socketQuota() {
  const all: Tally = { open: 0, strangers: 0 };
  const addresses = new Map<string, Tally>();
  /** A place for one more socket; undefined where there is none left. */
  return (address: string): Place | undefined => {
    const own = addresses.get(address) ?? { open: 0, strangers: 0 };
    if (all.open >= LIMITS.sockets || own.open >= LIMITS.socketsPerAddress) return undefined;
    if (all.strangers >= LIMITS.strangers || own.strangers >= LIMITS.strangersPerAddress) {
      return undefined;
    }
    addresses.set(address, own);
    const count = (open: number, strangers: number) => {
      for (const tally of [all, own]) {
        tally.open += open;
        tally.strangers += strangers;
      }
      if (own.open === 0) addresses.delete(address);
    };
    count(1, 1);
    let isStranger = true;
    let isOpen = true;
    const admit = () => {
      if (isStranger && isOpen) count(0, -1);
      isStranger = false;
    };
    const leave = () => {
      admit();
      if (isOpen) count(-1, 0);
      isOpen = false;
    };
    return { admit, leave };
  };
}
