import { ownSetting } from "../app/own-setting.ts"

/** Whether this browser makes a sound when a customer is answered. Nobody expects one from a page they have just come to. */
export const answerSound = ownSetting("parley.answer-sound", "off")
