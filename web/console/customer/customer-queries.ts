import { useQuery } from "@tanstack/react-query"
import { z } from "zod"
import { type Attributes, type AttributeValue, customerNote, customerRead } from "../../../protocol/customer.ts"
import { call } from "../../app/api.ts"
import { query, queryClient } from "../../app/queries.ts"

export interface Whose {
  organizationId: string
  customerId: string
}

/** What the organization knows of a customer. */
export const useCustomer = (whose: Whose) =>
  useQuery(query(keyOf(whose), { path: pathOf(whose), schema: customerRead }), queryClient)

/** Sets attributes, and takes away those that are null. */
export async function setAttributes(whose: Whose, attributes: Record<string, AttributeValue | null>) {
  const answer = await call({ path: pathOf(whose), schema: customerRead, method: "PATCH", body: { attributes } })
  if (answer.ok) queryClient.setQueryData(keyOf(whose), answer.value)
  return answer
}

export const addNote = (whose: Whose, text: string) =>
  thenRead(whose, call({ path: `${pathOf(whose)}/notes`, schema: customerNote, method: "POST", body: { text } }))

export const changeNote = (whose: Whose, noteId: string, text: string) =>
  thenRead(
    whose,
    call({ path: `${pathOf(whose)}/notes/${noteId}`, schema: customerNote, method: "PATCH", body: { text } }),
  )

export const removeNote = (whose: Whose, noteId: string) =>
  thenRead(whose, call({ path: `${pathOf(whose)}/notes/${noteId}`, schema: z.unknown(), method: "DELETE" }))

/** Also after a refusal: what is true now is shown beside it. */
async function thenRead<T>(whose: Whose, asked: Promise<T>): Promise<T> {
  const answer = await asked
  await queryClient.invalidateQueries({ queryKey: keyOf(whose) })
  return answer
}

export const inOrder = (attributes: Attributes): [string, AttributeValue][] =>
  Object.entries(attributes).sort(([one], [other]) => one.localeCompare(other))

const keyOf = ({ organizationId, customerId }: Whose) => ["customers", organizationId, customerId]
const pathOf = ({ organizationId, customerId }: Whose) => `/organizations/${organizationId}/customers/${customerId}`
