/** Bounds of what an organization writes down for its assistant. */
export const knowledgeLimits = {
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
} as const
