/** Bounds of answers: what they may take, cost and say. */
export const assistantLimits = {
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
  /** What a provider may have counted for one step, read or written. No model takes that much: more is a miscount. */
  stepTokensCountedMax: 10_000_000,
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
} as const
