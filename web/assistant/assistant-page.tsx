import { useQuery } from "@tanstack/react-query"
import { useRef } from "react"
import { assistantStatus } from "../../protocol/assistant.ts"
import { query } from "../app/queries.ts"
import { ReadState } from "../app/read-state.tsx"
import { manages, useWorkplace } from "../organizations/organization-context.ts"
import { Room } from "../organizations/room.tsx"
import { AssistantForm } from "./assistant-form.tsx"
import { assistantKey, assistantPath } from "./assistant-queries.ts"
import { Sandbox } from "./sandbox.tsx"
import { SettingsRead } from "./settings-read.tsx"
import { settingsOnScreen } from "./settings-shape.ts"
import { Spent } from "./spent.tsx"
import "../look/organizations.css"
import "./assistant.css"

/** `/dashboard/:slug/assistant`: how the assistant behaves, what it has spent, and a place to try it. */
export default function AssistantPage() {
  const workplace = useWorkplace()
  const { organization } = workplace
  const read = useQuery(
    query(assistantKey(organization.id), { path: assistantPath(organization.id), schema: assistantStatus }),
  )
  const form = useRef<HTMLFormElement>(null)
  return (
    <Room
      title="Assistant"
      lead="It answers at once from your knowledge, says that it is an AI, and fetches a person when it does not know."
      width="full"
    >
      <ReadState read={read}>
        {status => (
          <div className="assistant">
            <div className="settings">
              <Spent status={status} />
              {manages(workplace) ? (
                <AssistantForm status={status} readAt={read.dataUpdatedAt} form={form} />
              ) : (
                <SettingsRead settings={status.settings} />
              )}
            </div>
            <Sandbox name={status.settings.name} settingsNow={() => settingsOnScreen(form.current)} />
          </div>
        )}
      </ReadState>
    </Room>
  )
}
