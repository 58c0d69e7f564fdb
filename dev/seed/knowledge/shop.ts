import type { Page } from "./page.ts"

/** Northwind's knowledge of its shop, its things and its courses. */
export const shop: Page[] = [
  {
    title: "Opening hours of the shop on Quay Street",
    questions: ["Are you open on Sunday?", "When do you close?"],
    text: "The shop at 7 Quay Street is open Monday to Friday from 10 am to 7 pm and Saturday from 10 am to 6 pm. It is closed on Sundays and public holidays. In December it is also open on Sundays from noon to 5 pm.",
    path: "quay-street",
  },
  {
    title: "How to find the shop, parking and access",
    questions: ["Where are you?", "Is there parking?", "Can I come in with a wheelchair?"],
    text: "7 Quay Street, by the old harbour crane: tram 3 to “Old Harbour”, then two minutes on foot. Cars park in the harbour garage, the first hour is on us. The door has no step, and a lift goes to boots and tents on the first floor. Dogs are welcome.",
    path: "quay-street",
  },
  {
    title: "Collecting an order in the shop",
    questions: ["Click and collect", "Can I pick up my parcel on Quay Street?"],
    text: "Choose “Quay Street” at the end of the order. What is in stock there is ready within two hours of opening time, the rest in two to three working days. You get a mail, and we keep it for ten days. Bring the order number. It costs nothing.",
  },
  {
    title: "Boot fitting",
    questions: ["Which size of hiking boot do I need?", "Do boots run small?"],
    text: "Measure your foot in the evening, standing, and add 12 mm: that is the inner length you need. Most people take hiking boots half a size to a whole size larger than street shoes. On Quay Street we measure both feet and have a ramp to try them on; plan half an hour, with the socks you will wear.",
    path: "sizes",
  },
  {
    title: "Boots that are too narrow: wide lasts",
    questions: ["My boots press at the little toe", "Wide fit shoes"],
    text: "The Skarv and the Hauk are made on a wide last too, 6 mm wider at the ball with the same length. They are marked with a W. Pressure at one spot can also be widened in our workshop for €15; that takes two days and cannot be undone.",
    path: "sizes",
  },
  {
    title: "Sizes of jackets and trousers",
    questions: ["Size chart", "I am between two sizes"],
    text: "Measure chest, waist and inseam over thin clothes and compare with the table on each article's page. Our shells are cut to fit over a fleece, so between two sizes take the smaller one. Trousers of our own brand come in short, regular and long, 5 cm apart.",
    path: "sizes",
  },
  {
    title: "Fjell tents: poles and spare parts",
    questions: ["Do the poles fit the older Fjell 2?", "Replacement tent pole", "Spare tent parts"],
    text: "The Fjell 2 and Fjell 3 have had the same poles since 2019, 8.7 mm in diameter; only the sleeves changed colour in 2023. Single sections are part 4410, whole sets 4411 and 4412, pegs 4420. Every set comes with a repair sleeve that goes over a broken section until you are home.",
    path: "spare-parts",
  },
  {
    title: "Fjell tents: weight, size and water column",
    questions: ["How heavy is the Fjell 2?", "Is the Fjell tent waterproof?"],
    text: "The Fjell 2 weighs 1.9 kg, packs to 45 × 14 cm and sleeps two on 130 × 220 cm; the Fjell 3 weighs 2.4 kg with 180 × 220 cm. The fly holds 3,000 mm of water and the floor 5,000 mm. Seams are taped; you need not seal them.",
  },
  {
    title: "Which stove takes which gas",
    questions: ["Do screw canisters fit the Ild stove?", "Gas for camping stove"],
    text: "Our Ild and Ild Duo take every screw canister with an EN 417 thread, 100, 230 or 450 g, of any brand. They do not take clip-on or pierceable cartridges. One 230 g canister boils about 14 litres of water at 15 °C, about half of that below freezing.",
  },
  {
    title: "Taking gas and batteries on a journey",
    questions: ["Can I fly with a gas canister?", "Stove in hand luggage"],
    text: "Gas canisters may not go on a plane, neither in the hold nor in hand luggage, and we cannot send them by air. A clean stove without gas may. Power banks and batteries of head torches go into hand luggage, up to 100 Wh each.",
  },
  {
    title: "How warm a sleeping bag is",
    questions: ["What does comfort temperature mean?", "Which sleeping bag for zero degrees?"],
    text: "Go by the comfort temperature, measured by EN 13537: a person who feels the cold sleeps through at it. The limit is about 5 °C below that and means a curled-up night. For zero degrees take a bag with a comfort of 0 °C or lower, and a mat with an R value of at least 3.",
  },
  {
    title: "Renting equipment",
    questions: ["Can I borrow a tent for a weekend?", "Hire snowshoes"],
    text: "On Quay Street you can rent tents, rucksacks, snowshoes, avalanche kits and child carriers. A weekend, Friday to Monday, is three times the daily price; a tent for two is €14 a day. Bring an identity card; the deposit of €100 is reserved on a card. Reserve a week ahead in summer.",
    path: "rental",
  },
  {
    title: "Map and compass evenings, and other courses",
    questions: ["Do you offer workshops?", "Learn navigation"],
    text: "Every first Tuesday of the month there is a map and compass evening from 7 pm, €15 with a drink. In winter an avalanche day with a mountain guide costs €95. Sign up under “Courses”; you can cancel for free until a week before.",
  },
  {
    title: "Membership: the Northwind Trail Card",
    questions: ["Do you have a loyalty programme?", "Collect points"],
    text: "The Trail Card is free. You get 3 % of what you buy as a credit each spring, a free small repair a year, and word of the sale two days early. Sign up at the counter or in your account; the credit runs out after two years.",
  },
  {
    title: "Your account: password, address and deletion",
    questions: ["I forgot my password", "Delete my account", "Unsubscribe from the newsletter"],
    text: "“Forgot password” on the sign-in page sends a link that works for one hour. Addresses and the newsletter are changed under “My account”. There you can also delete the account: orders stay with our accounting for as long as the law asks, everything else is gone at once.",
  },
]
