/** Bounds of erasing and exporting what is kept about a person. */
export const erasureLimits = {
  /** Entries that lose their words in one piece of work in the object: some 20 ms. */
  erasedEntriesAtOnceMax: 2_000,
  /** Rows that one statement takes away in Postgres: it has to be done before a query is given up. */
  erasedRowsAtOnceMax: 2_000,
  /** Calls to other objects at the same time: an object shares six waiting connections among everybody in it. */
  erasureCallsAtOnceMax: 4,
  /** How long an organization that is about to be deleted waits before it looks whether it was. */
  dissolutionExpectedMs: 60_000,
  /** Erased conversations that a page remembers: for as long as an answer to an older question may still come. */
  erasedKnownMax: 1_000,
  /** Rows of one read of an export: some megabytes of entries at most. */
  exportReadConversations: 20,
  exportReadEntries: 500,
  erasuresToldMax: 100,
  /** Of those that are done; nothing in them says whose they were. */
  erasuresKeptMax: 1_000,
} as const
