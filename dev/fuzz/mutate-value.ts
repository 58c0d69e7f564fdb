import type { Dice } from "../simulation/random.ts"
import { lookAlike, wrongValues } from "./look-alikes.ts"

/** A place in a value: what holds it, and under which name. */
interface Place {
  holder: Record<string, unknown> | unknown[]
  key: string
}

/** Changes one place of a value, of which the value itself is the part under `value`: by type, by name, by shape. */
export function mutateValue(holder: { value: unknown }, dice: Dice): void {
  const places = placesOf(holder)
  if (places.length === 0) return
  const place = dice.pick(places)
  dice.pick(changes)(place, dice)
}

/** Every place in a value, the value itself included. */
function placesOf(holder: Record<string, unknown> | unknown[]): Place[] {
  return Object.entries(holder).flatMap(([key, value]) => [
    { holder, key },
    ...(isHolder(value) ? placesOf(value) : []),
  ])
}

type Change = (place: Place, dice: Dice) => void

const changes: Change[] = [
  (place, dice) => write(place, wrongValue(dice)),
  (place, dice) => write(place, wrongValue(dice)),
  place => remove(place),
  (place, dice) => write(addedTo(place), wrongValue(dice)),
  place => write(place, [read(place)]),
  place => write(place, { value: read(place) }),
  place => write(place, JSON.stringify(read(place))),
  place => write(place, more(read(place))),
  (place, dice) => write(place, respelled(read(place), dice)),
  (place, dice) => rename(place, lookAlike(place.key, dice.below(20))),
  place => rename(place, place.key.toUpperCase()),
  (place, dice) => write(place, repeated(read(place), 1 + dice.below(60))),
  (place, dice) => write(place, nested(1 + dice.below(dice.chance(0.02) ? 500 : 20), dice)),
  (place, dice) => write(place, longText(dice)),
]

/** A copy: what is changed further must not be the list's. */
const wrongValue = (dice: Dice): unknown => structuredClone(dice.pick(wrongValues))

function respelled(value: unknown, dice: Dice): unknown {
  if (typeof value !== "string") return value
  switch (dice.below(5)) {
    case 0:
      return lookAlike(value, dice.below(40))
    case 1:
      return value.toUpperCase()
    case 2:
      return ` ${value}`
    case 3:
      return value.slice(0, dice.below(value.length + 1))
    default:
      return `${value}\u0000`
  }
}

const more = (value: unknown): number => (typeof value === "number" ? value + 0.5 : 0.5)

/** A list with the same thing in it often, or a text many times over. */
const repeated = (value: unknown, times: number): unknown =>
  typeof value === "string" ? value.repeat(times) : Array.from({ length: times }, () => value)

function nested(depth: number, dice: Dice): unknown {
  let value: unknown = null
  for (let level = 0; level < depth; level += 1) value = dice.chance(0.5) ? [value] : { type: value }
  return value
}

const longText = (dice: Dice): string =>
  dice.pick(["x", "ü", "\u{1f40c}", "\ud800", " "]).repeat(dice.pick([81, 501, 8_000, 8_001, dice.below(9_000)]))

const isHolder = (value: unknown): value is Record<string, unknown> | unknown[] =>
  typeof value === "object" && value !== null

const read = ({ holder, key }: Place): unknown => Reflect.get(holder, key)

function write({ holder, key }: Place, value: unknown): void {
  Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })
}

function remove({ holder, key }: Place): void {
  if (Array.isArray(holder)) holder.splice(Number(key), 1)
  else delete holder[key]
}

function rename(place: Place, name: string): void {
  const value = read(place)
  remove(place)
  write({ holder: place.holder, key: Array.isArray(place.holder) ? place.key : name }, value)
}

/** A place that was not there: a name nobody knows, or one that means something to JavaScript. */
const addedTo = ({ holder }: Place): Place => ({
  holder,
  key: Array.isArray(holder) ? String(holder.length) : (names[Object.keys(holder).length % names.length] ?? "extra"),
})

const names = ["extra", "__proto__", "constructor", "seq", "role", "viewer", "id", "toString", "organizationId"]
