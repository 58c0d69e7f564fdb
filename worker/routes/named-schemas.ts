import { zodToOpenAPIRegistry } from "@asteasolutions/zod-to-openapi"
import * as assistants from "../../protocol/assistant.ts"
import { auditPage } from "../../protocol/audit.ts"
import { cannedReply, newReply, replyChange } from "../../protocol/canned-reply.ts"
import { conversation, conversationState, receipt } from "../../protocol/conversation.ts"
import * as desks from "../../protocol/desk.ts"
import { entry, entryBody } from "../../protocol/entry.ts"
import * as knowledge from "../../protocol/knowledge.ts"
import { macro, macroChange, newMacro } from "../../protocol/macro.ts"
import * as organizations from "../../protocol/organization.ts"
import { author, role } from "../../protocol/person.ts"
import { refusalCode } from "../../protocol/refusal.ts"
import * as rest from "../../protocol/rest.ts"
import { newView, savedView, viewChange } from "../../protocol/saved-view.ts"
import { view } from "../../protocol/view.ts"

/** Schemas that the API's description says once and refers to by name. */
const named = {
  AssistantChange: assistants.assistantChange,
  AssistantSettings: assistants.assistantSettings,
  AssistantStatus: assistants.assistantStatus,
  AuditPage: auditPage,
  Author: author,
  CannedReply: cannedReply,
  CannedReplyChange: replyChange,
  Conversation: conversation,
  ConversationPage: rest.conversationPage,
  ConversationState: conversationState,
  CreatedInvitation: organizations.createdInvitation,
  Desk: desks.desk,
  DeskChange: desks.deskChange,
  DeskRead: desks.deskRead,
  Entry: entry,
  EntryBody: entryBody,
  EntryPage: rest.entryPage,
  Escalation: rest.escalationItem,
  EscalationPage: rest.escalationPage,
  EscalationRequest: rest.escalationBody,
  Invitation: organizations.invitation,
  InvitationList: organizations.invitationList,
  KnowledgeChange: knowledge.knowledgeChange,
  KnowledgeEntry: knowledge.knowledgeEntry,
  KnowledgeImport: knowledge.knowledgeImport,
  KnowledgeImported: knowledge.knowledgeImported,
  KnowledgePage: knowledge.knowledgePage,
  Macro: macro,
  MacroChange: macroChange,
  Member: organizations.member,
  MemberChange: organizations.memberChange,
  MemberPage: organizations.memberPage,
  NewCannedReply: newReply,
  NewConversation: rest.startBody,
  NewInvitation: organizations.newInvitation,
  NewKnowledge: knowledge.newKnowledge,
  NewMacro: newMacro,
  NewMessage: rest.messageBody,
  NewOrganization: organizations.newOrganization,
  NewView: newView,
  OperationResult: rest.operationResult,
  Organization: organizations.organizationForCaller,
  OrganizationChange: organizations.organizationChange,
  OrganizationAtDoor: organizations.organizationAtDoor,
  OrganizationDoor: organizations.organization,
  OwnOrganization: organizations.ownOrganization,
  OwnOrganizationPage: organizations.ownOrganizationPage,
  Problem: rest.problem,
  Receipt: receipt,
  ReceivedInvitation: organizations.receivedInvitation,
  RefusalCode: refusalCode,
  ReleaseRequest: rest.releaseBody,
  Role: role,
  SavedView: savedView,
  SavedViewChange: viewChange,
  Suggestion: assistants.suggestionResult,
  Summary: assistants.summaryResult,
  Trial: assistants.trialBody,
  TrialResult: assistants.trialResult,
  View: view,
}

/** Names belong to the description, not to the protocol, so they are given here. */
export function nameSchemas(): void {
  for (const [refId, schema] of Object.entries(named)) zodToOpenAPIRegistry.add(schema, { _internal: { refId } })
}
