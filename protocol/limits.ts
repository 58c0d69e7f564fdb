/** Every bound of Parley, with its unit in its name and the reason it has that value. */
export const limits = {
  /** Largest frame or request body we read. The runtime would take 32 MiB. */
  frameBytesMax: 65_536,
  /** Longest message or note: two pages of prose; with JSON escapes it still fits a frame. */
  messageCharactersMax: 8_000,
  reasonCharactersMax: 500,
  nameCharactersMax: 80,
  previewCharactersMax: 140,

  /** Refused frames in a row of a kind that a correct client never sends, before the socket is closed. */
  strikesMax: 3,
  /** Entries in one frame: a catch-up page is sent, then acknowledged, then the next. */
  entriesPerFrameMax: 200,
  /** `entries` frames that may be on their way to one socket unacknowledged; past it the reader pulls. */
  windowFramesMax: 64,
  /** A client acknowledges at least this often. Well under the window, so that a reader in good health never stops. */
  acknowledgeEveryFrames: 16,
  /** Further behind than this, a snapshot is cheaper than a replay. */
  resumeEntriesMax: 20_000,
  /** Conversations a customer's client may name in one greeting. 100 × 45 bytes fit the socket's attachment (16 KiB). */
  cursorsPerHelloMax: 100,
  receiptsPerFrameMax: 50,

  socketsPerOrganizationMax: 30_000,
  socketsPerPersonMax: 20,
  /** Operations of one person: a burst, then a steady rate. Staff paste and script more than customers type. */
  operationsBurst: { customer: 30, staff: 200 },
  operationsPerSecond: { customer: 3, staff: 30 },
  /** Typing, receipts, watching: cheap, but each wakes the object. */
  signalsBurst: 60,
  signalsPerSecond: 10,
  conversationsPerCustomerMax: 1_000,

  pageItemsDefault: 50,
  pageItemsMax: 100,
  /** Newest entries of a conversation that the object serves itself; older archived ones come from Postgres. */
  tailEntriesMax: 200,

  archiveDelayMs: 200,
  archiveBatchEntriesMax: 500,
  archiveTimeoutMs: 10_000,
  archiveRetryMs: { first: 1_000, max: 60_000 },
  /** How long a list from Postgres waits for the archive to catch up. */
  settleMs: 1_000,

  pingEveryMs: 25_000,
  /** No ping for this long and a person no longer counts as here: a close can be missed. */
  presenceMs: 60_000,
  /** A typing mark that is not renewed goes away by itself. */
  typingMs: 6_000,
  typingRenewMs: 3_000,
  /** First and longest pause before reconnecting; the actual pause is random up to it. */
  reconnectMs: { first: 500, max: 30_000 },
  /** An operation that got no answer in this time is sent again under the same id. */
  answerMs: 10_000,
  outboxOperationsMax: 500,
} as const
