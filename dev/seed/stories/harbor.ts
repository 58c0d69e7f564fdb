import { asked, did, noted, released, type Story, said } from "../story.ts"

const organization = "harbor"

/** The conversations of Harbor Bikes. */
export const harbor: Story[] = [
  {
    name: "harbor quiet: rental deposit",
    organization,
    customer: "guestElm",
    turns: [said("guestElm", "How high is the deposit for a cargo bike over the weekend?")],
  },
  {
    name: "harbor waiting: brake noise",
    organization,
    customer: "kenji",
    turns: [
      said("kenji", "Since the service on Monday the front brake squeals on every stop."),
      said("kenji", "It did not before. Disc brake, wet or dry makes no difference."),
      asked("kenji", "Front brake squeals since the service"),
    ],
  },
  {
    name: "harbor waiting: handed over",
    organization,
    customer: "wren",
    turns: [
      said("wren", "I lead the Thursday ride. Can we have eight helmets again next week?"),
      did("luis", "claim"),
      said("luis", "Eight is fine. Which sizes? I ask the colleague who does rentals to set them aside."),
      said("wren", "Five medium, two large, one small, please."),
      noted("luis", "For rentals: 5 M, 2 L, 1 S, Thursday 17:30."),
      released("luis", "queue"),
    ],
  },
  {
    name: "harbor claimed: frame size",
    organization,
    customer: "clara",
    turns: [
      said("clara", "I am 1.68 m with an inseam of 78 cm. Is the Pier 3 in 50 or in 53 right for me?"),
      said("maya", "With 78 cm I would ride the 50: stand-over is 74 cm, which leaves you a hand's width."),
      said("clara", "And the reach? I sit upright most of the time."),
      said(
        "maya",
        "Shorter on the 50, which suits upright. Come by and ride both around the harbour; it takes ten minutes.",
      ),
    ],
  },
  {
    name: "harbor resolved: lost key",
    organization,
    customer: "sofia",
    turns: [
      said("sofia", "I lost the key of the battery lock. Can you make another?"),
      did("helen", "claim"),
      said("helen", "Yes, with the four digits on the lock cylinder. Two working days, €12."),
      said("sofia", "The digits are 7183."),
      noted("helen", "Ordered with the locksmith."),
      said("helen", "It is here. You can pick it up from ten o'clock."),
      said("sofia", "Got it, works. Thank you!"),
      did("helen", "resolve"),
    ],
  },
]
