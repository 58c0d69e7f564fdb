/** What a service of tomorrow says where today's says this: fields that nobody here knows, and now and then a frame of a new type. */
export function ofNewerService(text: string): string[] {
  const withFields = text
    .replace(/^\{/, '{"mood":{"is":"new"},')
    .replaceAll('"body":{', '"reactions":[{"emoji":"👍"}],"body":{"weight":1,')
  return text.includes('"type":"entries"') ? ['{"type":"reaction","emoji":"👍"}', withFields] : [withFields]
}
