const askEveryMs = 150
const answerMsMax = 2_000

/** Waits until each address answers with success, or until `giveUp` settles. */
export async function ready(urls: string[], giveUp: AbortSignal): Promise<void> {
  for (const url of urls) while (!(await answers(url, giveUp))) await pause(giveUp)
}

async function answers(url: string, giveUp: AbortSignal): Promise<boolean> {
  giveUp.throwIfAborted()
  const response = await fetch(url, { signal: AbortSignal.timeout(answerMsMax) }).catch(() => undefined)
  await response?.body?.cancel()
  return response?.ok === true
}

function pause(giveUp: AbortSignal): Promise<void> {
  return new Promise(done => {
    giveUp.throwIfAborted()
    setTimeout(done, askEveryMs)
  })
}
