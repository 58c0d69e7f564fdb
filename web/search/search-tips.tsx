/** What can be typed, as long as nothing is. Each of them is a button that types it. */
export function SearchTips({ onTry }: { onTry: (text: string) => void }) {
  return (
    <section className="card tips" aria-label="What you can search for">
      <dl>
        {tips.map(([example, words]) => (
          <div key={example}>
            <dt>
              <button type="button" className="button" onClick={() => onTry(example)}>
                {example}
              </button>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
      <p className="soft small">
        All words have to be there, in any form; of the last one its beginning is enough. <kbd>↓</kbd> leads to what was
        found, <kbd>/</kbd> back here.
      </p>
    </section>
  )
}

const tips: [string, string][] = [
  ['"late parcel"', "Exactly these words, in a row"],
  ["refund -voucher", "Without a word"],
  ["refund from:customer", "Said by customers; also staff, assistant, or a name"],
  ["refund in:notes", "Only in notes; or in:messages"],
  ["refund after:2026-01-31", "On later days; or before: a day"],
]
