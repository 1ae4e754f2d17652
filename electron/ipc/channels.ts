/** One channel per verb. Apart from the schemas, so that the preload script stays free of libraries. */
export const CHANNELS = [
  "secret.get",
  "secret.set",
  "file.save",
  "print.pdf",
  "notice.show",
  "external.open",
  "lock.opened",
  "lock.now",
  "app.info",
  "deepLink.take",
] as const;
export type Channel = (typeof CHANNELS)[number];

/** What main says unasked; neither carries data. */
export const SIGNALS = { lock: "lock.signal", deepLinkWaiting: "deepLink.waiting" } as const;
export type Signal = (typeof SIGNALS)[keyof typeof SIGNALS];
