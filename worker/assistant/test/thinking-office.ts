import type { EntryBody } from "../../../protocol/entry.ts"
import type { Page } from "../../org/test/scene.ts"
import { helpedOffice, shown } from "./helped-office.ts"
import { scriptedModel } from "./scripted-model.ts"

/** The same office with a model in the test's hands, and a customer whose question it is thinking about. */
export async function thinkingOffice() {
  const scripted = scriptedModel()
  const office = await helpedOffice()
  const pages = await office.ask()
  return { ...office, ...scripted, ...pages, asked: await scripted.asked(1), askedAgain: () => scripted.asked(2) }
}

export const sees = (page: Page, text: string) => page.until(() => shown(page) === text, `the draft "${text}"`)
export const answersIn = (bodies: EntryBody[]) => bodies.filter(body => body.type === "answer")
