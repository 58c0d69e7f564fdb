/** Bounds of what is kept about customers. */
export const customerLimits = {
  /** Address of the page that a customer writes from, without its query. */
  pageCharactersMax: 500,
  /** Name of a host: as long as DNS lets it be. */
  hostCharactersMax: 253,
  /** Longest name in the time zone database, and then some. */
  timeZoneCharactersMax: 64,
  /** A language tag such as `de-AT` or `zh-Hant-TW`. */
  languageCharactersMax: 35,
  attributesMax: 50,
  attributeKeyCharactersMax: 40,
  attributeTextCharactersMax: 500,
  customerNotesMax: 100,
  customerNoteCharactersMax: 2_000,
} as const
