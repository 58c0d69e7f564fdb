import { limits } from "../../../protocol/limits.ts"

export interface Chapter {
  id: string
  title: string
  text: string
}

/** What holds for every operation. The page shows it as chapters, the description in one piece. */
export const guide: Chapter[] = [
  {
    id: "about",
    title: "What this is",
    text: `
Parley is a place for an organization and its users to talk. Over this API scripts do what the pages do: find conversations,
read and write messages, ask for a person, take, hand back and resolve. It is the same set of commands as on the live socket.

Times are milliseconds since 1970, ids are uuids. Bodies are JSON, sent with \`Content-Type: application/json\`, of at most
${limits.frameBytesMax} bytes; under Knowledge of ${limits.knowledgeBodyBytesMax}, under Chat of ${limits.chatBodyBytesMax}.`,
  },
  {
    id: "signing-in",
    title: "Signing in",
    text: `
\`POST /api/auth/sign-in/email\` sets a session cookie, \`parley.session_token\`; over HTTPS its name begins with \`__Secure-\`.
Send it with everything that needs a session. With curl, \`-c cookies.txt\` keeps the cookie and \`-b cookies.txt\` sends it.

A change whose \`Origin\` is not this site is refused as \`bad_origin\`. Browsers send that header themselves; scripts may leave it
out, except under \`/api/auth\`, where a request with a cookie has to name this site.`,
  },
  {
    id: "refusals",
    title: "Refusals",
    text: `
Every refusal is a problem detail (RFC 9457, \`application/problem+json\`) with a stable \`code\`: read the code, not the sentence.
What is not yours answers like what does not exist.`,
  },
  {
    id: "pages",
    title: "Pages",
    text: `
Lists take a \`limit\` and an opaque \`cursor\`, which comes from \`nextCursor\` or the \`Link\` header of the page before. A cursor works
for the list and the person it was made for; anything else is refused as \`bad_cursor\`.

\`asOf\` is the position for which an answer is true: apply what the live stream tells after it.`,
  },
  {
    id: "rates",
    title: "Rates",
    text: `
What reaches an organization is counted: reads, operations, and changes of many conversations at once, per person in that organization, over REST and the live socket
together. A burst is back in ${limits.rateWindowSeconds} seconds, evenly. Answers say what is left in \`RateLimit-Policy\` and \`RateLimit\`, as the
draft of the IETF's HTTP API group has them. Beyond it requests are refused as \`rate_limited\`, with \`Retry-After\` in whole
seconds. An organization bounds all its customers together, too; then that comes with some of one's own quota left.
Over HTTPS account requests are counted per network address.`,
  },
  {
    id: "repeating",
    title: "Repeating a change",
    text: `
A change with an \`Idempotency-Key\`, a uuid, is safe to repeat: the same key and content give the first result again, for ever
and over the socket, too. The same key with other content is refused as \`conflict\`.`,
  },
]

export const introduction = guide.map(({ title, text }) => `## ${title}\n\n${text.trim()}`).join("\n\n")
