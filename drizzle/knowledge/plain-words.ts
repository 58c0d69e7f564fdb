/** Words that say what kind of answer is wanted. They tell "where" from "whether", so they count for something. */
export const questionWords: ReadonlySet<string> = new Set(
  "what where when why who whom whose how which should can may must mean means meaning".split(" "),
)

/** English words that are in every text and say next to nothing. */
export const functionWords: ReadonlySet<string> = new Set(
  (
    "a about after again all also am an and any are as at be because been before being below between both but by cannot could did " +
    "do does doing don down during each few for from further get got had has have having he her here hers him his i if in into is " +
    "it its just let like me might more most my no nor not now of off on once only or other our out over own please same shall she " +
    "so some such than that the their them then there these they this those through to too under until up us very was we were " +
    "while will with would you your yours im ive id dont doesnt didnt cant couldnt wont wouldnt isnt arent wasnt werent havent hasnt youre " +
    "youve theyre weve hello hi hey dear thanks thank sorry ok okay something anything nothing everything someone somebody anyone " +
    "anybody everyone thing things stuff already always ever never even still yet really actually maybe perhaps whether though although " +
    "since within every else however per via much many"
  ).split(" "),
)
