/**
 * Words of one family that no ending tells so: verbs that change in the middle, nouns made of verbs in a way of their own, and
 * what is spelled otherwise in America. Written from the language, as a grammar lists them.
 */
export const families = `
  absent absence, accident accidental, admit admission, advise advice, agree agreement, allergy allergic, apologise
  apologize, authorise authorize, beat beaten, become became, begin began begun beginner, behaviour behavior, bend
  bent, bite bit bitten, break broke broken breakage, bring brought, build built builder, burn burnt, buy bought
  buyer, catalogue catalog, catch caught, centre center, certify certification, cheque check, child children, choose
  chose chosen choice, clarify clarification, classify classification, colour color, come came, compare comparison,
  complain complaint, consume consumption, convert conversion, customise customize, deal dealt, decide decision,
  defend defence defense, deliver delivery, deny denial, describe description, destroy destruction, die dead death,
  discover discovery, draw drew drawn, drink drank drunk, drive drove driven driver, eat ate eaten, employ employee,
  enter entry, err error, exclude exclusion, expand expansion, expire expiry, explain explanation, explode explosion,
  extend extension extent, fail failure, fall fell fallen, favourite favorite, feed fed, feel felt, fight fought, find
  found finder, fly flew flown flight, foot feet, forbid forbade forbidden, forget forgot forgotten, forgive forgave
  forgiven, fraud fraudulent, freeze froze frozen, give gave given, go went, grey gray, grow grew grown growth, guide
  guidance, hang hung, hear heard, hide hid hidden, high height, hold held, identify identification identity, include
  inclusion, infect infectious, injure injury, invest investor, jewellery jewelry, justify justification, keep kept,
  know known knew, learn learnt learner, leave left, lend lent lender, licence license, lose lost loss, maintain
  maintenance, make made maker, man men, marry marriage, mean meant, meet met, mistake mistook mistaken, modify
  modification, mouse mice, move movement, multiply multiplication, necessary necessity, neighbour neighbor, notify
  notification, occur occurrence, organise organize, overpay overpaid, own owner ownership, pack package, pay paid
  payment payer payable, permit permission, personalise personalize, post postage postal, pregnant pregnancy, prepay
  prepaid, prescribe prescription, private privacy, programme program, prove proof proven, publish publication,
  qualify qualification, quote quotation, rebuild rebuilt, receive receipt, recognize recognise recognition, recover
  recovery, redo redid redone, reduce reduction, refer referral, rent rental, repair reparation, repay repaid, resell
  resold, resend resent, resolve resolution, respond response, retain retention, rewrite rewrote rewritten, ride rode
  ridden rider, run ran runner, safe safety, satisfy satisfaction, say said, see saw seen, seek sought, sell sold
  seller sale, send sent sender, shake shook shaken, ship shipment shipper, show shown, shrink shrank shrunk, simple
  simplify, sing sang sung, sit sat, sleep slept, slide slid, smell smelt, speak spoke spoken speech, specify
  specification, spell spelt, spend spent, stand stood, steal stole stolen theft, stick stuck, strong strength
  strengthen, submit submission, subscribe subscription, succeed success, suspect suspicion suspicious, suspend
  suspension, swim swam swum, symptom symptomatic, synchronise synchronize sync, take took taken, tax taxation, teach
  taught teacher, tell told, think thought, throw threw thrown, tooth teeth, transfer transferral, transmit
  transmission, treat treatment, tyre tire, undergo underwent, understand understood, undo undid undone, unsubscribe
  unsubscription, urgent urgency, use usage, verify verification, wake woke woken, warm warmth, wear wore worn wearer,
  weigh weight, wide width, win won winner, withdraw withdrew withdrawn, withhold withheld, woman women, write wrote
  written writer
`
