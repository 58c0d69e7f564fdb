import { type Choose, explore } from "./explore.ts"
import { conversationId, Scene } from "./scene.ts"

type Deed = (scene: Scene) => (() => void) | null

/** What somebody, or fate, may do in a story, each once, at any moment at which it can be done. */
export const deeds: Record<string, Deed> = {
  claim: scene =>
    statusIn(scene) === "open" || statusIn(scene) === "waiting" ? () => scene.does("ines", { type: "claim" }) : null,
  release: scene =>
    statusIn(scene) === "claimed" ? () => scene.does("ines", { type: "release", to: "assistant" }) : null,
  "say more": scene =>
    statusIn(scene) === undefined ? null : () => scene.does("lena", { type: "send", text: "And one more thing" }),
  stop: scene => {
    const answerId = scene.host.core.answers.writing(conversationId)
    return answerId === null ? null : () => scene.does("lena", { type: "stop", answerId })
  },
  "ask again": scene => {
    const answerId = scene.host.core.conversations.get(conversationId)?.answer?.id
    return answerId === undefined ? null : () => scene.does("lena", { type: "regenerate", answerId })
  },
  escalate: scene =>
    statusIn(scene) === "open" ? () => scene.does("lena", { type: "escalate", reason: "A person, please" }) : null,
  resolve: scene =>
    statusIn(scene) === "open" || statusIn(scene) === "waiting" ? () => scene.does("ines", { type: "resolve" }) : null,
  reload: scene => () => scene.open("lena"),
  "the organization's object breaks": scene => () => scene.restart(),
  "the organization's memory is taken": scene => () => scene.forget(),
  "the turn's object breaks": scene => () => scene.turns.all().forEach(turn => void turn.crash()),
  "the model is cut off": scene => () => scene.turns.model.breakOff("model is cut off"),
  "the model falls silent": scene => () => scene.turns.model.breakOff("model falls silent"),
  "a call is lost": scene => () => void scene.turns.calls.faults.push("call lost"),
  "the answer to a call is lost": scene => () => void scene.turns.calls.faults.push("call answer lost"),
  "a call is done twice": scene => () => void scene.turns.calls.faults.push("call done twice"),
}

const statusIn = ({ host }: Scene) => host.core.conversations.get(conversationId)?.state.status

export interface Bound {
  /** Which of the deeds may be done; all of them when it is left out. */
  of?: readonly string[]
  /** How often a course may leave the order of time: by a deed, or by something that overtakes something else. */
  deviations: number
}

/** Longer than any of them takes. */
const stepsMax = 400

/**
 * Every course of a small story, a question and its answer, that leaves the order of time at most so often: the bound of Emmi,
 * Qadeer and Rakamarić (Delay-bounded scheduling, 2011). Answers how many there were, and the first that went wrong.
 */
export async function everyCourse({ of = Object.keys(deeds), deviations }: Bound) {
  const wrong: { course: string[]; violations: string[] }[] = []
  const courses = await explore(async choose => {
    if (wrong.length >= 3) return
    const { course, violations } = await take(choose, { of, deviations })
    if (violations.length > 0) wrong.push({ course, violations })
  })
  return { courses, wrong }
}

async function take(choose: Choose, { of, deviations }: Required<Bound>) {
  const scene = new Scene()
  const course: string[] = []
  const undone = new Set(of)
  let left = deviations
  const choice = (options: number): number => {
    const option = left === 0 || options < 2 ? 0 : choose(options)
    if (option > 0) left -= 1
    return option
  }
  scene.agenda.after(1, () => scene.does("lena", { type: "start", text: "Where is my parcel?" }))
  for (let steps = 0; steps < stepsMax; steps += 1) {
    // When all is over, the one thing that can still be left to happen is that somebody does something.
    const possible = scene.isOver ? [null] : scene.agenda.possible()
    const could = left === 0 ? [] : [...undone].flatMap(name => doable(scene, name))
    const option = choice(possible.length + could.length)
    const deed = could[option - possible.length]
    const due = possible[option]
    if (deed) {
      course.push(deed.name)
      undone.delete(deed.name)
      deed.done()
      await scene.agenda.settle()
      continue
    }
    if (!due) break
    course.push(option === 0 ? "on" : `${option} before others`)
    await scene.agenda.happen(due)
  }
  const violations = [...scene.violations(), ...(scene.isOver ? [] : ["It never came to its end"])]
  scene.host.end()
  return { course, violations }
}

function doable(scene: Scene, name: string): { name: string; done: () => void }[] {
  const done = deeds[name]?.(scene) ?? null
  return done === null ? [] : [{ name, done }]
}
