import { asked, did, noted, type Story, said, scored } from "../story.ts"

const organization = "northwind"

/** Conversations of Northwind that a person has, or had. */
export const northwindAnswered: Story[] = [
  {
    name: "northwind claimed: boots too narrow",
    organization,
    customer: "priya",
    turns: [
      said("priya", "Hello, the Skarv boots in 39 are long enough, but they press at the little toe on both feet."),
      asked("priya", "Boots too narrow, wide fit or return"),
      did("maya", "claim"),
      said("maya", "Hi Priya, Maya here. How long have you worn them, and only indoors?"),
      said("priya", "Two evenings on the carpet. The soles are clean."),
      said(
        "maya",
        "Then both ways are open: the wide last in 39, or your money back. The wide one is 6 mm wider at the ball.",
      ),
      noted("maya", "Wide 39: 3 in stock at Quay Street, 0 in the warehouse until Tuesday."),
      said("priya", "I'd like to try the wide ones. Can I pick them up at Quay Street?"),
    ],
  },
  {
    name: "northwind claimed: group order invoice",
    organization,
    customer: "clara",
    turns: [
      said("clara", "We are a hiking club and need one invoice for three orders. Is that possible?"),
      said("amir", "It is. Which three, and whose name should be on it?"),
      said("clara", "NW-20377, NW-20380 and NW-20391, all to Fjord & Fell Hiking Club."),
      said("amir", "Thank you. I join them today; you get the new invoice and three credit notes for the old ones."),
      noted("amir", "Asked accounting to merge. They need until noon."),
    ],
  },
  {
    name: "northwind claimed: wrong colour",
    organization,
    customer: "guestAsh",
    turns: [
      said("guestAsh", "I ordered the rucksack in moss and got it in slate."),
      did("tom", "claim"),
      said(
        "tom",
        "That is ours to mend. Keep the slate one until the moss one is with you, then use the label I send along.",
      ),
      said("guestAsh", "That's kind. Where do I say which address?"),
    ],
  },
  {
    name: "northwind resolved: waterproofing",
    organization,
    customer: "ben",
    turns: [
      said("ben", "Which wash brings back the water repellency of a shell? Mine soaks through at the shoulders."),
      said("tom", "A wash without softener, then twenty minutes in the dryer on low. The heat does most of it."),
      said("ben", "And if that is not enough?"),
      said("tom", "Then a spray-on treatment while it is still damp. One bottle does two jackets."),
      said("ben", "Tried the dryer, water beads again. Thanks!"),
      did("tom", "resolve"),
      scored("ben", 4, null),
    ],
  },
  {
    name: "northwind resolved: change of address",
    organization,
    customer: "sofia",
    turns: [
      said("sofia", "Can you still change the address of NW-20402? We moved the camp office."),
      asked("sofia", "Change of address before it ships today"),
      did("maya", "claim"),
      said("maya", "Done: it goes to the new office at 14 Mill Lane. You get the carrier's mail within the hour."),
      noted("maya", "Caught at the packing desk. No second parcel."),
      said("sofia", "Perfect, thank you so much."),
      did("maya", "resolve"),
      scored("sofia", 5, "Caught before it shipped. I had not hoped for that."),
    ],
  },
  {
    name: "northwind resolved: gift card",
    organization,
    customer: "priya",
    turns: [
      said("priya", "Does a gift card run out?"),
      said("nora", "Ours do not. Keep the number on its back: with it we can give you a new one if it gets lost."),
      did("nora", "resolve"),
    ],
  },
]
