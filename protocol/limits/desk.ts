/** Bounds of the team's work and of its rules. */
export const deskLimits = {
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
  /** Colleagues asked for in one conversation who have not come since (reduce/work-after.ts). */
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
  /** Of them, what is told with a refusal over REST. */
  newerToldMax: 20,
  /** Replies that one of the staff has begun and not sent; the oldest makes room. */
  draftsPerPersonMax: 200,
  /** How soon after a keystroke the page sends such a draft: seldom beside what one of the staff may do in that time. */
  draftSendAfterMs: 1_500,
  /** Canned replies of an organization: pages read them all at once, so that a menu of them answers every key. */
  repliesMax: 300,
  replyCharactersMax: 4_000,
  macrosMax: 100,
  /** Saved views, those of one person and those of the whole team: their counts are one request. */
  ownViewsMax: 20,
  sharedViewsMax: 20,
  /** Staff that an organization's object knows by name. */
  agentsMax: 1_000,
} as const
