import { ownPreferences, type Preferences } from "../../protocol/preferences.ts"
import { call } from "../app/api.ts"
import { query, queryClient } from "../app/queries.ts"
import { say } from "../app/say.ts"
import { nextAfterResolve } from "../console/next-setting.ts"
import { setShortcuts, shortcutsAreOn } from "../console/shortcuts-setting.ts"

const path = (organizationId: string): string => `/organizations/${organizationId}/preferences`

export const preferencesQuery = (organizationId: string) =>
  query(["preferences", organizationId], { path: path(organizationId), schema: ownPreferences })

/** Counts at once, in this browser; null when it counts everywhere, else why it does not. */
export async function keepPreferences(organizationId: string, change: Partial<Preferences>): Promise<string | null> {
  const { queryKey } = preferencesQuery(organizationId)
  const preferences = { ...preferencesHere(), ...change }
  await queryClient.cancelQueries({ queryKey })
  takeUp(preferences)
  const answer = await call({ path: path(organizationId), method: "PUT", body: preferences, schema: ownPreferences })
  if (answer.ok) queryClient.setQueryData(queryKey, answer.value)
  return answer.ok ? null : `This counts here, and not yet on your other devices: ${say(answer.failure)}`
}

/** As they are in this browser, which knows them before the server has answered and when it does not. */
const preferencesHere = (): Preferences => ({
  shortcuts: shortcutsAreOn(),
  nextAfterResolve: nextAfterResolve.isOn(),
})

export function takeUp(preferences: Preferences): void {
  if (preferences.shortcuts !== shortcutsAreOn()) setShortcuts(preferences.shortcuts ? "on" : "off")
  if (preferences.nextAfterResolve !== nextAfterResolve.isOn())
    nextAfterResolve.set(preferences.nextAfterResolve ? "on" : "off")
}
