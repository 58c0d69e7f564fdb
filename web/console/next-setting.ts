import { ownSetting } from "../app/own-setting.ts"

/** Whether resolving a conversation opens the next one of the list. */
export const nextAfterResolve = ownSetting("parley.next-after-resolve", "off")
