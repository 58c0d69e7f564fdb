import { ownNotifications } from "../../protocol/notification.ts"
import { query } from "../app/queries.ts"

export const notificationsPath = (organizationId: string): string => `/organizations/${organizationId}/notifications`

export const notificationsQuery = (organizationId: string) =>
  query(["notifications", organizationId], { path: notificationsPath(organizationId), schema: ownNotifications })
