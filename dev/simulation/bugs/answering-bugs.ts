import type { Finish } from "../../../worker/assistant/job.ts"
import { endBy, wishIn } from "../../../worker/org/answers/ends.ts"
import { InWriting } from "../../../worker/org/answers/in-writing.ts"
import { AnswerRows } from "../../../worker/org/answers/rows.ts"
import { Answers } from "../../../worker/org/answers.ts"
import { Assistant } from "../../../worker/org/assistant.ts"
import type { Core } from "../../../worker/org/core.ts"
import type { Bug } from "./bug.ts"
import { inCore } from "./in-core.ts"
import { patch } from "./patch.ts"
import { standIn } from "./seam.ts"

/** Appends what a turn has written, whether anybody waits for it or not, under an id of its own. */
function appendAnyway({ commands, conversations, assistant, clock }: Core, { conversationId, result }: Finish): void {
  const conversation = conversations.get(conversationId)
  if (conversation === null) return
  const { handOver: _left, ...said } = result
  const body = { type: "answer" as const, ...said, replaces: null }
  commands.assist(conversation, [{ id: clock.newId(), author: assistant.author(), body }])
}

/** What the organization makes of its assistant's answers. */
export const answeringBugs: Bug[] = [
  {
    name: "lets a person take over without ending the answer",
    seenBy: ["answer_ends", "answer_in_turn"],
    install: inCore(({ answers }) => {
      answers.prepare = (_conversation, drafts) => drafts
    }),
  },
  {
    name: "takes what the assistant says under an older turn, when a person has come",
    showsIn: ["start", "claim", "assign"],
    seenBy: ["answer_in_turn"],
    install: inCore(core => {
      const finish = core.answers.finish.bind(core.answers)
      core.answers.finish = told => {
        const answer = finish(told)
        if (!answer.taken) appendAnyway(core, told)
        return answer
      }
    }),
  },
  {
    name: "ends an answer again when its end is told again",
    seenBy: ["answer_text"],
    install: inCore(core => {
      const finish = core.answers.finish.bind(core.answers)
      core.answers.finish = told => {
        const answer = finish(told)
        if (told.result.end === "done" && told.result.handOver === null) appendAnyway(core, told)
        return answer
      }
    }),
  },
  {
    name: "answers while a person is waited for",
    seenBy: ["answer_in_turn"],
    install: inCore(({ answers }) => {
      const appended = answers.appended.bind(answers)
      answers.appended = (entries, one) => appended(entries, { ...one, state: { status: "open" } })
    }),
  },
  {
    name: "forgets at a restart which answers it owes",
    seenBy: ["answer_ends"],
    install: () => patch(AnswerRows.prototype, "all", () => () => []),
  },
  {
    name: "never looks after an answer that it has asked for",
    showsIn: ["call lost", "turn's object gone", "turn's alarm lost"],
    seenBy: ["answer_ends"],
    install: () => patch(Answers.prototype, "check", () => () => {}),
  },
  {
    name: "lets an answer go on that was stopped",
    showsIn: ["send", "stop"],
    seenBy: ["answer_end"],
    install: () => standIn(endBy, shipped => drafts => (shipped(drafts) === "stopped" ? null : shipped(drafts))),
  },
  {
    name: "seals an answer without its last words",
    showsIn: ["send", "claim", "watch"],
    seenBy: ["answer_cut"],
    install: inCore(({ answers }) => {
      const prepare = answers.prepare.bind(answers)
      answers.prepare = (conversation, drafts) =>
        prepare(conversation, drafts).map(draft =>
          draft.body.type === "answer"
            ? { ...draft, body: { ...draft.body, text: draft.body.text.slice(0, -9) } }
            : draft,
        )
    }),
  },
  {
    name: "does not answer again what it is asked to",
    showsIn: ["send", "regenerate"],
    seenBy: ["unanswered"],
    install: () =>
      standIn(
        wishIn,
        shipped => (entry, conversation) => (entry.body.type === "regenerated" ? null : shipped(entry, conversation)),
      ),
  },
  {
    name: "says nothing more when all has been spent",
    showsIn: ["spending cap near", "send"],
    seenBy: ["unanswered"],
    install: inCore(({ answers, assistant }) => {
      const appended = answers.appended.bind(answers)
      answers.appended = (entries, one) => {
        const isSpent = assistant.maySpend(one, answers.promised(), { least: 6_000, most: 6_000 }) === 0
        appended(isSpent ? entries.filter(({ body }) => body.type === "answer") : entries, one)
      }
    }),
  },
  {
    name: "promises more than is left",
    showsIn: ["spending cap near", "send"],
    seenBy: ["overspent"],
    install: () => patch(Assistant.prototype, "maySpend", () => () => 1_000),
  },
  {
    name: "promises again what an answer that is being written has used",
    showsIn: ["spending cap near", "start"],
    seenBy: ["overspent"],
    install: () =>
      patch(
        InWriting.prototype,
        "promised",
        () =>
          function (this: InWriting) {
            return this.all().reduce((sum, { tokensMax, trace }) => sum + Math.max(0, tokensMax - trace.tokens), 0)
          },
      ),
  },
  {
    name: "counts what an answer has cost twice",
    seenBy: ["spent"],
    install: () =>
      patch(
        Assistant.prototype,
        "spend",
        shipped =>
          function (this: Assistant, tokens) {
            shipped.call(this, 2 * tokens)
          },
      ),
  },
]
