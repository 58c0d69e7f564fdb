import type { Observed } from "../history/observed.ts"
import type { Crash, ObjectHost } from "../object-host.ts"
import { Dice } from "../random.ts"
import type { Tally } from "../tally.ts"
import type { Timeline } from "../timeline.ts"
import { AssistantSwitch } from "./assistant-switch.ts"
import { Promises } from "./promises.ts"
import { draw, type ModelFault, type Script } from "./script.ts"
import { TurnHosts } from "./turn-hosts.ts"

interface At {
  seed: number
  family: number
  timeline: Timeline
  host: ObjectHost
  observed: Observed
  fired: Tally
  /** What every model does; left out, it is drawn. */
  script?: (fault: ModelFault | null) => Script
  /** What happens to the organization's object in the middle of the call that arrives now. */
  crashNow(): "none" | Crash
}

/** Gives an organization an assistant: most of the time one that is on from the beginning. */
export function employ({ seed, family, timeline, host, observed, fired, script, crashNow }: At) {
  const dice = new Dice(seed, 5, family)
  const promises = new Promises(host, observed)
  const turns = new TurnHosts({
    ...{ timeline, dice },
    script: script ?? (fault => draw(dice, fault)),
    mark: family === 0 ? " in north" : " in south",
    inOrganization: work => host.called(crashNow(), work),
    asks: job => promises.judge(job),
    asked: job => observed.written.asked(job.answerId),
    wrote: (answerId, attempt) => observed.written.wrote(answerId, attempt),
  })
  turns.calls.onFault = fault => fired.count(fault)
  turns.model.onEvent = what => fired.count(what)
  turns.onCrash = how => fired.count(`turn's ${how}`)
  turns.onAlarmFault = fault => fired.count(`turn's ${fault}`)
  host.turns = turns
  const assistant = new AssistantSwitch(host)
  if (dice.chance(family === 0 ? 0.9 : 0.5)) assistant.turn(true)
  return { turns, assistant }
}
