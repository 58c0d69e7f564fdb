import { useState } from "react"
import { Link, useLocation } from "wouter"
import { leadBack } from "../app/destination.ts"
import { sessionChanged, signOut, useSession } from "../app/session.ts"
import { Avatar } from "../look/avatar.tsx"
import { Icon } from "../look/icon.tsx"
import { Menu } from "../look/menu.tsx"

/** Who is signed in, and the way out; for a guest, the way to keep what they wrote; for nobody, the way in. */
export function AccountMenu({ className, labelled = false }: { className?: string; labelled?: boolean }) {
  const session = useSession()
  const [path] = useLocation()
  if (session.kind === "loading") return null
  if (session.kind === "nobody") {
    return path === "/sign-in" || path === "/sign-up" ? null : (
      <Link href={leadBack("/sign-in", path)} className="button">
        Sign in
      </Link>
    )
  }
  const { user } = session
  return (
    <Menu
      label="Account of"
      className={className}
      button={
        <>
          <Avatar name={user.name} sizePx={28} />
          <span className={labelled ? "cut" : "sr"}>{user.name}</span>
        </>
      }
    >
      <div className="who">
        <b>{user.name}</b>
        <div className="soft small">{session.kind === "guest" ? "A guest, on this device only" : user.email}</div>
      </div>
      <hr />
      {session.kind === "guest" && (
        <>
          <Link href={leadBack("/sign-up", path)}>
            <Icon name="person" /> Make an account
          </Link>
          <Link href={leadBack("/sign-in", path)}>
            <Icon name="next" /> Sign in
          </Link>
        </>
      )}
      <Link href="/messages">
        <Icon name="talk" /> Your messages
      </Link>
      <SignOutButton isGuest={session.kind === "guest"} />
    </Menu>
  )
}

function SignOutButton({ isGuest }: { isGuest: boolean }) {
  const [, go] = useLocation()
  const [failed, setFailed] = useState(false)
  async function leave(): Promise<void> {
    if (isGuest && !confirm("A guest cannot sign in again. Your conversations will be lost to you. Leave?")) return
    const answer = await signOut()
    setFailed(!answer.ok)
    if (!answer.ok) return
    go("/")
    await sessionChanged()
  }
  return (
    <>
      <button type="button" onClick={leave}>
        <Icon name="leave" />
        {failed ? "Not signed out: try again" : "Sign out"}
      </button>
      {/* Beside the button: a status inside it would take the button's name away. */}
      <span className="sr" role="status">
        {failed && "Not signed out"}
      </span>
    </>
  )
}
