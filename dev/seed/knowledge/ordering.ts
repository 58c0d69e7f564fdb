import type { Page } from "./page.ts"

/** Northwind's knowledge of orders, payment and delivery. */
export const ordering: Page[] = [
  {
    title: "Delivery times",
    questions: ["How long does shipping take?", "When will my order arrive?"],
    text: "We hand parcels to the carrier on the day of the order when it comes before 2 pm, Monday to Friday. Delivery takes two to three working days within the country and four to six days to the rest of the European Union. You get a mail with the tracking number as soon as the parcel leaves our warehouse.",
    path: "delivery",
  },
  {
    title: "Delivery costs",
    questions: ["How much is shipping?", "When is delivery free?"],
    text: "Delivery within the country is €4.90, and free from an order of €80. To the rest of the European Union it is €9.90, whatever the size of the parcel. Skis, poles and tents longer than 120 cm go as bulky goods for €14.90.",
    path: "delivery",
  },
  {
    title: "Which countries we deliver to",
    questions: ["Do you ship abroad?", "Can I order from Switzerland?"],
    text: "We deliver to all countries of the European Union, to Norway and to Switzerland. For Norway and Switzerland you pay customs and import tax to the carrier at the door. We do not deliver to post office boxes outside the country.",
    path: "delivery",
  },
  {
    title: "Tracking a parcel",
    questions: ["Where is my order?", "I have no tracking number"],
    text: "The tracking number is in the mail that we send when the parcel leaves, and under “My orders” in your account. It can take until the next morning before the carrier shows anything. If nothing has moved for three working days, write to us with your order number, which begins with NW.",
  },
  {
    title: "Parcel marked as delivered but not there",
    questions: ["The carrier says delivered but I have nothing", "My parcel is missing"],
    text: "Please look at the tracking page first: it names the neighbour or the parcel shop that took it, and sometimes a photo shows the place. If it is not there by the next working day, tell us the order number. A person then starts an inquiry with the carrier, which takes up to five working days, and sends you a replacement if the parcel does not turn up.",
  },
  {
    title: "Changing or cancelling an order",
    questions: ["I ordered the wrong size, can you still change it?", "Cancel my order", "Change the delivery address"],
    text: "As long as an order is not packed, you can change its size, its address or cancel it under “My orders”. Orders are packed from 2 pm on. Once the parcel has left we cannot reach it any more: refuse it at the door or send it back, and you get your money back.",
  },
  {
    title: "Ways to pay",
    questions: ["Do you take PayPal?", "Can I pay by invoice?"],
    text: "You can pay by credit and debit card, PayPal, bank transfer, or with a gift card. Schools, clubs and companies may pay by invoice within 30 days. In the shop on Quay Street we also take cash. A bank transfer has to arrive within seven days, or the order is cancelled.",
    path: "payment",
  },
  {
    title: "A payment shows twice",
    questions: ["I was charged two times", "My card was debited double"],
    text: "A card payment that fails the first time often leaves a reservation, which looks like a second charge. The bank lets go of it by itself within seven days. If both amounts are still booked after that, a person checks it: please have the order number and the dates of both charges ready. Never send us your card number.",
  },
  {
    title: "Invoices and several orders on one invoice",
    questions: ["Can I get a receipt with our club's name?", "One bill for three orders"],
    text: "The invoice is in the parcel and as a PDF under “My orders”. The name on it can be changed there for 30 days. Several orders on one invoice, say for a club, are joined by our accounting: tell us the order numbers and the name. You then get one new invoice and a credit note for each old one.",
  },
  {
    title: "Gift cards",
    questions: ["Does a voucher expire?", "I lost my gift card"],
    text: "Gift cards come by mail or as a printed card, over any amount from €10 to €500. They do not run out, and they count online and on Quay Street. Keep the number on the back: with it we can give you a new card if it gets lost. They cannot be turned back into money.",
    path: "gift-cards",
  },
  {
    title: "Group prices for schools and clubs",
    questions: ["Is there a discount for a scout group?", "Bulk order for our school"],
    text: "Schools, clubs and guides get 12 % from an order of ten pieces of one kind, or €1,000 altogether. Write to us with a list of pieces and sizes. We pack per group or per person if you like, put a list into every crate, and you pay by invoice within 30 days.",
  },
  {
    title: "Price promise",
    questions: ["I found it cheaper elsewhere", "Do you match prices?"],
    text: "If a shop in the country has the very same article in stock for less, new and not on sale from a marketplace, show us the page within 14 days of your order and we give you the difference as a gift card.",
  },
]
