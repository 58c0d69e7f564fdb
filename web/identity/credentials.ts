import { z } from "zod"
import { nameText } from "../../protocol/text.ts"

const email = z.string().trim().pipe(z.email("Write an e-mail address like name@example.com."))

export const signInForm = z.object({ email, password: z.string().min(1, "Write your password.") })

export const passwordCharactersMin = 10

export const signUpForm = z.object({
  name: z.string().trim().min(1, "Write the name that others will see.").pipe(nameText),
  email,
  password: z
    .string()
    .min(
      passwordCharactersMin,
      `At least ${passwordCharactersMin} characters. A few words in a row are easy to remember.`,
    )
    .max(128, "At most 128 characters."),
})
