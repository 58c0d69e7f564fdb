import type { AssistantSettings } from "../../protocol/assistant.ts"
import { inDigits } from "../look/digits.ts"
import { toneWords } from "./tone-words.ts"

/** The settings for those who may look and not change. */
export function SettingsRead({ settings }: { settings: AssistantSettings }) {
  const { handOver, caps } = settings
  return (
    <section className="card read-only" aria-labelledby="settings">
      <h2 id="settings">Settings</h2>
      <p className="soft">Owners and admins change them. You can try them in the sandbox.</p>
      <dl>
        <dt>Name</dt>
        <dd>{settings.name}, always with “AI” beside it</dd>
        <dt>Tone</dt>
        <dd>{toneWords.find(([tone]) => tone === settings.tone)?.[1]}</dd>
        <dt>Instructions</dt>
        <dd className="as-written">{settings.instructions === "" ? "None" : settings.instructions}</dd>
        <dt>Words that ask for a person</dt>
        <dd>{listed(handOver.keywords)}</dd>
        <dt>Words that say that somebody is upset</dt>
        <dd>{listed(handOver.sentimentWords)}</dd>
        <dt>Answers that did not help</dt>
        <dd>
          {handOver.afterMisses === 1
            ? "After one, a person is fetched"
            : `After ${handOver.afterMisses} in a row, a person is fetched`}
        </dd>
        <dt>Questions outside the knowledge</dt>
        <dd>{handOver.outsideKnowledge ? "Go to a person at once" : "It says so and offers a person"}</dd>
        <dt>One conversation may spend</dt>
        <dd>{inDigits(caps.conversationTokens)} tokens</dd>
      </dl>
    </section>
  )
}

const listed = (phrases: string[]): string => (phrases.length === 0 ? "None" : phrases.join(", "))
