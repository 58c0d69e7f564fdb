/** The document with other words between the marks of a section that a command writes. */
export function replaced(document: string, name: string, words: string): string {
  const [begin, end] = [`<!-- measured: ${name} -->`, `<!-- end of ${name} -->`]
  const [before, rest, ...more] = document.split(begin)
  const [, after, ...again] = rest?.split(end) ?? []
  if (before === undefined || after === undefined || more.length + again.length > 0)
    throw new Error(`The document must have "${begin}" and "${end}" once, in this order`)
  return `${before}${begin}\n${words.trim()}\n${end}${after}`
}
