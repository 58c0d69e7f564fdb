/**
 * What somebody says that no knowledge has to be searched for, and a plain reply. Null when it may be a question: rather search
 * once too often than greet somebody who needs help.
 */
export function smallTalk(said: string): string | null {
  const words = said
    .toLowerCase()
    .replace(/[’']/g, "")
    .replace(/[^\p{L}\p{N}\s]/gu, " ")
    .split(/\s+/)
    .filter(word => word !== "")
  if (words.length === 0 || words.length > wordsMax) return null
  const text = words.join(" ")
  return replies.find(({ when }) => when.test(text))?.say ?? null
}

const wordsMax = 12
const who =
  "(?:there|all|everyone|everybody|team|folks|guys|again|so much|very much|a lot|a million|for your help|for the help|for that|much)"

const replies: { when: RegExp; say: string }[] = [
  {
    when: new RegExp(
      `^(?:hi|hello|hey|hiya|howdy|greetings|good (?:morning|afternoon|evening|day))(?: ${who})*(?: how are you(?: doing)?(?: today)?)?$`,
    ),
    say: "Hello! What can I help you with?",
  },
  {
    when: new RegExp(
      `^(?:(?:ok|okay|great|perfect|cool|wonderful|super|yes|no) )*(?:thanks?|thank you|thx|ty|cheers|much appreciated)(?: ${who})*(?: (?:that|this|it) (?:helps|helped|works|worked|is all|was all))?(?: bye)?$`,
    ),
    say: "You are welcome. If anything else comes up, just write.",
  },
  {
    when: /^(?:ok|okay|great|perfect|cool|nice|wonderful|super|got it|i see|understood|sounds good|that (?:helps|helped|works|worked)|it works(?: now)?)$/,
    say: "Good. If anything else comes up, just write.",
  },
  {
    when: /^(?:bye|goodbye|bye bye|see you|see you later|have a (?:nice|good|great) (?:day|evening|weekend))$/,
    say: "Goodbye, and thank you for writing.",
  },
  {
    when: /^(?:(?:hi|hello|hey|wait|so|ok|and) )*(?:are|r) (?:you|u|we) (?:a |an |really |actually |even |talking to a )*(?:robot|bot|chatbot|chat bot|machine|computer|ai|human|person|real|real person|human being|real human|automated|llm|language model)(?: or (?:a |an )?(?:robot|bot|machine|computer|ai|human|person|real person))?$/,
    say: "I am an automatic assistant, not a person. I answer from what the team has written down, and you can ask for a person at any time.",
  },
  {
    when: /^(?:am i|is this|is that|is it) (?:a |an |me |really |actually |even )*(?:talking to|talking with|chatting with|speaking to|speaking with|writing to|writing with)? ?(?:a |an )?(?:robot|bot|chatbot|machine|computer|ai|human|person|real person|real human|automated)(?: or (?:a |an )?(?:robot|bot|machine|computer|ai|human|person|real person))?$/,
    say: "You are writing with an automatic assistant, not with a person. I answer from what the team has written down, and you can ask for a person at any time.",
  },
]
