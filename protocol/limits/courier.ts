/** Bounds of mail and of notifications. */
export const courierLimits = {
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
  /** Entries that are looked at again after a start: nothing is told twice by it. */
  untoldEntriesMax: 500,
  /** Pieces of the stream, each as large as a batch of the archive, that one ring of the alarm looks through for what concerns staff: some 50 ms of work. */
  toldPiecesPerLookMax: 5,
  /** A customer who has not been here for so long is mailed what somebody has written meanwhile. */
  awayMs: 300_000,
  /** The courier is told again when it has not answered for so long. */
  awayAskMs: 60_000,
  /** The newest of what is mailed, each of it up to so many characters; all of it is on the page that the mail leads to. */
  awayNewsMax: 10,
  awayNewsCharactersMax: 2_000,
} as const
