import type { ReactNode } from "react"
import type { Organization } from "../../protocol/organization.ts"
import { useArrival, useTitleCount } from "../app/arrival.ts"
import { AccountMenu } from "../identity/account-menu.tsx"
import { Mark } from "../look/mark.tsx"

interface Props {
  organization: Organization
  /** Where the conversation stands, in a few words. */
  standing: ReactNode
  /** Conversations with something new: shows in the tab's title, and as a dot on its picture. */
  unread?: number
  /** The way back to a list, which then has the account's menu. */
  back?: ReactNode
  children?: ReactNode
}

/** The top of a customer's page: whom one talks to, and a person always one tap away. */
export function TalkHead({ organization, standing, unread = 0, back, children }: Props) {
  const heading = useArrival(organization.name)
  useTitleCount(unread)
  return (
    <header className="talk-head">
      {back}
      <Mark name={organization.name} />
      <div className="whom">
        <h1 ref={heading} tabIndex={-1} className="cut">
          {organization.name}
        </h1>
        <div className="small soft cut" role="status">
          {standing}
        </div>
      </div>
      {children}
      {back === undefined && <AccountMenu />}
    </header>
  )
}
