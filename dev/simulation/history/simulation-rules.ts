/** What is checked of a schedule beside the rules of `check.ts`: it was recorded frame by frame, so it can be held to more. */
export const simulationRules = [
  "lost",
  "done_though_refused",
  "duplicated",
  "phantom",
  "hole",
  "reordered",
  "moved",
  "skipped",
  "repeated",
  "divergent",
  "archive",
  /** A customer was told of a conversation that is not theirs, or has read one. */
  "leaked_conversation",
  /** A customer was told a note. */
  "leaked_note",
  /** A customer was told a number of the whole organization, or how its queues stand. */
  "leaked_number",
  /** A customer was told the id of one of the staff. */
  "leaked_staff",
  /** Somebody was told what was said in another organization. */
  "leaked_tenant",
  /** A socket was spoken to after a sign-out, a new role or the end of the organization had reached the object. */
  "heard_after_end",
  /** Somebody was told what was not stored at that moment. */
  "told_before_stored",
  /** A repetition was taken for something else. */
  "conflict",
  "receipt_fell",
  /** A receipt stands beyond the newest entry of its conversation. */
  "receipt_beyond",
  /** A page's conversation is not what its entries up to that point make of it. */
  "page_state",
  /** A page's conversation went back to how it was before. */
  "page_fell",
  /** A page's thread has a hole, an entry twice, or an end that is not its end. */
  "page_thread",
  /** A page shows something twice, or as on its way though it has arrived. */
  "shown_twice",
  /** REST answered a page with a hole, or that is not what was true at the point it names. */
  "rest_page",
  /** Postgres's conversations and messages at a checkpoint are not what its entries up to there make of them. */
  "postgres_state",
  /** The object believes Postgres further than Postgres is, or Postgres has what the object has not. */
  "postgres_leads",
  /** An operation was neither done nor refused, and nobody gave it up. */
  "forgotten",
  /** More frames were on their way to a socket, unacknowledged, than the window has room for; or too many were acknowledged. */
  "window",
  /** A conversation belongs to a guest who has become an account. */
  "orphaned",
  /** Somebody was told that their own conversation is not there. */
  "disowned",
  /** Nothing goes wrong any more, the object has started anew, and still it tells Postgres nothing. */
  "archive_stalled",
  /** Long after peace a page is not live, still loads, or has something to send. */
  "unfinished",
] as const
export type SimulationRule = (typeof simulationRules)[number]
