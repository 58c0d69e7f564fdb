import { table } from "./table.ts"

/**
 * What everybody is answered at every door of the API, when they ask for what is in order in itself: the status, or the code of
 * the refusal where that says more. 401 is `unauthenticated`, 403 `forbidden`, 404 `not_found`;
 * `not_yours` is `invitation_not_yours`, `exists` `already_exists`, `fixed` `region_is_fixed`, `no_answer` `not_answering`,
 * `no_label` `unknown_label`, `unknown` `unknown_variable`.
 *
 * An invitation is found by whoever holds its link, so that they learn to sign in as somebody else.
 *
 * Who asks: columns.ts. What they ask: rest-requests.ts. A list that is answered with 200 shows only what is theirs to see.
 */
export const restTable = table(`
                                                                           anonymous  guest   customer   other  member     agent      admin      owner       foreign     removed
GET /api/health                                                            200        200     200        200    200        200        200        200         200         200
GET /api/openapi.json                                                      200        200     200        200    200        200        200        200         200         200
GET /api/docs                                                              200        200     200        200    200        200        200        200         200         200

POST /api/auth/sign-up/email                                               200        200     200        200    200        200        200        200         200         200
POST /api/auth/sign-in/email                                               200        200     200        200    200        200        200        200         200         200
POST /api/auth/sign-in/anonymous                                           200        exists  200        200    200        200        200        200         200         200
GET /api/auth/get-session                                                  200        200     200        200    200        200        200        200         200         200
POST /api/auth/sign-out                                                    200        200     200        200    200        200        200        200         200         200
GET /api/auth/list-sessions                                                401        200     200        200    200        200        200        200         200         200
POST /api/auth/revoke-session                                              401        200     200        200    200        200        200        200         200         200
POST /api/auth/revoke-other-sessions                                       401        200     200        200    200        200        200        200         200         200
POST /api/auth/revoke-sessions                                             401        200     200        200    200        200        200        200         200         200
POST /api/auth/update-user                                                 401        200     200        200    200        200        200        200         200         200
POST /api/auth/change-password                                             401        200     200        200    200        200        200        200         200         200
POST /api/auth/delete-user                                                 401        200     200        200    200        200        200        last_owner  last_owner  200

GET /api/organizations                                                     401        200     200        200    200        200        200        200         200         200
POST /api/organizations                                                    401        403     201        201    201        201        201        201         201         201
GET /api/organizations/{id}                                                200        200     200        200    200        200        200        200         200         200
PATCH /api/organizations/{id}                                              401        404     404        404    403        403        200        200         404         404
PATCH /api/organizations/{id} (its region)                                 401        404     404        404    403        403        fixed      fixed       404         404
DELETE /api/organizations/{id}                                             401        404     404        404    403        403        403        204         404         404
GET /api/organizations/{id}/socket                                         401        101     101        101    101        101        101        101         101         101
GET /api/organizations/{id}/members                                        401        404     404        404    403        200        200        200         404         404
PATCH /api/organizations/{id}/members/{memberId}                           401        404     404        404    403        403        200        200         404         404
PATCH /api/organizations/{id}/members/{memberId} (into an owner)           401        404     404        404    403        403        403        200         404         404
PATCH /api/organizations/{id}/members/{memberId} (the only owner)          401        404     404        404    403        403        403        last_owner  404         404
PATCH /api/organizations/{id}/members/{memberId} (oneself, into an admin)  401        404     404        404    403        403        200        last_owner  404         404
DELETE /api/organizations/{id}/members/{memberId}                          401        404     404        404    403        403        204        204         404         404
DELETE /api/organizations/{id}/members/{memberId} (the only owner)         401        404     404        404    403        403        403        last_owner  404         404
DELETE /api/organizations/{id}/members/{memberId} (oneself)                401        404     404        404    204        204        204        last_owner  404         404
GET /api/organizations/{id}/assistant                                      401        404     404        404    403        200        200        200         404         404
PUT /api/organizations/{id}/assistant                                      401        404     404        404    403        403        200        200         404         404
POST /api/organizations/{id}/assistant/trial                               401        404     404        404    403        200        200        200         404         404
GET /api/organizations/{id}/desk                                           401        404     404        404    403        200        200        200         404         404
PUT /api/organizations/{id}/desk                                           401        404     404        404    403        403        200        200         404         404
GET /api/organizations/{id}/replies                                        401        404     404        404    403        200        200        200         404         404
POST /api/organizations/{id}/replies                                       401        404     404        404    403        201        201        201         404         404
POST /api/organizations/{id}/replies (with an unknown variable)            401        404     404        404    403        unknown    unknown    unknown     404         404
PATCH /api/organizations/{id}/replies/{itemId}                             401        404     404        404    403        200        200        200         404         404
DELETE /api/organizations/{id}/replies/{itemId}                            401        404     404        404    403        204        204        204         404         404
GET /api/organizations/{id}/macros                                         401        404     404        404    403        200        200        200         404         404
POST /api/organizations/{id}/macros                                        401        404     404        404    403        201        201        201         404         404
POST /api/organizations/{id}/macros (with a label that is gone)            401        404     404        404    403        no_label   no_label   no_label    404         404
PATCH /api/organizations/{id}/macros/{itemId}                              401        404     404        404    403        200        200        200         404         404
DELETE /api/organizations/{id}/macros/{itemId}                             401        404     404        404    403        204        204        204         404         404
GET /api/organizations/{id}/views                                          401        404     404        404    403        200        200        200         404         404
POST /api/organizations/{id}/views                                         401        404     404        404    403        201        201        201         404         404
POST /api/organizations/{id}/views (a shared one)                          401        404     404        404    403        403        201        201         404         404
GET /api/organizations/{id}/views/counts                                   401        404     404        404    403        200        200        200         404         404
PATCH /api/organizations/{id}/views/{itemId}                               401        404     404        404    403        403        200        200         404         404
DELETE /api/organizations/{id}/views/{itemId}                              401        404     404        404    403        403        204        204         404         404
GET /api/organizations/{id}/team                                           401        404     404        404    403        200        200        200         404         404
PUT /api/organizations/{id}/availability                                   401        404     404        404    403        200        200        200         404         404
GET /api/organizations/{id}/conversations/ids                              401        404     404        404    403        200        200        200         404         404
POST /api/organizations/{id}/conversations/bulk                            401        404     404        404    403        200        200        200         404         404
GET /api/organizations/{id}/customers/{customerId}                         401        404     404        404    403        200        200        200         404         404
PATCH /api/organizations/{id}/customers/{customerId}                       401        404     404        404    403        200        200        200         404         404
POST /api/organizations/{id}/customers/{customerId}/notes                  401        404     404        404    403        201        201        201         404         404
PATCH /api/organizations/{id}/customers/{customerId}/notes/{noteId}        401        404     404        404    403        200        403        403         404         404
DELETE /api/organizations/{id}/customers/{customerId}/notes/{noteId}       401        404     404        404    403        204        204        204         404         404
GET /api/organizations/{id}/customers/{customerId}/export                  401        404     404        404    403        403        200        200         404         404
POST /api/organizations/{id}/erasures                                      401        404     404        404    403        403        202        202         404         404
GET /api/organizations/{id}/erasures                                       401        404     404        404    403        403        200        200         404         404
GET /api/organizations/{id}/invitations                                    401        404     404        404    403        403        200        200         404         404
POST /api/organizations/{id}/invitations                                   401        404     404        404    403        403        201        201         404         404
POST /api/organizations/{id}/invitations (for an owner)                    401        404     404        404    403        403        403        201         404         404
DELETE /api/organizations/{id}/invitations/{invitationId}                  401        404     404        404    403        403        204        204         404         404

GET /api/organizations/{id}/search                                         401        404     404        404    403        200        200        200         404         404
GET /api/organizations/{id}/reports                                        401        404     404        404    403        403        200        200         404         404
GET /api/organizations/{id}/reports.csv                                    401        404     404        404    403        403        200        200         404         404

GET /api/organizations/{id}/audit                                          401        404     404        404    403        403        200        200         404         404
GET /api/organizations/{id}/audit.csv                                      401        404     404        404    403        403        200        200         404         404

GET /api/organizations/{id}/knowledge                                      401        404     404        404    403        200        200        200         404         404
GET /api/organizations/{id}/knowledge (a search)                           401        404     404        404    403        200        200        200         404         404
POST /api/organizations/{id}/knowledge                                     401        404     404        404    403        201        201        201         404         404
POST /api/organizations/{id}/knowledge/imports                             401        404     404        404    403        201        201        201         404         404
POST /api/organizations/{id}/knowledge/imports (from a private address)    401        404     404        404    403        bad_url    bad_url    bad_url     404         404
GET /api/organizations/{id}/knowledge/{entryId}                            401        404     404        404    403        200        200        200         404         404
PATCH /api/organizations/{id}/knowledge/{entryId}                          401        404     404        404    403        200        200        200         404         404
PATCH /api/organizations/{id}/knowledge/{entryId} (as it was before)       401        404     404        404    403        stale      stale      stale       404         404
DELETE /api/organizations/{id}/knowledge/{entryId}                         401        404     404        404    403        204        204        204         404         404
GET /api/organizations/{id}/notifications                                  401        404     404        404    403        200        200        200         404         404
PUT /api/organizations/{id}/notifications                                  401        404     404        404    403        200        200        200         404         404
GET /api/organizations/{id}/preferences                                    401        404     404        404    403        200        200        200         404         404
PUT /api/organizations/{id}/preferences                                    401        404     404        404    403        200        200        200         404         404
POST /api/organizations/{id}/notifications/devices                         401        404     404        404    403        201        201        201         404         404
POST /api/organizations/{id}/notifications/devices (at a private address)  401        404     404        404    403        bad_url    bad_url    bad_url     404         404
DELETE /api/organizations/{id}/notifications/devices/{deviceId}            401        404     404        404    403        204        204        204         404         404

POST /api/returns                                                          401        bad_link  bad_link  bad_link  bad_link  403   403        403        bad_link    bad_link
GET /api/me/export                                                         401        200     200        200    200        200        200        200         200         200
PUT /api/unsubscription                                                    200        200     200        200    200        200        200        200         200         200
PUT /api/unsubscription (with a link that is none)                         bad_link   bad_link  bad_link  bad_link  bad_link  bad_link  bad_link  bad_link    bad_link    bad_link
GET /api/invitations/{id}                                                  401        401     not_yours  200    not_yours  not_yours  not_yours  not_yours   not_yours   not_yours
POST /api/invitations/{id}/acceptance                                      401        401     not_yours  201    not_yours  not_yours  not_yours  not_yours   not_yours   not_yours
POST /api/invitations/{id}/rejection                                       401        401     not_yours  204    not_yours  not_yours  not_yours  not_yours   not_yours   not_yours

GET /api/conversations                                                     401        200     200        200    200        200        200        200         200         200
GET /api/conversations (of a customer)                                     401        200     200        200    200        200        200        200         200         200
POST /api/conversations                                                    401        201     201        201    201        403        403        403         201         201
POST /api/conversations (under an id that is taken)                        401        404     exists     404    404        exists     exists     exists      404         404
GET /api/conversations/{id}                                                401        404     200        404    404        200        200        200         404         404
GET /api/conversations/{id}/messages                                       401        404     200        404    404        200        200        200         404         404
GET /api/conversations/{id}/messages (a search)                            401        404     200        404    404        200        200        200         404         404
POST /api/conversations/{id}/messages                                      401        404     201        404    404        201        201        201         404         404
POST /api/conversations/{id}/messages (a note)                             401        404     403        404    404        201        201        201         404         404
POST /api/conversations/{id}/escalation                                    401        404     200        404    404        200        200        200         404         404
DELETE /api/conversations/{id}/escalation                                  401        404     200        404    404        403        403        403         404         404
POST /api/conversations/{id}/claim                                         401        404     403        404    404        200        200        200         404         404
POST /api/conversations/{id}/release                                       401        404     403        404    404        200        200        200         404         404
POST /api/conversations/{id}/resolution                                    401        404     403        404    404        200        200        200         404         404
DELETE /api/conversations/{id}/resolution                                  401        404     403        404    404        200        200        200         404         404
POST /api/conversations/{id}/answers/{answerId}/stop                       401        404     200        404    404        200        200        200         404         404
POST /api/conversations/{id}/answers/{answerId}/regeneration               401        404     200        404    404        403        403        403         404         404
POST /api/conversations/{id}/answers/{answerId}/rating                     401        404     200        404    404        403        403        403         404         404
POST /api/conversations/{id}/suggestion                                    401        404     403        404    404        200        200        200         404         404
POST /api/conversations/{id}/summary                                       401        404     403        404    404        200        200        200         404         404
POST /api/conversations/{id}/messages (to what was seen)                   401        404     201        404    404        stale      stale      stale       404         404
PATCH /api/conversations/{id}/messages/{entryId}                           401        404     403        404    404        200        403        403         404         404
DELETE /api/conversations/{id}/messages/{entryId}                          401        404     403        404    404        200        200        200         404         404
POST /api/conversations/{id}/assignment                                    401        404     403        404    404        200        200        200         404         404
PATCH /api/conversations/{id}/labels                                       401        404     403        404    404        200        200        200         404         404
PUT /api/conversations/{id}/priority                                       401        404     403        404    404        200        200        200         404         404
PUT /api/conversations/{id}/snooze                                         401        404     403        404    404        200        200        200         404         404
DELETE /api/conversations/{id}/snooze                                      401        404     403        404    404        200        200        200         404         404
POST /api/conversations/{id}/merge                                         401        404     403        404    404        200        200        200         404         404
POST /api/conversations/{id}/macro-runs                                    401        404     403        404    404        200        200        200         404         404
POST /api/conversations/{id}/scheduled-messages                            401        404     403        404    404        200        200        200         404         404
DELETE /api/conversations/{id}/scheduled-messages/{scheduledId}            401        404     403        404    404        200        200        200         404         404
PUT /api/conversations/{id}/score                                          401        404     200        404    404        403        403        403         404         404
PUT /api/conversations/{id}/email                                          401        404     200        404    404        403        403        403         404         404
GET /api/conversations/{id}/draft                                          401        404     403        404    404        200        200        200         404         404
PUT /api/conversations/{id}/draft                                          401        404     403        404    404        200        200        200         404         404
DELETE /api/conversations/{id}/draft                                       401        404     403        404    404        200        200        200         404         404

GET /api/helpdesk/escalations                                              401        404     404        404    404        200        200        200         404         404
GET /api/helpdesk/escalations (of all)                                     401        200     200        200    200        200        200        200         200         200

POST /api/chat                                                             401        200     200        200    200        403        403        403         200         200
POST /api/chat (into a conversation)                                       401        404     200        404    404        403        403        403         404         404
POST /api/chat (for another answer)                                        401        404     no_answer  404    404        403        403        403         404         404
GET /api/chat/{id}/stream                                                  401        204     204        204    204        204        204        204         204         204
DELETE /api/chat/{id}/stream                                               401        404     204        404    404        204        204        204         404         404
`)
