/** A small scene that shows what a conversation looks like. A picture, so it is one image to a screen reader. */
export function Sample() {
  return (
    <div className="sample" role="img" aria-label="A conversation: a customer writes, and Ines from the team answers.">
      <div aria-hidden="true">
        <p className="line mine">My tent arrived with a bent pole. Can I get just the pole?</p>
        <p className="line event">You asked for a person</p>
        <p className="line event">Ines joined</p>
        <p className="line theirs">
          <b>Ines</b>
          Of course. I can see your order, the arch pole goes out today, free of charge.
        </p>
        <p className="line mine">That was quick. Thank you!</p>
        <p className="line state">Read</p>
      </div>
    </div>
  )
}
