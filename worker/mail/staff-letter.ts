import type { Concern } from "../../protocol/notification.ts"
import { compose } from "./compose.ts"

interface Told {
  concern: Concern
  organizationName: string
  customerName: string
  /** Who did it, where somebody did. */
  by: string
  text: string
  link: string
  settingsLink: string
}

/** A mail to one of the staff who has nothing of Parley open. */
export function staffLetter(told: Told) {
  const { organizationName, text, link, settingsLink } = told
  const sentence = sentenceOf(told)
  return compose(`${sentence} · ${organizationName}`, [
    { paragraph: `${sentence}.` },
    ...(text === "" ? [] : [{ quote: text, by: quotedBy(told) }]),
    { link, words: "Open the conversation" },
    {
      small: `You asked ${organizationName} on Parley for this mail.`,
      link: settingsLink,
      words: "Change what you hear of",
    },
  ])
}

/** What has happened, in one line; the notification of a device says it, too. */
export function sentenceOf({ concern, customerName, by }: Pick<Told, "concern" | "customerName" | "by">): string {
  switch (concern) {
    case "waiting":
      return `${customerName} is waiting for a person`
    case "mine":
      return `${customerName} has written to you`
    case "mention":
      return `${by} mentions you about ${customerName}`
    case "assigned":
      return `${by} gives you the conversation with ${customerName}`
  }
}

const quotedBy = ({ concern, customerName, by }: Told): string =>
  concern === "mention" || concern === "assigned" ? by : customerName
