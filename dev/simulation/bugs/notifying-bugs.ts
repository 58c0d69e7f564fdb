import type { Notice } from "../../../worker/courier/job.ts"
import { CourierInMemory } from "../courier-in-memory.ts"
import type { Bug } from "./bug.ts"
import { patch } from "./patch.ts"

/** The organization's object tells its courier something else, or hears another answer. */
const tells = (wrong: (notices: Notice[], done: (taken: boolean) => void) => [Notice[], (taken: boolean) => void]) =>
  patch(
    CourierInMemory.prototype,
    "port",
    shipped =>
      function (this: CourierInMemory, isAlive) {
        const port = shipped.call(this, isAlive)
        return { tell: (notices, done) => port.tell(...wrong(notices, done)) }
      },
  )

/** What somebody is told who has no page open. */
export const notifyingBugs: Bug[] = [
  {
    name: "takes it for told when the courier could not be reached",
    showsIn: ["escalate", "courier down"],
    seenBy: ["told_courier"],
    install: () => tells((notices, done) => [notices, () => done(true)]),
  },
  {
    name: "tells the courier the same again under another id",
    showsIn: ["escalate", "courier's answer lost"],
    seenBy: ["told_courier"],
    install: () => {
      let times = 0
      return tells((notices, done) => {
        times += 1
        return [notices.map(one => ({ ...one, id: `${one.id} ${times}` })), done]
      })
    },
  },
  {
    name: "tells the courier of what concerns staff, and not who of them is here",
    showsIn: ["escalate"],
    seenBy: ["told_here"],
    install: () =>
      tells((notices, done) => [notices.map(one => (one.to === "staff" ? { ...one, here: [] } : one)), done]),
  },
]
