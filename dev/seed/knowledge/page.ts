/** One entry of a demo organization's knowledge, as its staff would write it. */
export interface Page {
  /** Its id is made from this title, so it does not change later. */
  title: string
  /** Other words in which people ask for it. */
  questions: string[]
  text: string
  /** The last part of its address on the shop's own help pages, where it is there too. */
  path?: string
}
