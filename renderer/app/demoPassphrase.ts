/**
 * Opens every file of a demonstration company, whose people are invented. It is no secret: the start
 * screen shows it, and a demonstration window comes back by itself.
 */
export const DEMO_PASSPHRASE = "banyan demo 2026";
