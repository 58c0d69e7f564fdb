import { inDigits } from "./digits.ts"

/** So many of something: "1 minute", "12,500 minutes"; `many` where it is more than an s. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${inDigits(count)} ${count === 1 ? one : many}`
