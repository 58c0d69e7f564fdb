/** Bounds of the search through all that was said in an organization. */
export const searchLimits = {
  searchItemsDefault: 20,
  /** People and conversations beside the messages, when no kind was asked for. */
  searchBesideMax: 5,
  /** Words of one search: a long sentence, or an address full of digits. */
  searchWordsMax: 60,
  /** Newest finds that are ordered among each other by how well they fit; older ones come behind them in the same way. */
  searchRankedMax: 200,
  /** Members whose names a search reads, and accounts whose address begins as somebody types it. */
  searchMembersMax: 1_000,
  searchAddressesMax: 200,
  /** How long a search waits for the archive: it can say how old it is, and somebody is typing. */
  searchSettleMs: 150,
} as const
