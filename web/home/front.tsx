import { Link } from "wouter"
import { Page } from "../app/page.tsx"
import { Icon, type IconName } from "../look/icon.tsx"
import { Sample } from "./sample.tsx"
import "../look/home.css"

export function Front() {
  return (
    <Page title="Where your customers and your team talk">
      <div className="front">
        <div>
          <p className="pitch">
            Somebody writes. An assistant answers at once, from what you have written down; when that is not enough, a
            person who sees the whole story takes over. Nothing is lost on the way, not even when a tab sleeps or the
            train enters a tunnel.
          </p>
          <div className="actions">
            <Link href="/sign-up?next=/organizations/new" className="button primary large">
              Start an organization
            </Link>
            <Link href="/sign-in" className="button large">
              Sign in
            </Link>
          </div>
        </div>
        <Sample />
      </div>
      <ul className="reasons">
        {reasons.map(({ icon, title, text }) => (
          <li key={title}>
            <Icon name={icon} />
            <h2>{title}</h2>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </Page>
  )
}

const reasons: { icon: IconName; title: string; text: string }[] = [
  {
    icon: "talk",
    title: "Open to everybody",
    text: "Each organization has a public door. Guests write at once; an account can come later and keeps the conversation.",
  },
  {
    icon: "people",
    title: "A person, one tap away",
    text: "Whoever asks for a person waits in a queue the whole team sees, what is due first on top, with the reason written on it.",
  },
  {
    icon: "check",
    title: "Every message, once, in order",
    text: "What you write is kept on your device until it is stored, and shows what happened to it: sent, delivered, read.",
  },
]
