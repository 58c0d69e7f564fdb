/** Headers of answers, as the API's description names them. */
const text = { type: "string" } as const

export const linked = {
  Link: {
    description: 'The next page, `<address>; rel="next"`, when there is one. Its cursor is in `nextCursor`, too.',
    schema: text,
  },
}

export const located = { Location: { description: "Address of what was made.", schema: text } }

export const waiting = {
  "Retry-After": { description: "Seconds to wait, with `rate_limited`.", schema: { type: "integer" } },
} as const
