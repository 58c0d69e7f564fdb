/** The lines of a text field in which each line is one thing. */
export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map(line => line.trim())
    .filter(line => line !== "")
