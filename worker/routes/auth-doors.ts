import { z } from "zod"
import { nameText } from "../../protocol/text.ts"
import { identityLimits } from "../identity/identity-limits.ts"

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
const session = z.object({
  id: z.uuid(),
  token: z.string(),
  userId: z.uuid(),
  expiresAt: date,
  createdAt: date,
  updatedAt: date,
})
const signedIn = z.object({ token: z.string().nullable(), user })
/** better-auth refuses a change without a JSON body, even where nothing is in it. */
const nothing = z.object({})
const done = z.object({ success: z.boolean() })
const changed = z.object({ status: z.boolean() })

interface AuthDoor {
  method: "get" | "post"
  path: string
  summary: string
  body?: z.ZodType
  answer: z.ZodType
  /** For people who are not signed in. */
  open?: true
}

/**
 * What is open of better-auth, whose routes have no schemas of ours; it brings many more (mail, social sign-in, tokens), and
 * what nobody uses is a door that nobody watches.
 */
export const authDoors: AuthDoor[] = [
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
    method: "get",
    path: "/list-sessions",
    summary: "Where the caller is signed in",
    answer: z.array(session),
  },
  {
    method: "post",
    path: "/revoke-session",
    summary: "Sign out elsewhere: one session, by its token",
    body: z.object({ token: z.string() }),
    answer: changed,
  },
  {
    method: "post",
    path: "/revoke-other-sessions",
    summary: "Sign out everywhere else",
    body: nothing,
    answer: changed,
  },
  {
    method: "post",
    path: "/revoke-sessions",
    summary: "Sign out everywhere",
    body: nothing,
    answer: changed,
  },
  {
    method: "post",
    path: "/update-user",
    summary: "Change the own name",
    body: z.object({ name: nameText }),
    answer: changed,
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
    summary: "Delete the own account; every organization erases its owner as a customer",
    body: z.object({ password: z.string().optional() }),
    answer: done,
  },
]
