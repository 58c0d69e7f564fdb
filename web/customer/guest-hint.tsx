import { Link, useLocation } from "wouter"
import { leadBack } from "../app/destination.ts"

/** What a guest should know: without an account, this conversation lives on this device only. */
export function GuestHint() {
  const [path] = useLocation()
  return (
    <span>
      You are a guest. <Link href={leadBack("/sign-up", path)}>Make an account</Link> to keep this.
    </span>
  )
}
