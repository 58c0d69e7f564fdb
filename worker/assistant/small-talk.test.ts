import { expect, test } from "vitest"
import { smallTalk } from "./small-talk.ts"

test.each([
  "hi",
  "Hello there!",
  "Good morning, everyone",
  "Hey, how are you?",
  "thanks",
  "Thank you so much!",
  "ok great, thanks",
  "Got it.",
  "bye",
])("“%s” is answered without a search", said => {
  expect(smallTalk(said)).toEqual(expect.any(String))
})

test.each([
  "Are you a robot?",
  "are you human?",
  "are you a real person or a bot",
  "Am I talking to a human?",
  "Is this a bot?",
])("“%s” is answered honestly", said => {
  expect(smallTalk(said)).toMatch(/automatic assistant/)
  expect(smallTalk(said)).toMatch(/not (?:with )?a person/)
})

test.each([
  "Hi, where is my order?",
  "thanks, but it still does not work",
  "Is this covered?",
  "Are you open on Sundays?",
  "Are you a member of the guild?",
  "help",
  "",
  "no",
])("“%s” may be a question", said => {
  expect(smallTalk(said)).toBeNull()
})
