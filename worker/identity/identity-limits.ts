/** Bounds of accounts and organizations. better-auth counts in seconds. */
export const identityLimits = {
  passwordCharactersMin: 10,
  passwordCharactersMax: 128,
  sessionSeconds: 30 * 24 * 3600,
  /** A session in use is prolonged at most once in this time. */
  sessionRenewSeconds: 24 * 3600,
  invitationSeconds: 7 * 24 * 3600,
  organizationsPerPersonMax: 50,
  membersPerOrganizationMax: 10_000,
  /** better-auth reads at most 100 when it counts them. */
  pendingInvitationsMax: 100,
  /** Letters that one organization may send in a day. */
  invitationsPerDayMax: 200,
  /** Organizations of a person that are asked for a conversation too young to be archived; the newest come first. */
  organizationsSearchedMax: 100,
  /** Organizations whose escalations one list shows. */
  organizationsStaffedMax: 500,
  /** Pauses before live sockets are told again what they could not be told. Together well under the 30 s after an answer. */
  revocationPausesMs: [250, 1_000, 4_000, 12_000],
  /** Requests per client address and path. Sign-in is tight against guessing; guests are many behind one office's address. */
  requests: {
    window: 60,
    max: 100,
    customRules: {
      "/sign-in/email": { window: 60, max: 10 },
      "/sign-up/email": { window: 60, max: 10 },
      "/sign-in/anonymous": { window: 60, max: 60 },
      "/change-password": { window: 60, max: 5 },
      // Asked on every page load and answers only about the caller: not worth two queries to count.
      "/get-session": false,
    },
  },
} as const
