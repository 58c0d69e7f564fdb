import { useState, useSyncExternalStore } from "react"
import { answerSound } from "./answer-sound-setting.ts"

/** Turns the sound of answers on and off. Turning it on plays it: one hears what one will hear, or is told that one will not. */
export function SoundSwitch() {
  const isOn = useSyncExternalStore(answerSound.subscribe, answerSound.isOn)
  const [isSilent, setSilent] = useState(false)

  async function turn(): Promise<void> {
    answerSound.set(isOn ? "off" : "on")
    // Without a line its code may not be had, which a browser would remember; it comes with the line.
    if (isOn || !navigator.onLine) return setSilent(false)
    const hasPlayed = await import("../notifications/sound.ts").then(
      ({ playSound }) => playSound(),
      // Code that cannot be had now says nothing about the browser.
      () => true,
    )
    setSilent(!hasPlayed)
  }

  return (
    <>
      <button type="button" className="link" onClick={turn}>
        {isOn ? "Turn the sound off" : "Turn the sound on"}
      </button>
      <span role="status">{isSilent && "This browser does not let the page make a sound."}</span>
    </>
  )
}
