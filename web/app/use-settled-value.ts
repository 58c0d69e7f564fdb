import { useEffect, useState } from "react"

/** A value that is typed, once it has stood still for a moment: so that not every letter is asked for. */
export function useSettledValue<T>(value: T): T {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), settleMs)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}

const settleMs = 300
