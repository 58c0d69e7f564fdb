import { inDigits } from "../look/digits.ts"

interface Props {
  standing: { mailed: number; pushed: number; givenUp: number; waiting: number }
}

/** For owners and admins: whether what Parley sends for the organization goes out. */
export function CourierStanding({ standing: { mailed, pushed, givenUp, waiting } }: Props) {
  return (
    <section className="card" aria-labelledby="sent">
      <h2 id="sent">Sent for this organization</h2>
      <dl className="sent">
        <div>
          <dt>Mails</dt>
          <dd>{inDigits(mailed)}</dd>
        </div>
        <div>
          <dt>To devices</dt>
          <dd>{inDigits(pushed)}</dd>
        </div>
        <div>
          <dt>On their way</dt>
          <dd>{inDigits(waiting)}</dd>
        </div>
        <div className={givenUp > 0 ? "late" : undefined}>
          <dt>Given up</dt>
          <dd>{inDigits(givenUp)}</dd>
        </div>
      </dl>
      {givenUp > 0 && (
        <p className="soft small">
          What cannot be delivered is tried for about two hours. The Worker's log says why it failed.
        </p>
      )}
    </section>
  )
}
