import { catchUp } from "../../../worker/org/catch-up.ts"
import { Hub } from "../../../worker/org/hub.ts"
import type { Reader } from "../../../worker/org/session.ts"
import { HostedSocket } from "../hosted-socket.ts"
import type { Bug } from "./bug.ts"
import { patch, together } from "./patch.ts"
import { standIn } from "./seam.ts"

/** Where a reader is put, given where it was and where it should be. */
const putsReader = (wrongly: (before: Reader, after: Reader) => Reader) => () =>
  patch(
    HostedSocket.prototype,
    "update",
    shipped =>
      function (this: HostedSocket, changes) {
        const { reader } = changes
        shipped.call(this, reader ? { ...changes, reader: wrongly(this.session.reader, reader) } : changes)
      },
  )

const live: Reader = { state: "live" }

/** Pages are read from another number than the one up to which the reader has everything. */
const catchesUpBy = (by: number) => () =>
  standIn(catchUp, shipped => (stored, socket) => {
    const { reader } = socket.session
    if (reader.state === "behind") {
      const astray = { after: Math.max(0, reader.after + by), joined: Math.max(0, reader.joined + by) }
      socket.update({ reader: { ...reader, ...astray } })
    }
    shipped(stored, socket)
  })

const floorsBy = (by: number) =>
  putsReader((before, after) => {
    if (before.state !== "greeting" || after.state !== "behind") return after
    const floors = Object.entries(after.floors).map(([id, position]) => [id, Math.max(0, position + by)])
    return { ...after, after: after.after - 1, floors: Object.fromEntries(floors) }
  })

/** What a reader is told, live and when it comes back. */
export const deliveringBugs: Bug[] = [
  {
    name: "tells nobody",
    seenBy: ["divergent", "unfinished"],
    install: () => patch(Hub.prototype, "publish", () => () => {}),
  },
  {
    name: "tells what was done together in the wrong order",
    seenBy: ["skipped", "repeated"],
    install: () =>
      patch(
        Hub.prototype,
        "publish",
        shipped =>
          function (this: Hub, entries, conversation) {
            shipped.call(this, entries.toReversed(), conversation)
          },
      ),
  },
  {
    name: "answers with what it has not told yet",
    showsIn: ["send many at once", "post over REST", "line cut", "reload", "deploy"],
    seenBy: ["skipped", "repeated"],
    install: () => {
      let isAtWork = false
      return together(
        patch(
          Hub.prototype,
          "together",
          shipped =>
            function (this: Hub, work) {
              shipped.call(this, () => {
                isAtWork = true
                work()
                isAtWork = false
              })
            },
        ),
        patch(
          Hub.prototype,
          "letGo",
          shipped =>
            function (this: Hub) {
              if (!isAtWork) shipped.call(this)
            },
        ),
      )
    },
  },
  {
    name: "goes live before the last page of a resume",
    seenBy: ["skipped"],
    install: putsReader((before, after) => (before.state === "behind" && after.state === "behind" ? live : after)),
  },
  {
    name: "goes live at the greeting, with what was missed untold",
    seenBy: ["skipped"],
    install: putsReader((before, after) => (before.state === "greeting" && after.state === "behind" ? live : after)),
  },
  {
    name: "never goes live again after a resume",
    seenBy: ["divergent", "unfinished"],
    install: putsReader((before, after) =>
      before.state === "behind" && after.state === "live"
        ? { ...before, after: Number.MAX_SAFE_INTEGER, joined: Number.MAX_SAFE_INTEGER }
        : after,
    ),
  },
  {
    name: "forgets the frame at which a slow reader stops being live",
    seenBy: ["skipped"],
    install: putsReader((before, after) =>
      before.state === "live" && after.state === "behind"
        ? { ...after, after: after.after + 1, joined: after.joined + 1 }
        : after,
    ),
  },
  { name: "skips an entry when it resumes", seenBy: ["skipped"], install: catchesUpBy(1) },
  { name: "tells an entry again when it resumes", seenBy: ["repeated"], install: catchesUpBy(-1) },
  { name: "puts a customer's floor too high", seenBy: ["skipped"], install: floorsBy(1) },
  { name: "puts a customer's floor too low", seenBy: ["repeated"], install: floorsBy(-1) },
  {
    name: "loses at an eviction that a reader is behind",
    showsIn: ["reader stalls", "eviction", "send many at once"],
    seenBy: ["skipped"],
    install: () =>
      patch(
        HostedSocket.prototype,
        "forget",
        shipped =>
          function (this: HostedSocket) {
            shipped.call(this)
            if (this.session.reader.state === "behind") this.update({ reader: live })
          },
      ),
  },
  {
    name: "never closes the window of a reader who does not acknowledge",
    showsIn: ["reader stalls", "send many at once"],
    seenBy: ["window"],
    install: () =>
      patch(
        HostedSocket.prototype,
        "send",
        shipped =>
          function (this: HostedSocket, text) {
            shipped.call(this, text)
            this.framesAcknowledged = this.framesSent
          },
      ),
  },
  {
    name: "welcomes staff with a number too high",
    seenBy: ["repeated", "divergent"],
    install: () =>
      patch(
        HostedSocket.prototype,
        "send",
        shipped =>
          function (this: HostedSocket, text) {
            const wrong = text.replace(/(?<="resume":"fresh","cursor":)\d+/, cursor => String(Number(cursor) + 1))
            shipped.call(this, wrong)
          },
      ),
  },
]
