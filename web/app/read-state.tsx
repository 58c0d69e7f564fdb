import type { ReactNode } from "react"
import { Icon } from "../look/icon.tsx"
import { failureOf } from "./queries.ts"
import { say } from "./say.ts"
import { Bones } from "./waiting.tsx"

interface Props<T> {
  read: { data: T | undefined; error: Error | null; refetch: () => unknown }
  children: (data: T) => ReactNode
}

/** The three states of something that is read: on its way, refused, here. Out of reach counts as on its way, since we keep trying. */
export function ReadState<T>({ read, children }: Props<T>) {
  const failure = failureOf(read.error)
  if (read.data !== undefined) return children(read.data)
  if (failure === null) return <Bones />
  return (
    <div className="notice late" role="alert">
      <Icon name="alert" />
      <span>{say(failure)}</span>
      <button type="button" className="button" onClick={read.refetch}>
        Try again
      </button>
    </div>
  )
}
