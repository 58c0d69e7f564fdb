import { Link } from "wouter"
import { Mark } from "../look/mark.tsx"

export function Brand() {
  return (
    <Link href="/" className="brand">
      <Mark name="Parley" sizePx={30} />
      Parley
    </Link>
  )
}
