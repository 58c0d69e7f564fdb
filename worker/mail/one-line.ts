/** Names come from people, and a line break in a subject would start another header. */
export function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ").trim()
}
