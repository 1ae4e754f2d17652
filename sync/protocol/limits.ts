/** SECURITY H4. Sizes in bytes, times in milliseconds. */
export const LIMITS = {
  bodyBytes: 1_048_576,
  pushBytes: 5 * 1_048_576,
  batchRows: 500,
  pullPage: 5_000,
  jsonDepth: 20,
  /** Of one body: a full push of honest documents has 16 bytes a value or more. */
  jsonValues: 400_000,
  /**
   * Of one document as JSON. A policy with thirty coverages, each with a product of its own, has 70 kB;
   * whatever is larger would be pulled by everybody who sees it.
   */
  documentBytes: 131_072,
  /** A case may hold the before-images of one part of an import. */
  caseBytes: 1_048_576,
  /** Fields of one document; the widest schema has 40. */
  documentKeys: 100,
  /** Values of one document at any depth: more keep the schema check busy for long. */
  documentValues: 50_000,
  /** Documents of one page of a pull, as JSON; the first document comes whatever its size. */
  pageBytes: 4 * 1_048_576,
  requestMs: 30_000,
  /** Between two looks for requests that take too long: Node's own half minute would double the limit. */
  slowRequestCheckMs: 5_000,
  socketFrameBytes: 2 * 1_048_576,
  notesPerSocket: 50,
  messagesPerSecond: 30,
  pingMs: 60_000,
  /** Sockets of one server and of one address, behind which a whole office may sit. */
  sockets: 20_000,
  socketsPerAddress: 1_000,
  /** Sockets that have not shown a ticket yet, what each may send before, and how long it may wait. */
  strangers: 1_000,
  strangersPerAddress: 100,
  strangerBytes: 65_536,
  strangerMs: 10_000,
  /** One cursor with its selection has 300 bytes. */
  presenceBytes: 4_096,
  /** Refused updates after which a socket is closed. */
  badUpdates: 3,
} as const;

/** Session times (H1, H8), in milliseconds. */
export const TIMES = {
  accessMs: 15 * 60_000,
  refreshMs: 30 * 24 * 3_600_000,
  refreshRetryMs: 60_000,
  ticketMs: 60_000,
  throttleMs: 15 * 60_000,
  appliedMs: 90 * 24 * 3_600_000,
  /** How often sockets are held against the sessions that live (H13), and against what each may see (H9). */
  sessionSweepMs: 5_000,
  recheckMs: 5 * 60_000,
} as const;

/** Attempts inside `TIMES.throttleMs`, and requests a minute (H3). */
export const THROTTLE = {
  perAccount: 5,
  perAddress: 20,
  /** Per device. */
  pushesPerMinute: 300,
  /** Per device: each of twelve collections asks for itself, twice a minute and at every hint. */
  pullsPerMinute: 600,
  /** Per device: one for each note that is opened and for each socket that comes back. */
  ticketsPerMinute: 120,
  /** Per address, right or wrong: each costs a hash, and a whole office begins its day at once. */
  signInsPerMinute: 60,
  /** Per address: an office of 300 people behind one, each with 40. */
  requestsPerMinute: 12_000,
} as const;

/** Every answer of ours carries this header; a captive portal's does not (R4, X29). */
export const ANSWER_HEADER = "x-banyan";
