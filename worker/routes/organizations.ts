import { assistant } from "./organizations/assistant.ts"
import { assistantTrial } from "./organizations/assistant-trial.ts"
import { auditLog } from "./organizations/audit.ts"
import { auditSheet } from "./organizations/audit-sheet.ts"
import { bulk } from "./organizations/bulk.ts"
import { customerExports } from "./organizations/customer-export.ts"
import { customerNotes } from "./organizations/customer-notes.ts"
import { customers } from "./organizations/customers.ts"
import { desk } from "./organizations/desk.ts"
import { directory } from "./organizations/directory.ts"
import { erasures } from "./organizations/erasures.ts"
import { invitations } from "./organizations/invitations.ts"
import { knowledge } from "./organizations/knowledge.ts"
import { knowledgeEntries } from "./organizations/knowledge-entries.ts"
import { knowledgeImports } from "./organizations/knowledge-imports.ts"
import { macros } from "./organizations/macros.ts"
import { members } from "./organizations/members.ts"
import { notifications } from "./organizations/notifications.ts"
import { preferences } from "./organizations/preferences.ts"
import { profile } from "./organizations/profile.ts"
import { replies } from "./organizations/replies.ts"
import { reports } from "./organizations/reports.ts"
import { search } from "./organizations/search.ts"
import { team } from "./organizations/team.ts"
import { views } from "./organizations/views.ts"
import { router } from "./router.ts"

/**
 * `/api/organizations`: making and finding them, one and its profile, its members, its customers, its invitations, its desk and
 * what is at hand there, its knowledge, what its staff hear of, what was said in it, what its staff did, what it comes to.
 */
export const organizationRoutes = router()
  .route("/", directory)
  .route("/", profile)
  .route("/", members)
  .route("/", invitations)
  .route("/", assistant)
  .route("/", assistantTrial)
  .route("/", desk)
  .route("/", replies)
  .route("/", macros)
  .route("/", views)
  .route("/", team)
  .route("/", bulk)
  .route("/", customers)
  .route("/", customerNotes)
  .route("/", customerExports)
  .route("/", erasures)
  .route("/", knowledge)
  .route("/", knowledgeImports)
  .route("/", knowledgeEntries)
  .route("/", notifications)
  .route("/", preferences)
  .route("/", search)
  .route("/", auditLog)
  .route("/", auditSheet)
  .route("/", reports)
