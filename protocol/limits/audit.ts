/** Bounds of the record of what staff do. */
export const auditLimits = {
  /** Parts of one thing that can change at once, and the longest name of one. */
  auditDetailsMax: 20,
  auditDetailCharactersMax: 60,
  auditSubjectCharactersMax: 300,
  /** Events that one search looks through before it answers with what it has, and where to go on. */
  auditScannedMax: 5_000,
  /** A sheet has 20,000 rows at most, some 5 MB: so many reads of so many rows. Whoever needs more asks for less time. */
  auditSheetReadsMax: 40,
  auditSheetReadRows: 500,
} as const
