import { asked, did, noted, released, type Story, said } from "../story.ts"

const organization = "northwind"

/** Conversations of Northwind that nobody has: quiet ones, and ones that wait for a person. */
export const northwindOpen: Story[] = [
  {
    name: "northwind quiet: opening hours",
    organization,
    customer: "guestElm",
    turns: [
      said("guestElm", "Hi! Is the shop on Quay Street open on Sunday?"),
      said("guestElm", "I would like to try on boots before the long weekend."),
    ],
  },
  {
    name: "northwind quiet: tent poles",
    organization,
    customer: "kenji",
    turns: [
      said("kenji", "Do the poles of the Fjell 2 fit the older Fjell 2 from 2022? One of mine split."),
      said("maya", "They do. The sleeve changed colour, the diameter did not: 8.7 mm on both."),
      said("kenji", "Great, then I'll order a single section. Thank you!"),
      noted("maya", "Same pole set, part 4410. He orders by himself."),
      released("maya", "assistant"),
      said("kenji", "One more thing: does the repair sleeve come with it, or is that extra?"),
    ],
  },
  {
    name: "northwind quiet: staff discount",
    organization,
    customer: "idris",
    turns: [said("idris", "I pack in the warehouse. Does the staff discount also count for gift cards?")],
  },
  {
    name: "northwind waiting: parcel says delivered",
    organization,
    customer: "clara",
    turns: [
      said("clara", "My parcel NW-20418 is marked as delivered since yesterday, but there is nothing at my door."),
      said("clara", "I asked both neighbours. Nobody has it."),
      asked("clara", "Parcel NW-20418 marked delivered, not here, and I leave on Friday"),
      said("clara", "It is the stove and the gas canister holder. I need them for a trip on Friday."),
    ],
  },
  {
    name: "northwind waiting: charged twice",
    organization,
    customer: "guestOak",
    turns: [
      said("guestOak", "I think my card was charged twice for one pair of gaiters. €39.90 and €39.90."),
      asked("guestOak", "Charged twice for the same order"),
    ],
  },
  {
    name: "northwind waiting: zip broke again",
    organization,
    customer: "ben",
    turns: [
      said("ben", "The zip of my Storr jacket came off its track at the bottom."),
      said("tom", "Sorry to hear that. Does the slider still move when you start it two teeth higher?"),
      said("ben", "Yes, it runs then. Odd, but it closes."),
      did("tom", "resolve"),
      said("ben", "It came off again this morning, now higher up. I would like to send it in after all."),
      noted("tom", "Second time on this jacket. Offer a repair label, not another trick."),
    ],
  },
]
