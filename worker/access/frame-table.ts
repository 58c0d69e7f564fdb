import { table } from "./table.ts"

/**
 * What everybody is answered to every frame on the socket of an organization: the frames that come back, the code of the
 * refusal, or - for nothing. Who has no session gets no socket. `exists` is `already_exists`.
 *
 * Who sends: columns.ts. What they send: frame-requests.ts.
 */
export const frameTable = table(`
                                                   anonymous  guest        customer         other        member       agent          admin          owner          foreign      removed
hello                                              401        welcome      welcome          welcome      welcome      welcome        welcome        welcome        welcome      welcome
hello (again)                                      401        out_of_turn  out_of_turn      out_of_turn  out_of_turn  out_of_turn    out_of_turn    out_of_turn    out_of_turn  out_of_turn
hello (naming the conversation)                    401        welcome      welcome,entries  welcome      welcome      welcome        welcome        welcome        welcome      welcome
acknowledge                                        401        -            -                -            -            -              -              -              -            -
receipts                                           401        not_found    receipts         not_found    not_found    receipts       receipts       receipts       not_found    not_found
watch                                              401        not_found    receipts,here    not_found    not_found    receipts,here  receipts,here  receipts,here  not_found    not_found
watch (nothing)                                    401        -            -                -            -            -              -              -              -            -
typing                                             401        not_found    -                not_found    not_found    -              -              -              not_found    not_found

do start                                           401        accepted     accepted         accepted     accepted     forbidden      forbidden      forbidden      accepted     accepted
do start (under an id that is taken)               401        not_found    exists           not_found    not_found    exists         exists         exists         not_found    not_found
do send                                            401        not_found    accepted         not_found    not_found    accepted       accepted       accepted       not_found    not_found
do send (under an operation id of the customer's)  401        not_found    conflict         not_found    not_found    conflict       conflict       conflict       not_found    not_found
do note                                            401        not_found    forbidden        not_found    not_found    accepted       accepted       accepted       not_found    not_found
do escalate                                        401        not_found    accepted         not_found    not_found    accepted       accepted       accepted       not_found    not_found
do cancel                                          401        not_found    accepted         not_found    not_found    forbidden      forbidden      forbidden      not_found    not_found
do claim                                           401        not_found    forbidden        not_found    not_found    accepted       accepted       accepted       not_found    not_found
do release                                         401        not_found    forbidden        not_found    not_found    accepted       accepted       accepted       not_found    not_found
do resolve                                         401        not_found    forbidden        not_found    not_found    accepted       accepted       accepted       not_found    not_found
do reopen                                          401        not_found    forbidden        not_found    not_found    accepted       accepted       accepted       not_found    not_found
do stop                                            401        not_found    accepted         not_found    not_found    accepted       accepted       accepted       not_found    not_found
do regenerate                                      401        not_found    accepted         not_found    not_found    forbidden      forbidden      forbidden      not_found    not_found
do rate                                            401        not_found    accepted         not_found    not_found    forbidden      forbidden      forbidden      not_found    not_found
do assign                                          401        not_found    forbidden        not_found    not_found    not_on_team    not_on_team    not_on_team    not_found    not_found
do label                                           401        not_found    forbidden        not_found    not_found    accepted       accepted       accepted       not_found    not_found
do prioritize                                      401        not_found    forbidden        not_found    not_found    accepted       accepted       accepted       not_found    not_found
do snooze                                          401        not_found    forbidden        not_found    not_found    accepted       accepted       accepted       not_found    not_found
do wake                                            401        not_found    forbidden        not_found    not_found    not_snoozed    not_snoozed    not_snoozed    not_found    not_found
do merge                                           401        not_found    forbidden        not_found    not_found    not_found      not_found      not_found      not_found    not_found
do edit                                            401        not_found    forbidden        not_found    not_found    not_found      not_found      not_found      not_found    not_found
do delete                                          401        not_found    forbidden        not_found    not_found    not_found      not_found      not_found      not_found    not_found
do schedule                                        401        not_found    forbidden        not_found    not_found    accepted       accepted       accepted       not_found    not_found
do unschedule                                      401        not_found    forbidden        not_found    not_found    not_scheduled  not_scheduled  not_scheduled  not_found    not_found
do score                                           401        not_found    accepted         not_found    not_found    forbidden      forbidden      forbidden      not_found    not_found
do leave_email                                     401        not_found    accepted         not_found    not_found    forbidden      forbidden      forbidden      not_found    not_found
do apply                                           401        not_found    forbidden        not_found    not_found    accepted       accepted       accepted       not_found    not_found
`)
