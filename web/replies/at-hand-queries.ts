import { useQuery } from "@tanstack/react-query"
import { replyList } from "../../protocol/canned-reply.ts"
import { macroList } from "../../protocol/macro.ts"
import { query, queryClient } from "../app/queries.ts"

/** What the team has at hand. Both are told over the line when they change. */
export type AtHandNoun = "replies" | "macros"

export const atHandPath = (organizationId: string, noun: AtHandNoun): string =>
  `/organizations/${organizationId}/${noun}`

export const useReplies = (organizationId: string) =>
  useQuery(
    query(["replies", organizationId], { path: atHandPath(organizationId, "replies"), schema: replyList }),
    queryClient,
  )

export const useMacros = (organizationId: string) =>
  useQuery(
    query(["macros", organizationId], { path: atHandPath(organizationId, "macros"), schema: macroList }),
    queryClient,
  )

export const readAtHandAgain = (noun: AtHandNoun) => queryClient.invalidateQueries({ queryKey: [noun] })
