import { useQuery } from "@tanstack/react-query"
import { z } from "zod"
import { call } from "./api.ts"
import { query, queryClient } from "./queries.ts"

export interface SessionUser {
  id: string
  name: string
  email: string
}

/** Who sits at this browser. A guest has a session too, with a made-up name and no way to sign in again. */
type Session =
  | { kind: "loading" }
  | { kind: "nobody" }
  | { kind: "guest"; user: SessionUser }
  | { kind: "person"; user: SessionUser }

const answer = z
  .object({
    user: z.object({ id: z.uuid(), name: z.string(), email: z.string(), isAnonymous: z.boolean().nullish() }),
  })
  .nullable()

const sessionQuery = query(["session"], { path: "/auth/get-session", schema: answer })

export function useSession(): Session {
  const { data } = useQuery({ ...sessionQuery, staleTime: 60_000, refetchOnWindowFocus: "always" })
  if (data === undefined) return { kind: "loading" }
  if (data === null) return { kind: "nobody" }
  return { kind: data.user.isAnonymous === true ? "guest" : "person", user: data.user }
}

/** Every page waits for this: asked while the page's own code is still on its way. */
export const askSession = (): void => void queryClient.prefetchQuery(sessionQuery)

/** After signing in, up or out: nothing read for the person before may be shown to the next. */
export async function sessionChanged(): Promise<void> {
  queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" })
  await queryClient.refetchQueries({ queryKey: ["session"] })
}

/** The service has said that nobody is signed in any more; asking it again would only take time. */
export const sessionEnded = (): void => void queryClient.setQueryData(sessionQuery.queryKey, null)

const anything = z.unknown()

export const signIn = (body: { email: string; password: string }) =>
  call({ path: "/auth/sign-in/email", method: "POST", body, schema: anything })

export const signUp = (body: { name: string; email: string; password: string }) =>
  call({ path: "/auth/sign-up/email", method: "POST", body, schema: anything })

export const signOut = () => call({ path: "/auth/sign-out", method: "POST", body: {}, schema: anything })
