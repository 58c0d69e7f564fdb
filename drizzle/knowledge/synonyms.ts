import { stem } from "./stem.ts"

/**
 * Words of everyday English that people and help pages use for the same thing. Written from the language, not from any
 * collection of questions. Some are two words put together ("log in", "money back"): words.ts joins neighbours.
 */
const groups = `
  delete remove erase
  cancel terminate
  close deactivate
  refund reimburse reimbursement moneyback repay
  return giveback sendback
  buy purchase order
  price cost fee charge expensive cheap
  bill invoice receipt
  discount reduction rebate cheaper
  coupon voucher promo
  money cash
  card creditcard
  salary wage
  subscription plan membership
  free complimentary
  guarantee warranty
  ship shipping deliver delivery dispatch send postage
  parcel package packet
  broken damaged faulty defective smashed cracked
  repair fix mend
  exchange swap replace replacement
  stock available availability
  shop store
  size fit
  colour color
  rent hire lease borrow
  sell sale
  used secondhand
  change modify edit update alter amend switch adjust
  create make add
  begin start
  find locate search look
  show see view display
  choose select pick
  hide conceal
  copy duplicate
  connect link
  enable activate
  disable deactivate
  reset restore recover
  limit maximum max
  minimum min
  help support assist assistance
  contact reach talk speak
  reply answer respond
  question query
  phone telephone mobile cellphone smartphone
  email mail
  message text sms
  login signin logon
  logout signout logoff
  signup register registration enroll enrol
  unfollow unsubscribe
  follow subscribe
  block ban
  picture image photo
  movie video film
  music song
  sound audio volume
  file document attachment
  folder directory
  screen display monitor
  pc computer laptop
  internet online web website site
  app application program software
  problem issue trouble error bug fault
  crash freeze hang
  hack compromise
  safe secure security
  colleague coworker teammate
  employee staff worker
  boss manager
  company firm business employer
  customer client
  friend contact
  child kid
  doctor physician
  sick ill
  illness disease
  medicine medication drug
  treatment cure therapy remedy
  house home
  flat apartment
  car vehicle automobile
  holiday vacation
  trip travel journey
  abroad overseas international foreign
  usa america american
  uk britain british
  job career vacancy
  leave quit exit
  calendar schedule agenda
  meeting appointment
  remind reminder
  time duration
  wait delay late
  hour opening
  weekend saturday sunday
  fast quick rapid
  big large huge
  small little tiny
  new latest
  empty blank
  full complete
  lost missing disappear gone vanish
  wrong incorrect mistake
  get receive obtain
  need require
  allow permit
  forbid prohibit
  prevent avoid
  cause reason
  difference differ compare versus vs
  clean wash
  test check
  information info
  policy rule
`

/** The terms that may stand for the same as this one. */
export const synonymsOf = (term: string): ReadonlySet<string> => byTerm.get(term) ?? nothing

const nothing: ReadonlySet<string> = new Set()
const byTerm = new Map<string, Set<string>>()
for (const group of groups.trim().split("\n")) {
  const terms = new Set(group.trim().split(" ").map(stem))
  for (const term of terms) {
    const others = byTerm.get(term) ?? new Set()
    for (const other of terms) if (other !== term) others.add(other)
    byTerm.set(term, others)
  }
}
