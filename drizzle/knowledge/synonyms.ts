import { families } from "./families.ts"
import { stem } from "./stem.ts"

/**
 * Words of everyday English that people and help pages use for the same thing. Written from the language, not from any
 * collection of questions. Some are two words put together ("log in", "money back"): words.ts joins neighbours.
 */
const groups = `
  delete remove erase, cancel terminate, close deactivate, refund reimburse reimbursement moneyback repay, return
  giveback sendback, buy purchase order, price cost fee charge expensive cheap, bill invoice receipt, discount
  reduction rebate cheaper, coupon voucher promo, money cash, card creditcard, salary wage, subscription plan
  membership, free complimentary, guarantee warranty, ship shipping deliver delivery dispatch send postage, parcel
  package packet, broken damaged faulty defective smashed cracked, repair fix mend, exchange swap replace replacement,
  stock available availability, shop store, size fit, rent hire lease borrow, sell sale, used secondhand, change
  modify edit update alter amend switch adjust, create make add, begin start, find locate search look, show see view
  display, choose select pick, hide conceal, copy duplicate, connect link, enable activate, disable deactivate, reset
  restore recover, limit maximum max, minimum min, help support assist assistance, contact reach talk speak, reply
  answer respond, question query, phone telephone mobile cellphone smartphone, email mail, message text sms, login
  signin logon, logout signout logoff, signup register registration enroll enrol, unfollow unsubscribe, follow
  subscribe, block ban, picture image photo, movie video film, music song, sound audio volume, file document
  attachment, folder directory, screen display monitor, pc computer laptop, internet online web website site, app
  application program software, problem issue trouble error bug fault, crash freeze hang, hack compromise, safe secure
  security, colleague coworker teammate, employee staff worker, boss manager, company firm business employer, customer
  client, friend contact, child kid, doctor physician, sick ill, illness disease, medicine medication drug, treatment
  cure therapy remedy, house home, flat apartment, car vehicle automobile, holiday vacation, trip travel journey,
  abroad overseas international foreign, usa america american, uk britain british, job career vacancy, leave quit
  exit, calendar schedule agenda, meeting appointment, remind reminder, time duration, wait delay late, hour opening,
  weekend saturday sunday, fast quick rapid, big large huge, small little tiny, new latest, empty blank, full
  complete, lost missing disappear gone vanish, wrong incorrect mistake, get receive obtain, need require, allow
  permit, forbid prohibit, prevent avoid, cause reason, difference differ compare versus vs, clean wash, test check,
  information info, policy rule, turnon switchon enable activate, turnoff switchoff disable deactivate shutdown, setup
  install configure, setting preference option configuration, pickup collect fetch, topup recharge reload refill,
  backup copy, fillin fillout complete, calloff cancel, putoff postpone reschedule, optout unsubscribe, takeback
  return, payback refund, stop end cease finish, pause suspend hold, continue resume, extend prolong renew, expire
  lapse runout, reject decline refuse deny, verify confirm validate, id identification, transfer wire, withdraw
  cashout, atm cashpoint cashmachine, account profile, password passcode, pin passcode, username nickname, surname
  lastname, steal rob, fraud scam phishing, loan credit, insurance coverage, tax vat gst, earnings income, deposit
  downpayment, fine penalty, contract agreement, rule regulation law, lawyer attorney solicitor, form questionnaire,
  proof evidence, postcode zipcode, relocate move, underage minor, elderly senior, noise noisy loud, quiet silent
  silence mute, slow lag sluggish, leak drip, crack scratch dent, malfunction defect faulty, power electricity, plug
  socket outlet, cable cord lead, charger adapter adaptor, wifi wireless wlan network, pair connect, tv television,
  fridge refrigerator, oven stove cooker, washer washingmachine, vacuum hoover, lamp light bulb, tap faucet, toilet
  bathroom restroom, trash rubbish garbage waste, recycle recycling disposal dispose, lift elevator, petrol gasoline
  fuel, lorry truck, bike bicycle, train railway, plane airplane aeroplane, luggage baggage suitcase, hotel
  accommodation, reserve reservation book, visitor guest, shoe boot sneaker trainer footwear, trousers pants, jumper
  sweater pullover, clothes clothing garment, bag backpack rucksack, glasses spectacles, gift present, meal food,
  grocery supermarket, drink beverage, pet animal, baby infant toddler newborn, parent mother father mum mom dad,
  husband wife spouse, family relative, female woman lady, male man, student pupil, teacher instructor tutor, course
  class lesson training, university college, exam examination, certificate diploma, hospital clinic, vaccine shot jab
  injection, pain ache hurt, fever temperature, danger risk hazard, contagious infectious, injure hurt wound, annual
  yearly year, immediate instant, frequent often regular, overdue late, amount quantity sum, multiple several, extra
  additional, identical same, personal private, worldwide global international, country nation, location place, near
  nearby, outdoor outside, waterproof watertight, cold cool, dimension measurement size, fabric material, brand
  manufacturer, version edition, item product article goods, basket cart, donate donation charity, spam junk, advert
  ad advertisement, deal promotion offer, bonus reward loyalty, rating review feedback, complain grievance, rude
  impolite, agent representative operator human, call phone ring dial, hotline helpline, branch office, queue line,
  courier carrier, track trace, customs duty import, neighbour neighbor, component part, manual instruction guide
  handbook, trial demo, example sample, click tap press, button key, bookmark favourite favorite, keep save, upload
  import, download export, admin administrator, right permission, team group, alert notification, storage space memory
  capacity, combine merge join, split divide separate, arrange organise organize sort, revert undo, refresh reload,
  restart reboot, uninstall delete remove, malware spyware, twofactor authenticator authentication, translate
  translation language, accept approve, licence permit
`

/** The terms that may stand for the same as this one: synonyms, and other words of its family. */
export const synonymsOf = (term: string): ReadonlySet<string> => byTerm.get(term) ?? nothing

const nothing: ReadonlySet<string> = new Set()
const byTerm = new Map<string, Set<string>>()
for (const group of `${groups},${families}`.split(",")) {
  const terms = new Set(group.trim().split(/\s+/).map(stem))
  for (const term of terms) {
    const others = byTerm.get(term) ?? new Set()
    for (const other of terms) if (other !== term) others.add(other)
    byTerm.set(term, others)
  }
}
