import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

/** Is this the address of a proxy of ours? */
export type TrustedProxies = (address: string) => boolean;

/**
 * The proxies whose `X-Forwarded-For` is believed: addresses or networks such as `10.0.0.0/8`.
 * @throws Error for anything else
 */
export function trustedProxies(texts: readonly string[]): TrustedProxies {
  const list = new BlockList();
  for (const text of texts) {
    const [address = "", bits] = text.split("/");
    const family = familyOf(address);
    const isNumber = bits === undefined || /^\d{1,3}$/.test(bits);
    if (!family || !isNumber) throw new Error(`--trust-proxy ${text}: expected ADDRESS[/BITS]`);
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => {
    const family = familyOf(address);
    return family !== undefined && list.check(address, family);
  };
}

const familyOf = (address: string) =>
  ({ 0: undefined, 4: "ipv4" as const, 6: "ipv6" as const })[isIP(address)];

/** Who opened a socket: the newest address in the chain that is no proxy of ours. */
export function clientAddress(request: IncomingMessage, isTrusted: TrustedProxies): string {
  const forwarded = [request.headers["x-forwarded-for"] ?? []].flat().join(",");
  const chain = forwarded.split(",").map((part) => part.trim());
  let address = request.socket.remoteAddress ?? "";
  while (isTrusted(address)) {
    const before = chain.pop();
    if (before === undefined || before === "") break;
    address = before;
  }
  return address;
}
