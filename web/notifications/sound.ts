let context: AudioContext | null = null

/**
 * Two short tones. False when the browser does not let the page make a sound: it does only after somebody has pressed something
 * here, and asking before that would end up as an error in its console.
 */
export async function playSound(): Promise<boolean> {
  if (!navigator.userActivation?.hasBeenActive) return false
  try {
    context ??= new AudioContext()
    if (context.state !== "running") await context.resume()
    ring(context)
    return true
  } catch {
    return false
  }
}

const tones = [
  { hertz: 659, atSeconds: 0 },
  { hertz: 880, atSeconds: 0.13 },
]
const lengthSeconds = 0.32
const loudness = 0.14

/** Soft at both ends: what begins or ends at once clicks. */
function ring(audio: AudioContext): void {
  for (const { hertz, atSeconds } of tones) {
    const [tone, volume] = [audio.createOscillator(), audio.createGain()]
    const start = audio.currentTime + atSeconds
    tone.type = "sine"
    tone.frequency.value = hertz
    volume.gain.setValueAtTime(0, start)
    volume.gain.linearRampToValueAtTime(loudness, start + 0.015)
    volume.gain.exponentialRampToValueAtTime(0.0001, start + lengthSeconds)
    tone.connect(volume).connect(audio.destination)
    tone.start(start)
    tone.stop(start + lengthSeconds)
  }
}
