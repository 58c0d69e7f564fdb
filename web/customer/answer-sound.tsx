import { useEffect } from "react"
import type { Entry } from "../../protocol/entry.ts"
import type { OrganizationClient } from "../live/organization-client.ts"
import type { OrganizationState } from "../live/state.ts"
import { playSound } from "../notifications/sound.ts"
import { useSpeaker } from "../notifications/use-speaker.ts"

interface Props {
  client: Pick<OrganizationClient, "hear">
  state: Pick<OrganizationState, "organizationId" | "visible" | "watched">
  userId: string
}

/** Makes a sound when somebody answers in a conversation that is on no screen of this person; in one tab for all. */
export default function AnswerSound({ client, state, userId }: Props) {
  const tabs = useSpeaker(`parley ${state.organizationId} ${userId}`, state)
  useEffect(
    () =>
      client.hear(async news => {
        const speaker = tabs.current
        const answers = news.filter(isAnswer)
        if (answers.length === 0 || !speaker?.isSpeaking()) return
        const looked = await Promise.all(answers.map(({ conversationId }) => speaker.lookers(conversationId)))
        if (looked.some(({ here }) => !here)) void playSound()
      }),
    [client, tabs],
  )
  return null
}

const isAnswer = ({ author, body }: Entry): boolean =>
  author.kind !== "customer" && (body.type === "message" || (body.type === "answer" && body.text !== ""))
