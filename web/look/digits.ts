const digits = new Intl.NumberFormat("en-GB")

/** A number as people read it: "12,500". */
export const inDigits = (number: number): string => digits.format(number)
