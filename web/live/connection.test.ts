import { expect, test } from "vitest"
import { closeCodes } from "../../protocol/down.ts"
import { limits } from "../../protocol/limits.ts"
import { lena, Scene } from "./scene.ts"

const status = (scene: Scene) => scene.state.connection.status
const did = (scene: Scene, type: string) => scene.done.filter(effect => effect.type === type)

test("a dropped line comes back after a random pause that grows up to its bound", () => {
  const scene = new Scene().happens({ type: "started", online: true, visible: true })
  const pauses: number[] = []
  for (let attempt = 0; attempt < 8; attempt += 1) {
    scene.happens({ type: "socket_closed", socket: scene.state.sockets, code: 1006 }, 1)
    const { connection } = scene.state
    if (connection.status !== "waiting") throw new Error("It should wait before it tries again")
    pauses.push(connection.retryAt - scene.now)
    scene.passes(connection.retryAt - scene.now)
  }
  expect(pauses).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000])
})

test("a line that held for a while starts a new row of pauses", () => {
  const scene = new Scene().welcomed(lena).drops().welcomed(lena)
  scene.passes(limits.steadyMs).drops()
  expect(scene.state.connection).toMatchObject({ status: "waiting", attempt: 1, reason: "dropped" })
})

test("being online again, coming back to the tab, and Try now each connect at once", () => {
  for (const event of [
    { type: "online_changed", online: true },
    { type: "visible_changed", visible: true },
    { type: "try_now" },
  ] as const) {
    const scene = new Scene().welcomed(lena).drops()
    expect(status(scene)).toBe("waiting")
    expect(status(scene.happens(event))).toBe("connecting")
  }
})

test("no pong means a dead line: it is closed and opened anew", () => {
  const scene = new Scene().welcomed(lena)
  scene.passes(limits.pingEveryMs)
  expect(did(scene, "ping")).toHaveLength(1)
  scene.passes(limits.pongMs.online)
  expect(did(scene, "close_socket")).toHaveLength(1)
  expect(["waiting", "connecting"]).toContain(status(scene))
})

test("answered pings keep a quiet line", () => {
  const scene = new Scene().welcomed(lena)
  for (let round = 0; round < 5; round += 1) {
    scene.passes(limits.pingEveryMs).happens({ type: "pong_received", socket: scene.state.sockets })
  }
  expect(did(scene, "ping")).toHaveLength(5)
  expect(status(scene.passes(limits.pongMs.online))).toBe("live")
})

test("offline and unreachable are told apart", () => {
  const offline = new Scene().happens({ type: "started", online: false, visible: true }).drops()
  expect(offline.state.connection).toMatchObject({ status: "waiting", reason: "offline" })
  const unreachable = new Scene().happens({ type: "started", online: true, visible: true }).drops()
  expect(unreachable.state.connection).toMatchObject({ status: "waiting", reason: "unreachable" })
  expect(did(unreachable, "probe")).toHaveLength(1)
})

test("a request tells why the line was turned away", () => {
  const scene = new Scene().happens({ type: "started", online: true, visible: true }).drops()
  scene.happens({ type: "probed", socket: scene.state.sockets, finding: "signed_out" })
  expect(scene.state.connection).toEqual({ status: "stopped", reason: "signed_out" })
})

test("close codes say whether to come back", () => {
  const outcome = (code: number) => new Scene().welcomed(lena).drops(code).state.connection
  expect(outcome(closeCodes.signedOut)).toEqual({ status: "stopped", reason: "signed_out" })
  expect(outcome(closeCodes.replaced)).toEqual({ status: "stopped", reason: "replaced" })
  expect(outcome(closeCodes.strikes)).toEqual({ status: "stopped", reason: "strikes" })
  expect(outcome(closeCodes.unknownVersion)).toEqual({ status: "stopped", reason: "unknown_version" })
  expect(outcome(closeCodes.gone)).toEqual({ status: "stopped", reason: "gone" })
  expect(outcome(closeCodes.rightsChanged)).toMatchObject({ status: "waiting" })
  expect(outcome(1012)).toMatchObject({ status: "waiting" })
})

test("a stopped page stays quiet until the person asks", () => {
  const scene = new Scene().welcomed(lena).drops(closeCodes.replaced)
  scene.happens({ type: "online_changed", online: true }).happens({ type: "visible_changed", visible: true })
  expect(status(scene.passes(600_000))).toBe("stopped")
  expect(status(scene.happens({ type: "try_now" }))).toBe("connecting")
})

test("what comes from an older socket is not heard", () => {
  const scene = new Scene().welcomed(lena)
  const older = scene.state.sockets
  scene.drops().welcomed(lena, { resume: "resumed" })
  scene.happens({ type: "socket_closed", socket: older, code: closeCodes.gone })
  expect(status(scene)).toBe("live")
})

test("a line that does not come up is given up", () => {
  const scene = new Scene().happens({ type: "started", online: true, visible: true })
  scene.now += limits.greetMs
  scene.happens({ type: "ticked" })
  expect(scene.state.connection).toMatchObject({ status: "waiting", reason: "unreachable" })
})

test("frames are acknowledged at once while catching up, and after a second otherwise", () => {
  const scene = new Scene().welcomed(lena)
  scene.said()
  scene.hears({ type: "entries", entries: [], more: true })
  expect(scene.said()).toEqual([{ type: "acknowledge", frames: 1 }])
  expect(status(scene)).toBe("catching_up")
  scene.hears({ type: "entries", entries: [], more: false }).passes(limits.acknowledgeIdleMs - 1)
  expect(scene.said()).toEqual([])
  expect(scene.passes(1).said()).toEqual([{ type: "acknowledge", frames: 2 }])
})
