import { compose } from "./compose.ts"
import { oneLine } from "./one-line.ts"

interface Missed {
  organizationName: string
  news: { name: string; text: string }[]
  link: string
  stopLink: string
}

/** A mail to a customer who has left: what was written since, once, and the way back. */
export function awayLetter({ organizationName, news, link, stopLink }: Missed) {
  const names = [...new Set(news.map(({ name }) => oneLine(name)))]
  const who = names.length === 1 && names[0] ? `${names[0]} from ${organizationName}` : organizationName
  const letter = compose(`${who} has answered you`, [
    { paragraph: `${who} has written while you were away.` },
    ...news.map(({ name, text }) => ({ quote: text, by: name })),
    { link, words: "Read and answer" },
    {
      paragraph:
        "Answer on that page: mail to this address reaches nobody. There will be no other mail until you have been back.",
    },
    { small: `No more mail from ${organizationName}:`, link: stopLink, words: "unsubscribe" },
  ])
  return { ...letter, headers: { "List-Unsubscribe": `<${stopLink}>` } }
}
