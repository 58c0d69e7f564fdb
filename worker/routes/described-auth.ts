import { z } from "@hono/zod-openapi"
import { nameText } from "../../protocol/text.ts"
import { identityLimits } from "../identity/identity-limits.ts"
import { problems } from "./problem.ts"
import type { router } from "./router.ts"

const password = z.string().min(identityLimits.passwordCharactersMin).max(identityLimits.passwordCharactersMax)
const date = z.iso.datetime()

const user = z.object({
  id: z.uuid(),
  name: z.string(),
  email: z.string(),
  emailVerified: z.boolean(),
  image: z.string().nullish(),
  isAnonymous: z.boolean().nullish(),
  createdAt: date,
  updatedAt: date,
})
const session = z.object({ id: z.uuid(), userId: z.uuid(), expiresAt: date, createdAt: date, updatedAt: date })
const signedIn = z.object({ token: z.string().nullable(), user })
/** better-auth refuses a change without a JSON body, even where nothing is in it. */
const nothing = z.object({})
const done = z.object({ success: z.boolean() })

interface Described {
  method: "get" | "post"
  path: string
  summary: string
  body?: z.ZodType
  answer: z.ZodType
  /** For people who are not signed in. */
  open?: true
}

/** What the page uses of better-auth, whose routes have no schemas of ours. */
const requests: Described[] = [
  {
    method: "post",
    path: "/sign-up/email",
    summary: "Make an account and sign in",
    body: z.object({ name: nameText, email: z.email(), password }),
    answer: signedIn,
    open: true,
  },
  {
    method: "post",
    path: "/sign-in/email",
    summary: "Sign in",
    body: z.object({ email: z.email(), password: z.string() }),
    answer: signedIn,
    open: true,
  },
  {
    method: "post",
    path: "/sign-in/anonymous",
    summary: "Come in as a guest",
    body: nothing,
    answer: signedIn,
    open: true,
  },
  {
    method: "get",
    path: "/get-session",
    summary: "Who is signed in; null when nobody is",
    answer: z.object({ session, user }).nullable(),
    open: true,
  },
  {
    method: "post",
    path: "/sign-out",
    summary: "Sign out; live sockets of this session close",
    body: nothing,
    answer: done,
  },
  {
    method: "post",
    path: "/update-user",
    summary: "Change the own name",
    body: z.object({ name: nameText }),
    answer: z.object({ status: z.boolean() }),
  },
  {
    method: "post",
    path: "/change-password",
    summary: "Change the password, and sign out elsewhere if wished",
    body: z.object({ currentPassword: z.string(), newPassword: password, revokeOtherSessions: z.boolean().optional() }),
    answer: signedIn,
  },
  {
    method: "post",
    path: "/delete-user",
    summary: "Delete the own account; conversations stay with the organizations",
    body: z.object({ password: z.string().optional() }),
    answer: done,
  },
]

/** Writes the routes of better-auth into the API's description. */
export function describeAuth(registry: ReturnType<typeof router>["openAPIRegistry"]): void {
  for (const { method, path, summary, body, answer, open } of requests) {
    registry.registerPath({
      method,
      path: `/api/auth${path}`,
      tags: ["Accounts"],
      summary,
      ...(open && { security: [] }),
      ...(body && { request: { body: { required: true, content: { "application/json": { schema: body } } } } }),
      responses: {
        200: { description: "Done.", content: { "application/json": { schema: answer } } },
        ...problems,
      },
    })
  }
}
