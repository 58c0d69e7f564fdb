/** Bounds of what is done to many conversations at once. */
export const bulkLimits = {
  /** Conversations in one request. With their ids and numbers that is half a frame. */
  bulkConversationsMax: 500,
  /** What is done to each of them, one after the other: labels, priority, opening again, giving back and snoozing is the longest undo. */
  bulkCommandsMax: 5,
  /** Changes that an object makes in one go, before others have their turn: some 15 ms of work. */
  bulkSlice: 50,
  /**
   * Changes of one of the staff in a window. Their single operations are counted apart, so that whoever tidies up can still
   * answer. All of the staff together may make five times as many, which is a third of what an object can do.
   */
  bulkBurst: 2_000,
  bulkShares: 5,
  /** Conversations that a page selects. Whoever means more than these filters, or does it in two goes. */
  selectedMax: 5_000,
  /** Of so many a page makes one request: a step of its progress, well below a second. */
  bulkRequestConversations: 250,
  /** What the team has resolved and opens again within this was resolved by mistake: it is the same wait. */
  takenBackMs: 60_000,
  /** How long an undo is offered. */
  undoMs: 10_000,
} as const
