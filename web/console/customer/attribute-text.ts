import { type AttributeValue, attributeValue } from "../../../protocol/customer.ts"

/** What kinds of values there are, and what they are called. */
export const kinds = { text: "Text", number: "Number", yesNo: "Yes or no", day: "Day" } as const
export type Kind = keyof typeof kinds

export function kindOf(value: AttributeValue): Kind {
  switch (typeof value) {
    case "string":
      return "text"
    case "number":
      return "number"
    case "boolean":
      return "yesNo"
    case "object":
      return "day"
  }
}

/** A value as it is read. */
export function attributeText(value: AttributeValue): string {
  if (typeof value === "boolean") return value ? "Yes" : "No"
  if (typeof value === "object") return day.format(new Date(`${value.date}T00:00:00Z`))
  return String(value)
}

/** A value as its field has it. */
export const typedText = (value: AttributeValue): string =>
  typeof value === "boolean" ? (value ? "yes" : "no") : typeof value === "object" ? value.date : String(value)

/** What was typed as a value of that kind; null when it is none. */
export function attributeFrom(kind: Kind, typed: string): AttributeValue | null {
  const text = typed.trim()
  if (text === "") return null
  const value = { text, number: Number(text), yesNo: yesNo.get(text), day: { date: text } }[kind]
  return attributeValue.safeParse(value).data ?? null
}

const yesNo = new Map([
  ["yes", true],
  ["no", false],
])

const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" })
