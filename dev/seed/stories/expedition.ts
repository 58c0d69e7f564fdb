import { asked, did, noted, released, type Story, said, type Turn } from "../story.ts"

/** The long one: a school orders equipment for sixty, and two agents go through the packing list with it, shift by shift. */
export function expedition(): Story {
  return {
    name: "northwind long: equipment for sixty",
    organization: "northwind",
    customer: "sofia",
    turns: [...opening(), ...packingList(), ...closing()],
  }
}

function opening(): Turn[] {
  return [
    said(
      "sofia",
      "Hello, this is Sofia from the mountain school. Sixty children go on the hut tour and we need everything.",
    ),
    said("sofia", "I sent the list to your group address. Could somebody go through it with me, item by item?"),
    asked("sofia", "Group order for sixty, needs someone to go through the list"),
    did("maya", "claim"),
    said(
      "maya",
      "Hi Sofia, I have your list here. I pack while we talk, so you can stop me whenever something looks wrong.",
    ),
    noted(
      "nora",
      "School account, 30 days, 12 % group price. Please keep every line in writing: they check against it.",
    ),
  ]
}

const things = [
  { name: "rain jacket", remark: "taped seams checked" },
  { name: "rain trousers", remark: "side zips run smoothly" },
  { name: "fleece", remark: "this year's cut, a little longer" },
  { name: "hiking trousers", remark: "belt loops double-stitched" },
  { name: "base layer", remark: "no wool, as the list asks" },
  { name: "warm hat", remark: "one colour per hut group" },
  { name: "gloves", remark: "pairs tied together" },
  { name: "rucksack, 28 litres", remark: "rain cover in the bottom pocket" },
  { name: "sleeping bag liner", remark: "name tags sewn in" },
  { name: "head torch", remark: "batteries out, packed beside" },
  { name: "water bottle", remark: "lids tightened and tested" },
  { name: "hiking socks", remark: "two pairs each" },
  { name: "gaiters", remark: "left and right marked" },
  { name: "sun hat", remark: "with neck guard" },
  { name: "towel", remark: "the quick-drying ones" },
  { name: "trekking poles", remark: "tips covered for the bus" },
  { name: "first-aid pouch", remark: "seals unbroken" },
] as const
const sizes = ["110", "116", "122", "128", "134", "140", "146", "152", "158", "164", "S", "M", "L"] as const
const shelves = ["A", "B", "C", "D", "E", "F"] as const
const piecesMax = 9
const linesPerCrate = 10
const linesPerAnswer = 6
const linesPerShift = 39

function packingList(): Turn[] {
  const lines = things.flatMap(thing => sizes.map(size => ({ ...thing, size })))
  return lines.flatMap((line, index) => {
    const shift = Math.floor(index / linesPerShift)
    const agent = shift % 2 === 0 ? "maya" : "tom"
    const pieces = 1 + ((index * 7 + line.name.length) % piecesMax)
    const place = `${shelves[index % shelves.length]}-${10 + ((index * 3) % 60)}`
    const crate = 1 + Math.floor(index / linesPerCrate)
    return [
      ...(index > 0 && index % linesPerShift === 0 ? handOver(agent, index) : []),
      said(agent, `${index + 1}. ${capital(line.name)}, size ${line.size}: ${count(pieces)} in crate ${crate}.`),
      ...noteOf(index, `${pieces} from ${place}; ${line.remark}.`),
      ...(index % 2 === 0 ? [said(agent, `${capital(line.remark)}.`)] : []),
      ...(index % linesPerAnswer === linesPerAnswer - 1 ? [said("sofia", answer(index))] : []),
    ]
  })
}

/** The picker in the warehouse writes down where things come from, on most lines. */
function noteOf(index: number, text: string): Turn[] {
  return index % 7 === 6 ? [] : [noted(index % 3 === 0 ? "amir" : "nora", text)]
}

function handOver(to: "maya" | "tom", index: number): Turn[] {
  const from = to === "maya" ? "tom" : "maya"
  return [
    said(from, `That is ${index} lines for today. My colleague takes over from here.`),
    released(from, "queue"),
    did(to, "claim"),
    said(to, "Good morning Sofia, I have the list and all crates in front of me. We go on where we stopped."),
  ]
}

const answers = [
  "Matches my list.",
  "Correct so far, thank you.",
  "Yes. Could the crates say which hut they are for?",
  "That is right.",
  "One of those children dropped out, but keep it as a spare.",
  "Good. I tick them off here as you go.",
] as const

function answer(index: number): string {
  const checked = index + 1
  return `${checked - linesPerAnswer + 1} to ${checked}: ${answers[Math.floor(index / linesPerAnswer) % answers.length]}`
}

function closing(): Turn[] {
  return [
    said("tom", "That was the last line. Sixteen crates, numbered, each with its own list inside the lid."),
    said("sofia", "Wonderful. When do they leave?"),
    said("tom", "Thursday at seven, on one pallet. The driver calls you half an hour before."),
    noted("tom", "Pallet 2207, booked. Invoice goes out with the delivery note."),
    said("sofia", "Then I wait for the call. Thank you both, this was a lot of patience!"),
  ]
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
const count = (pieces: number): string => (pieces === 1 ? "one piece" : `${pieces} pieces`)
