import type { Item } from "../simulation/history/history.ts"
import { Dice } from "../simulation/random.ts"
import { cast, type Device } from "./cast.ts"
import type { Chat, Page } from "./chat.ts"
import { FaultyLine } from "./faulty-line.ts"
import { Recorder } from "./recorder.ts"
import { until } from "./until.ts"
import { Writer } from "./writer.ts"

/** One device with its page, its line and its person's fingers. */
export interface Seat {
  device: Device
  line: FaultyLine
  page: Page
  writer: Writer
}

const greetMsMax = 60_000
/** Ordinary way of a byte. */
const latencyMs = { min: 1, spread: 5 }

/** Everybody at their devices, talking over lines that can break. */
export class Stage {
  readonly recorder = new Recorder()
  readonly seats: Seat[] = []
  readonly #chat: Chat

  /** Settles when all are connected, and every conversation has begun and is known to all who take part. */
  static async open(chat: Chat, seed: number): Promise<Stage> {
    const stage = new Stage(chat)
    for (const [index, device] of cast().entries()) stage.seats.push(await stage.#seat(device, seed * 1_000 + index))
    await stage.#allWithin("Connecting", () => stage.isUp())
    stage.#begin()
    await stage.#allWithin("Beginning to talk", () => stage.isAtRest())
    return stage
  }

  private constructor(chat: Chat) {
    this.#chat = chat
  }

  talk(): void {
    for (const { writer } of this.seats) writer.start()
  }

  fallSilent(): void {
    for (const { writer } of this.seats) writer.stop()
  }

  inFlight(): number {
    return this.seats.reduce((sum, { page }) => sum + page.inFlight(), 0)
  }

  isUp(): boolean {
    return this.seats.every(({ page }) => page.isUp())
  }

  /** Everybody is connected, has sent everything, and has on screen what was acknowledged. */
  isAtRest(): boolean {
    if (!this.isUp() || !this.seats.every(({ page }) => page.isQuiet())) return false
    const ids = this.recorder.acknowledgedIds()
    return this.seenByAll(ids) === ids.length
  }

  /** How many of these are on every screen where they belong. */
  seenByAll(ids: readonly string[]): number {
    const missing = new Set(this.seats.flatMap(seat => this.#unseen(seat, ids)))
    return ids.length - missing.size
  }

  /** Who is not at rest, in words. */
  unfinished(): string[] {
    return this.seats.flatMap(seat => {
      const { device, page } = seat
      const unseen = this.#unseen(seat, this.recorder.acknowledgedIds()).length
      if (page.isUp() && page.isQuiet() && unseen === 0) return []
      return [`${device.name} lacks ${unseen} messages: ${page.describe()}`]
    })
  }

  showsOf(device: Device): Item[] {
    return this.seats.find(seat => seat.device === device)?.page.shows() ?? []
  }

  /** Closes the page and opens it again: only what the device keeps is left. */
  reload(seat: Seat): void {
    seat.page.close()
    seat.page = this.#open(seat.device, seat.line)
  }

  close(): void {
    this.fallSilent()
    for (const { page, line } of this.seats) {
      page.close()
      line.close()
    }
  }

  #unseen({ device, page }: Seat, ids: readonly string[]): string[] {
    const seen = new Set(page.shows().map(({ id }) => id))
    const theirs = new Set(this.recorder.acknowledgedIds(device.conversations))
    return ids.filter(id => theirs.has(id) && !seen.has(id))
  }

  async #seat(device: Device, seed: number): Promise<Seat> {
    const [traffic, network] = [new Dice(seed), new Dice(seed + 500)]
    const line = await FaultyLine.open(this.#chat.port, () => latencyMs.min + network.below(latencyMs.spread))
    const seat: Seat = {
      ...{ device, line },
      page: this.#open(device, line),
      writer: new Writer(device, traffic, message => {
        this.recorder.asked(device, message)
        seat.page.say(message)
      }),
    }
    return seat
  }

  #open(device: Device, { port }: FaultyLine): Page {
    return this.#chat.open(device, { port, witness: this.recorder.witness(device) })
  }

  #begin(): void {
    const begun = new Set<string>()
    for (const { device, writer } of this.seats)
      for (const conversationId of device.conversations) {
        if (begun.has(conversationId)) continue
        begun.add(conversationId)
        writer.begin(conversationId)
      }
  }

  async #allWithin(what: string, isSo: () => boolean): Promise<void> {
    if (!(await until(isSo, greetMsMax))) throw new Error(`${what} took longer than ${greetMsMax / 1000} s`)
  }
}
