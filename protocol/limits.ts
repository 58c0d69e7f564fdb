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
  /** A timer that broke is tried again after this long. */
  timerRetryMs: 60_000,
  /** How old what an object knows of who works in its organization may be, when one of them comes. */
  rosterMs: 600_000,

  /** What strangers are told of an assistant may be this old, so that they, however many, cost its object a call in this time. */
  doorKeptMs: 5_000,
  /** How long a door waits for that; then it opens without. */
  doorPatienceMs: 1_000,
  /** Organizations of which a Worker keeps it. */
  doorsKeptMax: 1_000,

  /** What one answer may say: as much as a message. */
  answerCharactersMax: 8_000,
  /** Answers that an organization has written at the same time; who asks then gets a person. */
  answersAtOnceMax: 1_000,
  /** What one answer may spend, all its attempts and steps together; more only where a single step takes it. */
  answerTokensMax: 30_000,
  /** What a model may write in one step of an answer: to look something up, or to answer. */
  answerStepTokensMax: 2_000,
  /** Enough for an answer out of two places, few enough that a small model reads them all. */
  passagesPerSearchMax: 5,
  /** What a model is told of a conversation: its newest messages up to these bounds. */
  transcriptMessagesMax: 30,
  transcriptCharactersMax: 16_000,
  /** Two pieces of an answer are this far apart: sixteen a second look steady, and cost a fifth of a frame per token. */
  draftEveryMs: 60,
  /** A page that missed a piece asks for the whole text, and again after this long if that did not help. */
  draftAskEveryMs: 1_000,
  /** All answers of an organization together send it so many pieces a second, well below what its object does. */
  draftsPerSecondMax: 200,
  /** How often the text so far is kept durably: what a crash of the organization's object takes from what has been seen. */
  draftKeepMs: 1_000,
  /** A turn shows with this that it is still there; it is also how long a crashed one waits to be begun again. */
  turnHeartbeatMs: 10_000,
  turnAttemptsMax: 3,
  /** How long a turn waits for the organization's object before it calls again, and how long it pauses after a failure. */
  turnCallMs: 5_000,
  turnRetryMs: { first: 100, max: 2_000 },
  /** Calls in a row that tell the end of an answer; after them the alarm goes on, and after `turnMs` only the organization's asking. */
  turnCallTriesMax: 5,
  /** Longest answer from question to end. */
  turnMs: 120_000,
  /** A model that sends nothing for this long has failed. */
  assistantStallMs: 20_000,
  /** An answer of which the organization hears nothing for this long is given up, whatever became of its turn. */
  assistantPatienceMs: 45_000,
  /** How often a turn is asked for in a row without a sign of it, whoever has forgotten meanwhile since when. More often than that patience would. */
  turnAsksMax: 8,
  /** From when on the page says that it takes longer than usual. */
  assistantSlowMs: 8_000,
  /** A tool's input and result as staff see them. */
  traceCharactersMax: 500,
  traceToolsMax: 12,
  summaryCharactersMax: 2_000,
  instructionsCharactersMax: 4_000,
  phraseCharactersMax: 60,
  phrasesMax: 50,
  trialTurnsMax: 20,
  /** Longest wait for a suggested reply, a summary or a trial. */
  suggestionMs: 60_000,

  /** Browsers that one person is notified on; the oldest makes room. */
  devicesPerPersonMax: 20,
  /** Notices, mails and notifications that wait at an organization's courier. What comes when it is full is given up. */
  courierJobsMax: 5_000,
  /** What one round takes, so that a round stays far from the runtime's 15 minutes; and how many calls it makes at once. */
  courierRoundJobsMax: 40,
  courierAtOnceMax: 4,
  /** How long a mail server or a push service may take. */
  courierCallMs: 10_000,
  courierTriesMax: 8,
  /** Eight tries are spread over about two hours. */
  courierRetryMs: { first: 10_000, max: 3_600_000 },
  /** Staff are not told after this long what has waited since; a customer still is, for a day. */
  courierStaffMs: 3_600_000,
  courierCustomerMs: 86_400_000,
  /** What has been delivered is remembered for so long, so that the same notice told again does nothing. */
  courierRemembersMs: 7 * 86_400_000,
  /** Mails to one address, and notifications to one person, in an hour: more are read by nobody. */
  courierMailsPerHourMax: 20,
  courierPushesPerHourMax: 120,

  /** A request that reads an answer along: longer than any answer, shorter than what proxies bear. */
  followMs: 150_000,
  /** Requests of one person that read along: a handful of tabs. The oldest makes room. */
  followersPerPersonMax: 10,
  /** What waits for a reader who does not read, before they are let go: many times the longest answer. */
  followBufferBytesMax: 262_144,
  /** How often a request that reads along asks again where things stand, when the object went away under it. */
  followAttemptsMax: 5,
  followRetryMs: 200,
  /** An id that a client of another make gives to a chat or a message. */
  chatIdCharactersMax: 200,
  /** Other clients post everything that has been said, again and again. Only the newest message is read of it. */
  chatBodyBytesMax: 1_000_000,

  /** One entry of knowledge: a chapter. Longer texts are better found in parts. */
  knowledgeCharactersMax: 100_000,
  knowledgeEntriesMax: 5_000,
  /** Body of a request about knowledge: a whole file in base64, or the longest entry in any script. */
  knowledgeBodyBytesMax: 1_400_000,
  knowledgePreviewCharactersMax: 300,
  questionsPerEntryMax: 50,
  urlCharactersMax: 2_000,
  /** A file or a page of the web, as it comes. */
  importBytesMax: 1_000_000,
  /** Entries that one file makes, each of a part of it. */
  importEntriesMax: 200,
  importMs: 10_000,
  importRedirectsMax: 3,

  /** Opening hours: a day of shifts. */
  spansPerDayMax: 6,
  labelsMax: 100,
  dispositionsMax: 30,
  /** Days on which an organization is closed, past ones included: a few years of them. */
  holidaysMax: 200,
  /** Longest target, in minutes in which the organization is open: a month around the clock. */
  targetMinutesMax: 43_200,
  /** A target has to be reachable in so many weeks of opening hours. With every holiday that is within `openTimeDaysMax`. */
  targetWeeksMax: 26,
  openTimeDaysMax: 500,
  awayGraceMinutesMax: 1_440,
  capacityMax: 100,
  autoCloseHoursMax: 8_760,
  unattendedMinutesMax: 1_440,
  labelsPerConversationMax: 20,
  mentionsPerNoteMax: 20,
  /** Colleagues asked for in one conversation who have not written there since. */
  mentionedMax: 50,
  actionsPerMacroMax: 10,
  scheduledPerConversationMax: 5,
  /** Furthest that anything is put off. */
  putOffMs: 366 * 24 * 60 * 60_000,
  emailCharactersMax: 254,
  /** Longest wait that a list can ask for: a year. */
  viewWaitMinutesMax: 525_600,
  /** Entries that are looked at for something that matters to who replies: who has missed more than these has missed enough. */
  newerEntriesMax: 50,
  /** Staff that an organization's object knows by name. */
  agentsMax: 1_000,

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
} as const
