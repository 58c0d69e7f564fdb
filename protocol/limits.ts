import { assistantLimits } from "./limits/assistant.ts"
import { auditLimits } from "./limits/audit.ts"
import { bulkLimits } from "./limits/bulk.ts"
import { courierLimits } from "./limits/courier.ts"
import { customerLimits } from "./limits/customers.ts"
import { deskLimits } from "./limits/desk.ts"
import { erasureLimits } from "./limits/erasure.ts"
import { knowledgeLimits } from "./limits/knowledge.ts"
import { reportLimits } from "./limits/reports.ts"
import { searchLimits } from "./limits/search.ts"

/** Every bound of Parley, with its unit in its name and the reason it has that value. */
export const limits = {
  /** Largest frame or request body we read. The runtime would take 32 MiB. */
  frameBytesMax: 65_536,
  /** Longest message or note: two pages of prose; with JSON escapes it still fits a frame. */
  messageCharactersMax: 8_000,
  reasonCharactersMax: 500,
  nameCharactersMax: 80,
  searchCharactersMax: 200,
  previewCharactersMax: 140,

  /** Messages that the object sends before it lets frames gather: a turn of its own costs about as much as a few of them. */
  messagesBetweenPauses: 8,
  /** Frames that wait to be taken together before they are taken at once. */
  inboxFramesMax: 128,
  /** Refused frames in a row of a kind that a correct client never sends, before the socket is closed. */
  strikesMax: 3,
  /** A refusal is no larger, unless it names what was wrong with a frame a quarter its size: nobody makes us shout louder than they do. */
  refusalBytesMax: 1_024,
  /** Entries in one frame: a catch-up page is sent, then acknowledged, then the next. */
  entriesPerFrameMax: 200,
  /** A catch-up page of long texts ends early at about this size: eight of them on their way to each of many sockets share 128 MB. */
  entriesPageBytesMax: 262_144,
  /** `entries` frames that may be on their way to one socket unacknowledged; past it the reader pulls. */
  windowFramesMax: 64,
  /** Catch-up pages on their way to one socket at once: enough to fill a long line, few enough to hold in memory. */
  catchUpFramesMax: 8,
  /** A client acknowledges at least this often. Well under the window, so that a reader in good health never stops. */
  acknowledgeEveryFrames: 16,
  /** Further behind than this, a snapshot is cheaper than a replay. */
  resumeEntriesMax: 20_000,
  /** Conversations a customer's client may name in one greeting. 100 × 45 bytes fit the socket's attachment (16 KiB). */
  cursorsPerHelloMax: 100,
  receiptsPerFrameMax: 50,

  socketsPerOrganizationMax: 30_000,
  socketsPerPersonMax: 20,
  /**
   * Every rate is a burst at once and as much again in each such window, evenly. Ten seconds without an event is when the
   * runtime first lets an object hibernate and forget: by then every burst is whole again, so forgetting gives nobody more.
   */
  rateWindowSeconds: 10,
  /** Operations of one person. Staff paste and script more than customers type. */
  operationsBurst: { customer: 30, staff: 200 },
  /** Typing, receipts, watching: cheap, but each wakes the object. */
  signalsBurst: 100,
  /** Reads over REST that reach the object, and sockets opened. A page that starts makes a handful. */
  readsBurst: { customer: 100, staff: 300 },
  /** What changes nothing: repeats, acknowledgements without news, refusals. A client may repeat its whole outbox, and be wrong now and then. */
  idleBurst: 600,
  /** All customers of an organization together may do what so many of them may do one by one: 150 operations a second, well below what an object does, so that staff keep theirs. */
  organizationShares: { customer: 50, staff: 20 },
  /** Who is refused because all together are too many comes back after this long: often enough to use every place, far too seldom to count as impatient. */
  crowdWaitMs: 1_000,
  conversationsPerCustomerMax: 1_000,
  /** Sign-outs and role changes that an object remembers: for longer than the request of somebody at its door can take. */
  endingsMax: 10_000,
  endingsMs: 60_000,

  pageItemsDefault: 50,
  pageItemsMax: 100,
  /** Newest entries of a conversation that the object serves itself; older archived ones come from Postgres. */
  tailEntriesMax: 200,
  /** Entries that the object reads at once when it looks for what repeats words that were corrected or taken back: a few megabytes at most. */
  correctedPieceEntriesMax: 200,

  /** Conversations that the object keeps decoded: about 2 kB each. */
  conversationsInMemoryMax: 2_000,
  /** Plain messages whose conversation's row may wait: as many as a start folds again in a few milliseconds. */
  unsavedEntriesMax: 500,

  archiveDelayMs: 200,
  archiveBatchEntriesMax: 500,
  /** A batch ends early at this size; one request to Postgres stays small whatever people write. */
  archiveBatchBytesMax: 1_000_000,
  /** After so many batches the alarm is set again, so that one run stays far from the runtime's 15 minutes. */
  archiveBatchesPerRunMax: 200,
  archiveRetryMs: { first: 1_000, max: 60_000 },
  /** Rows that one statement takes out of Postgres when an organization is told again: a fraction of a second's work. */
  archiveForgetRowsMax: 5_000,
  /** How long a list from Postgres waits for the archive to catch up. */
  settleMs: 1_000,

  /** Timers that one ring of the alarm sees to, before others have their turn: some 50 ms of work. */
  timersPerRingMax: 100,
  /** Things that fall due in one conversation in one ring; it can have far fewer. */
  duesPerLookMax: 30,
  /** Conversations that are looked at in one ring when the rules for what happens by itself have changed. */
  walkConversationsMax: 200,
  /** Conversations that are given away in one go: some 20 ms of work. */
  assignedPerLookMax: 25,
  /** A timer that broke is tried again after this long. */
  timerRetryMs: 60_000,
  /** How old what an object knows of who works in its organization may be, when one of them comes. */
  rosterMs: 600_000,

  ...assistantLimits,
  ...auditLimits,
  ...bulkLimits,
  ...courierLimits,
  ...knowledgeLimits,
  ...deskLimits,
  ...erasureLimits,
  ...reportLimits,
  ...searchLimits,
  ...customerLimits,

  pingEveryMs: 25_000,
  /** No ping for this long and a person no longer counts as here: a close can be missed. */
  presenceMs: 60_000,
  /** Conversations that colleagues have on screen, told to a page of staff that comes: each of a thousand is told it after a deploy. */
  hereShownMax: 100,
  /**
   * Whoever has a conversation on screen counts as looking for so long after the last that was heard of it: a device can fall silent
   * without a close. Pages say it again so often, while their person moves.
   */
  lookingMs: 180_000,
  lookingRenewMs: 60_000,
  /** A typing mark that is not renewed goes away by itself. */
  typingMs: 6_000,
  typingRenewMs: 3_000,
  /** First and longest pause before reconnecting; the actual pause is random up to it. */
  reconnectMs: { first: 500, max: 30_000 },
  /** An operation that got no answer in this time is sent again under the same id. */
  answerMs: 10_000,
  outboxOperationsMax: 500,
  /** A ping without answer for this long means the line is dead though nobody said so; shorter when the device knows it is offline. */
  pongMs: { online: 10_000, offline: 2_000 },
  /** From opening a socket to its welcome. */
  greetMs: 15_000,
  /** A line that held this long ends a row of failures. */
  steadyMs: 10_000,
  /** An idle reader acknowledges what it took in after this long. */
  acknowledgeIdleMs: 1_000,
  /** Receipts are told together, at most this often. */
  receiptsEveryMs: 300,
  /** Longest wait of a page for the answer to a read. */
  readMs: 15_000,
  /** Conversations a page keeps with their entries. */
  threadsKeptMax: 30,
  /** Lists a page keeps in order: those that every console has, and some filtered ones. */
  listsKeptMax: 16,
  /** Rows of a list that a page reads: hours of scrolling. Whoever looks for something further down filters. */
  listRowsMax: 20_000,
} as const
