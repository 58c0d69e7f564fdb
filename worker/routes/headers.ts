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

/** Of what is counted against a quota (quota-headers.ts). */
export const counting = {
  "RateLimit-Policy": {
    description:
      'The quotas this counts against: `"operations";q=30;w=10` is 30 at once and again in every 10 seconds.',
    schema: text,
  },
  RateLimit: {
    description: 'What is left of them: `"operations";r=29;t=1` is 29 now, and all of them in a second.',
    schema: text,
  },
} as const
