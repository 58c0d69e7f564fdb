import { Link } from "wouter"
import { isStaff } from "../../protocol/person.ts"
import { accentStyle } from "../look/accent.ts"
import { Icon } from "../look/icon.tsx"
import { Mark } from "../look/mark.tsx"
import { Menu } from "../look/menu.tsx"
import { useWorkplace } from "./organization-context.ts"
import { useOwnOrganizations } from "./own-organizations.ts"

/** From one organization to another. Those one only writes to are in one's messages. */
export function Switcher() {
  const { organization } = useWorkplace()
  const { data = [], hasNextPage } = useOwnOrganizations(true)
  const others = data.filter(one => isStaff(one) && one.id !== organization.id)
  return (
    <Menu
      label="Switch organization, now"
      className="switcher from-left"
      button={
        <>
          <Mark name={organization.name} sizePx={26} />
          <span className="cut">{organization.name}</span>
          <Icon name="down" />
        </>
      }
    >
      {others.map(one => (
        <Link key={one.id} href={`/dashboard/${one.slug}/conversations`} style={accentStyle(one.accent)}>
          <Mark name={one.name} sizePx={26} />
          <span className="cut">{one.name}</span>
        </Link>
      ))}
      {others.length === 0 && <div className="who soft small">You work for no other organization.</div>}
      <hr />
      {hasNextPage && <Link href="/">All your organizations</Link>}
      <Link href={`/o/${organization.slug}`}>
        <Icon name="link" /> Public door
      </Link>
      <Link href="/organizations/new">
        <Icon name="plus" /> New organization
      </Link>
    </Menu>
  )
}
