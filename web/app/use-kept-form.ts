import { type FormEvent, useEffect, useRef, useState } from "react"
import { type FormValues, keptForm } from "./kept-form.ts"

interface Saved {
  /** Names the thing; one person has one piece of unsaved work on it. */
  name: string
  userId: string
  values: FormValues
  /** When the values were read from the service. */
  readAt: number
}

/**
 * A form whose unsaved work is kept on this device. Give the form `key={round}` and `onInput`, and its fields `values` to begin
 * with: they are the browser's from then on. What others save meanwhile is taken over if nothing was typed, else `isBehind`.
 */
export function useKeptForm({ name, userId, values: saved, readAt }: Saved) {
  const place = keptForm({ userId, name })
  const [round, setRound] = useState(0)
  const [begun, setBegun] = useState(place.read)
  const [shown, setShown] = useState({ values: saved, readAt })
  const [hasSettled, setSettled] = useState(false)
  const isFragile = useRef(false)
  const values = begun?.values ?? saved
  const typed = useRef(values)

  // Set while drawing, so that no frame shows the old text as if it were the new one.
  if (begun === null && readAt > shown.readAt && !isSame(saved, shown.values)) {
    setShown({ values: saved, readAt })
    setRound(round + 1)
  }

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (isFragile.current) event.preventDefault()
    }
    window.addEventListener("beforeunload", warn)
    return () => window.removeEventListener("beforeunload", warn)
  }, [])

  function onInput(event: FormEvent<HTMLFormElement>): void {
    typed.current = valuesOf(event.currentTarget)
    if (isSame(typed.current, saved)) drop(saved)
    else keep(begun?.base ?? saved)
  }

  /** What was sent is saved now, as these values. The fields stay as they are; what was typed meanwhile is kept on. */
  function settle(next: FormValues): void {
    if (isSame(typed.current, values)) drop(next)
    else keep(next)
    setSettled(true)
  }

  function discard(): void {
    drop(saved)
    typed.current = saved
    setRound(round + 1)
  }

  function keep(base: FormValues): void {
    const work = { values: typed.current, base }
    isFragile.current = !place.keep(work)
    setBegun(work)
  }

  function drop(next: FormValues): void {
    place.forget()
    isFragile.current = false
    setBegun(null)
    setShown({ values: next, readAt: Date.now() })
  }

  return {
    round,
    values,
    /** It was saved since the page was opened. */
    hasSettled,
    isDirty: begun !== null,
    isBehind: begun !== null && !isSame(begun.base, saved),
    onInput,
    settle,
    discard,
  }
}

export function valuesOf(form: HTMLFormElement): FormValues {
  const values: FormValues = {}
  for (const [name, value] of new FormData(form)) if (typeof value === "string") values[name] = value
  return values
}

function isSame(one: FormValues, other: FormValues): boolean {
  const names = new Set([...Object.keys(one), ...Object.keys(other)])
  return [...names].every(name => plain(one[name]) === plain(other[name]))
}

/** The browser writes line ends its own way. */
const plain = (value: string | undefined): string | undefined => value?.replaceAll("\r\n", "\n")
