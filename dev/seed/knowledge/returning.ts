import type { Page } from "./page.ts"

/** Northwind's knowledge of returns, repairs and care. */
export const returning: Page[] = [
  {
    title: "Sending something back",
    questions: ["What is your return policy?", "How long can I return boots?", "I want my money back"],
    text: "You have 60 days to send back what you do not like, unused and with its labels. Shoes and boots may be worn indoors as long as the soles are clean. Print the return label under “My orders”; sending back is free within the country. Or bring it to the shop on Quay Street.",
    path: "returns",
  },
  {
    title: "When a refund arrives",
    questions: ["I sent it back, where is my money?", "How long does a refund take?"],
    text: "We check returns within three working days of their arrival and tell you by mail. The money goes back the way it came: to a card within five working days, by PayPal on the same day, by bank transfer within three working days. What was paid with a gift card goes onto a new gift card.",
    path: "returns",
  },
  {
    title: "Exchanging for another size",
    questions: ["The jacket is too small, can I swap it?", "Need a bigger size"],
    text: "Choose “exchange” when you print the return label and the new size is set aside for you for ten days. We send it as soon as the carrier has scanned your parcel, so you need not wait until it is here. In the shop you can exchange at once if we have the size.",
    path: "returns",
  },
  {
    title: "We sent the wrong thing",
    questions: ["I got a different colour than I ordered", "Wrong item in the parcel"],
    text: "That is ours to mend. Keep what you have until the right thing is with you; we send it at once and put a return label along. Tell us the order number, what you ordered and what came.",
  },
  {
    title: "Warranty",
    questions: ["How long is the guarantee?", "It broke after a year"],
    text: "Faults of material and making are covered for three years on clothes and rucksacks, and for five years on tents and stoves of our own brand. Wear, tears from use and melted cloth are not, but we repair those for little money. The order number is enough; you need no receipt.",
    path: "warranty",
  },
  {
    title: "Repairs",
    questions: ["Can you fix a broken zip?", "Do you mend torn jackets?", "Repair service"],
    text: "Our workshop on Quay Street mends zips, seams, poles, soles and stoves, whatever the brand. A new slider for a zip is €8, a whole zip from €35, a patch from €12, new soles from €70. It takes about two weeks, in spring up to four. Please bring things clean; we send a label for things of our own brand.",
    path: "repairs",
  },
  {
    title: "Washing waterproof jackets",
    questions: ["My rain jacket soaks through", "Restore water repellency", "How do I wash a shell?"],
    text: "Wash at 30 °C with a detergent without softener and rinse twice. Then put the jacket into the dryer on low for twenty minutes: the heat brings back most of the water repellency. If water still does not bead, use a spray-on treatment while the jacket is damp. One bottle does two jackets.",
    path: "care",
  },
  {
    title: "Washing a down sleeping bag",
    questions: ["Can I put my sleeping bag into the washing machine?", "Clean down"],
    text: "Use a large drum, 30 °C, the gentle programme and a little down detergent, never softener. Rinse twice and spin slowly. Dry it in a large dryer on low with three tennis balls for several hours, until no lump is left. We also do it for you for €39, which takes ten days.",
    path: "care",
  },
  {
    title: "Caring for leather boots",
    questions: ["How do I wax boots?", "Boots got wet"],
    text: "Brush the dirt off, take out the insoles and let wet boots dry at room temperature with newspaper inside, never at a heater. Wax them while they are still a little damp, seams twice, and polish after an hour. Three or four times a season is enough.",
    path: "care",
  },
  {
    title: "Taking back gas canisters and bottles",
    questions: ["Where do I dispose of empty gas cartridges?", "Do you take old equipment?"],
    text: "Every counter takes back empty gas canisters and bottles of our brands, and old rucksacks, tents and ropes of any brand, which are taken apart for cloth and metal. Canisters must be empty: turn the valve open outdoors until it no longer hisses.",
  },
  {
    title: "Second-hand shelf",
    questions: ["Do you buy used gear?", "Sell my old tent"],
    text: "We take clean clothes, rucksacks and tents of known brands that are less than eight years old, look them over and offer a price as a gift card. What you do not like to leave you take home again. Thursdays from 2 pm to 6 pm on Quay Street, without an appointment.",
  },
]
