import { describe, expect, it, vi } from "vitest";
import { deepLinkFromArguments, parseDeepLink } from "./deepLink.ts";
import { createDeepLinkInbox } from "./deepLinkInbox.ts";

const id = "0b0e7f5c-6f1d-4a51-9a3e-2f1f4f0d9c11";
const other = "7c9a1f6e-0f6c-4d0e-8a55-1d2f3a4b5c6d";

describe("deep links", () => {
  it("B41 opens a customer by uuid", () => {
    expect(parseDeepLink(`banyan://open/${id}`)).toEqual({ customerId: id });
    expect(parseDeepLink(`banyan://open/${id.toUpperCase()}/`)).toEqual({ customerId: id });
  });

  it.each([
    `banyan://open?customer=${id}&x=--inspect`,
    `banyan://open/${id}?x=--inspect`,
    `banyan://open/${id}#x`,
    "banyan://../../",
    `banyan://open/../${id}`,
    `banyan://delete/${id}`,
    `banyan://open/${id}/edit`,
    `banyan://open/${"a".repeat(10_240)}`,
    `https://open/${id}`,
    `banyan://open/${id}\n--inspect`,
    "banyan://open/1",
    "",
  ])("B41 refuses %s", (link) => expect(parseDeepLink(link)).toBeNull());

  it("B41 only the last argument of the scheme counts", () => {
    expect(
      deepLinkFromArguments(["Banyan.exe", `banyan://open/${id}`, `banyan://open/${other}`]),
    ).toEqual({ customerId: other });
    expect(deepLinkFromArguments([`banyan://open/${id}`, "banyan://delete/x"])).toBeNull();
    expect(deepLinkFromArguments(["Banyan.exe", "--inspect"])).toBeNull();
  });

  it("B41 a link waits for the window, is taken once, and a bad one rings no bell", () => {
    const ring = vi.fn();
    const inbox = createDeepLinkInbox(ring);
    inbox.put(null);
    expect(ring).not.toHaveBeenCalled();
    inbox.put(parseDeepLink(`banyan://open/${id}`));
    inbox.ringAgain();
    expect(ring).toHaveBeenCalledTimes(2);
    expect(inbox.take()).toEqual({ customerId: id });
    expect(inbox.take()).toBeNull();
    inbox.ringAgain();
    expect(ring).toHaveBeenCalledTimes(2);
  });
});
