import { type Role, role as roleShape } from "../../protocol/person.ts"
import { useWorkplace } from "./organization-context.ts"
import { rolesAscending, roleWords } from "./role-words.ts"

interface Props {
  label: string
  value: Role
  onChange: (role: Role) => void
  busy: boolean
}

/** Owners are made by owners only, so others are not offered it. */
export function RoleSelect({ label, value, onChange, busy }: Props) {
  const { role: ownRole } = useWorkplace()
  return (
    <select
      className="select"
      aria-label={label}
      value={value}
      disabled={busy}
      onChange={event => onChange(roleShape.parse(event.target.value))}
    >
      {rolesAscending
        .filter(one => one !== "owner" || ownRole === "owner")
        .map(one => (
          <option key={one} value={one}>
            {roleWords[one].name}
          </option>
        ))}
    </select>
  )
}
