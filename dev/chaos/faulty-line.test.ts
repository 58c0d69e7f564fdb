import { connect, createServer, type Socket } from "node:net"
import { expect, onTestFinished, test } from "vitest"
import { FaultyLine } from "./faulty-line.ts"

/** Takes down what arrives, and tells of every change. */
class End {
  text = ""
  isClosed = false
  readonly socket: Socket
  #look = () => {}

  constructor(socket: Socket) {
    this.socket = socket
    socket.setEncoding("utf8").on("error", () => {})
    socket.on("data", (text: string) => {
      this.text += text
      this.#look()
    })
    socket.on("close", () => {
      this.isClosed = true
      this.#look()
    })
  }

  until(isSo: () => boolean): Promise<void> {
    return new Promise(done => {
      this.#look = () => isSo() && done()
      this.#look()
    })
  }

  hears(text: string): Promise<void> {
    return this.until(() => this.text === text)
  }

  closes(): Promise<void> {
    return this.until(() => this.isClosed)
  }
}

/** A client and a server on the two ends of a line. */
async function ends() {
  const accepted = Promise.withResolvers<Socket>()
  const server = createServer(socket => accepted.resolve(socket))
  await new Promise<void>(done => server.listen(0, "127.0.0.1", done))
  const address = server.address()
  if (address === null || typeof address === "string") throw new Error("A TCP server has a numeric port")
  const line = await FaultyLine.open(address.port, () => 1)
  const client = new End(connect(line.port, "127.0.0.1"))
  const far = new End(await accepted.promise)
  onTestFinished(() => {
    line.close()
    server.close()
    client.socket.destroy()
  })
  return { line, client, far }
}

test("what is said arrives on the other side, both ways, and an end of one is the end of the other", async () => {
  const { client, far } = await ends()
  client.socket.write("Hello")
  await far.hears("Hello")
  far.socket.end("Goodbye")
  await client.closes()
  expect(client.text).toBe("Goodbye")
})

test("a cut is noticed on both sides", async () => {
  const { line, client, far } = await ends()
  line.cut({ midFrame: false })
  await Promise.all([client.closes(), far.closes()])
  expect(line.connections).toBe(0)
})

test("a cut in the middle of a frame lets half of it arrive", async () => {
  const { line, client, far } = await ends()
  client.socket.write("before ")
  await far.hears("before ")
  line.cut({ midFrame: true })
  client.socket.write("a whole frame")
  await Promise.all([client.closes(), far.closes()])
  expect(far.text).toBe("before a whol")
})

test("on a half-open line the server is told, and the client hears nothing, whatever it says", async () => {
  const { line, client, far } = await ends()
  line.goHalfOpen()
  client.socket.write("Anybody?")
  await far.closes()
  expect([far.text, client.text, client.isClosed]).toEqual(["", "", false])
})

test("a starved way passes on later what it held back, in order; the other way is free", async () => {
  const { line, client, far } = await ends()
  const began = Date.now()
  line.starve("up", 150)
  client.socket.write("one ")
  client.socket.write("two")
  far.socket.write("meanwhile")
  await client.hears("meanwhile")
  expect(far.text).toBe("")
  await far.hears("one two")
  expect(Date.now() - began).toBeGreaterThanOrEqual(145)
})
