import { assistantDefaults } from "../../protocol/assistant.ts"
import { choose } from "./act.ts"
import type { Fault } from "./faults.ts"
import type { Crash } from "./object-host.ts"
import type { AlarmFault } from "./runtime-alarm.ts"
import type { SimulatedClient } from "./simulated-client.ts"
import type { CallFault } from "./turns/calls.ts"
import { type ModelFault, modelFaults } from "./turns/script.ts"

const call = (fault: CallFault): Fault => ({
  weight: 1.5,
  strikes: (_play, { tenant }) => {
    tenant.turns.calls.faults.push(fault)
    return false
  },
})

const model = (fault: ModelFault): Fault => ({
  weight: 0.7,
  strikes: (_play, { tenant }) => {
    tenant.turns.model.faults.push(fault)
    return false
  },
})

const breaks = (how: Crash): Fault => ({
  weight: 1,
  strikes: (_play, { tenant }) => {
    tenant.turns.crashes.push(how)
    return false
  },
})

const alarm = (fault: AlarmFault): Fault => ({
  weight: 0.7,
  strikes: (_play, { tenant }) => {
    tenant.turns.alarmFaults.push(fault)
    return false
  },
})

/** A turn that is at work, where there is one. */
const someTurn = ({ tenant }: SimulatedClient, pick: number) => {
  const all = tenant.turns.all()
  return choose(
    all.filter(one => one.phase() === "writing"),
    pick,
  )
}

/** What goes wrong with the assistant: its models, its turns' objects, and the calls between them and the organization's. */
export const turnFaults: Record<string, Fault> = {
  ...Object.fromEntries(modelFaults.map(fault => [fault, model(fault)])),
  "call lost": call("call lost"),
  "call answer lost": call("call answer lost"),
  "call done twice": call("call done twice"),
  "call slow": call("call slow"),
  "turn's crash before commit": breaks("crash before commit"),
  "turn's crash after commit": breaks("crash after commit"),
  "turn's object gone": {
    weight: 4,
    strikes: (_play, client, { pick }) => {
      const turn = someTurn(client, pick)
      turn?.crash()
      return turn !== undefined
    },
  },
  "turn's alarm lost": alarm("alarm lost"),
  "turn's alarm late": alarm("alarm late"),
  "turn's alarm twice": alarm("alarm twice"),
  "reload in the middle of an answer": {
    weight: 4,
    strikes: (_play, client) => {
      const { watched } = client.state
      if (watched === null || client.tenant.host.core.answers.writing(watched) === null) return false
      client.reload()
      client.happens({ type: "watched", conversationId: watched })
      return true
    },
  },
  "assistant switched off": { weight: 0.5, strikes: (_play, { tenant }) => tenant.assistant.turn(false) },
  "assistant switched on": { weight: 2, strikes: (_play, { tenant }) => tenant.assistant.turn(true) },
  "spending cap near": {
    weight: 0.5,
    strikes: (_play, { tenant }, { amount, pick }) => {
      const few = Math.floor(amount * 20_000)
      const spent = tenant.host.core.assistant.spent().tokens
      const caps = pick < 0.5 ? { organizationTokensPerMonth: spent + few } : { conversationTokens: few }
      return tenant.assistant.cap(caps)
    },
  },
  "spending cap far": {
    weight: 1,
    strikes: (_play, { tenant }) => tenant.assistant.cap(assistantDefaults.caps),
  },
}
