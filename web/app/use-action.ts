import { useState } from "react"
import type { Answer, Failure } from "./api.ts"

/** A change that a button makes: `run` does it once at a time, `failure` is why the last try came to nothing. */
export function useAction<Input, T>(
  act: (input: Input) => Promise<Answer<T>>,
  done?: (value: T, input: Input) => unknown,
) {
  const [state, setState] = useState<{ busy: boolean; failure: Failure | null }>({ busy: false, failure: null })

  async function run(input: Input): Promise<void> {
    if (state.busy) return
    setState({ busy: true, failure: null })
    const answer = await act(input)
    if (answer.ok) await done?.(answer.value, input)
    setState({ busy: false, failure: answer.ok ? null : answer.failure })
  }

  return { ...state, run }
}
