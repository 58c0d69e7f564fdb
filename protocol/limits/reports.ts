/** Bounds of the reports. */
export const reportLimits = {
  /** A year and the same month of the year before. */
  reportDaysMax: 400,
  reportDaysDefault: 30,
  reportReasonsMax: 20,
  reportCommentsMax: 50,
  /** People in the table of who did what, those who wrote most first. */
  reportAgentsMax: 200,
} as const
