import { QueryClient } from "@tanstack/react-query"
import { limits } from "../../protocol/limits.ts"
import { refusals } from "../../protocol/refusal.ts"
import { type Call, call, type Failure } from "./api.ts"

/** The query library knows failure only as something thrown, so the value travels inside. */
class CallFailed extends Error {
  readonly failure: Failure
  constructor(failure: Failure) {
    super(failure.kind === "refused" ? failure.refusal.code : failure.kind)
    this.failure = failure
  }
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => shouldRetry(failures, failureOf(error)),
      retryDelay: attempt => Math.random() * Math.min(limits.reconnectMs.max, limits.reconnectMs.first * 2 ** attempt),
      // The browser's word on being online is a hint: the request itself is the test.
      networkMode: "always",
    },
  },
})

/** A read for `useQuery`: `query(["members", id], { path, schema })`. */
export function query<T>(key: readonly string[], read: Omit<Call<T>, "signal">) {
  return {
    queryKey: key,
    queryFn: async ({ signal }: { signal: AbortSignal }): Promise<T> => {
      const answer = await call({ ...read, signal })
      if (!answer.ok) throw new CallFailed(answer.failure)
      return answer.value
    },
  }
}

/** A list that comes in pages, for `useInfiniteQuery`. */
export function pages<T extends { nextCursor: string | null }>(
  key: readonly string[],
  read: { path: string; schema: Call<T>["schema"]; filters?: Record<string, string>; limit?: number },
) {
  return {
    queryKey: key,
    queryFn: async ({ signal, pageParam }: { signal: AbortSignal; pageParam: string | null }): Promise<T> => {
      const search = new URLSearchParams({
        ...read.filters,
        limit: String(read.limit ?? limits.pageItemsMax),
        ...(pageParam !== null && { cursor: pageParam }),
      })
      const answer = await call({ schema: read.schema, path: `${read.path}?${search}`, signal })
      if (!answer.ok) throw new CallFailed(answer.failure)
      return answer.value
    },
    initialPageParam: null,
    getNextPageParam: ({ nextCursor }: T) => nextCursor,
  }
}

export const failureOf = (error: unknown): Failure | null => (error instanceof CallFailed ? error.failure : null)

/** Requests that sleep between two tries are started over, so that nobody waits for a timer after pressing "Try now". */
export async function tryAgainNow(): Promise<void> {
  const waiting = { predicate: ({ state }: { state: { fetchFailureCount: number } }) => state.fetchFailureCount > 0 }
  await queryClient.cancelQueries(waiting)
  await queryClient.refetchQueries({ type: "active" })
}

/** An unreachable service is waited for as long as the page is open; a refusal that may pass, a few times; others never. */
function shouldRetry(failures: number, failure: Failure | null): boolean {
  if (failure === null) return false
  if (failure.kind === "unreachable") return true
  return refusals[failure.refusal.code].advice === "retry" && failures < refusedTriesMax
}

const refusedTriesMax = 4
