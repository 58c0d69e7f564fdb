import { ownSetting } from "../app/own-setting.ts"

/** Whether single keys do something. Some people's speech input or hands press keys by accident (WCAG 2.2, 2.1.4). */
const setting = ownSetting("parley.shortcuts", "on")

export const shortcutsAreOn = setting.isOn
export const setShortcuts = setting.set
export const onShortcutsSetting = setting.subscribe
