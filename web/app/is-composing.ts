/**
 * Whether a key is for an input method: Enter then chooses a word and Escape gives one up. Safari says of the key that ends it
 * only by its old number that it was for that (bugs.webkit.org, 165004).
 */
export const isComposing = ({ isComposing, keyCode }: KeyboardEvent): boolean =>
  isComposing || keyCode === inputMethodKey

const inputMethodKey = 229
