/** Names and exact definitions of every metric of the registry. */
export const enMetrics = {
  "metric.conversations.label": "Conversations",
  "metric.conversations.short": "Conversations",
  "metric.conversations.definition":
    "Conversations that started in the period, whoever answered them. One conversation is one customer’s engagement with one store on one channel; it ends with an end event or after 30 minutes of silence. Left out: test traffic.",
  "metric.engaged.label": "Engaged conversations",
  "metric.engaged.short": "Engaged",
  "metric.engaged.definition":
    "Conversations in which the customer asked something and the bot said more than a greeting, matured and pending together. Left out: blocked, people only, unattended, empty, test.",
  "metric.pending.label": "Not yet matured",
  "metric.pending.short": "Pending",
  "metric.pending.definition":
    "Engaged conversations whose re-contact window is still open at the time the data reaches to. They have no outcome yet and are part of no rate.",
  "metric.linkable_rate.label": "Linkable customers",
  "metric.linkable_rate.short": "Linkable",
  "metric.linkable_rate.definition":
    "Conversations whose customer has a stable id, of all conversations. Without one, nobody can see that a customer came back, so re-contacts are a lower bound. Left out: test.",
  "metric.agent_equivalents.label": "Agent-equivalents",
  "metric.agent_equivalents.short": "Agents",
  "metric.agent_equivalents.definition":
    "Agents at work a day that the bot does the work of: durable resolutions × the store’s own measured human handle time for the same topic, over an agent’s productive day (set by the owner) and the days of the period. Handle time is measured over 30 days or the period, if that is longer; topics of which people handled fewer than 30 conversations in the store count nothing. Left out: pending, test.",
  "metric.peak_bot_share.label": "Bot share at peak",
  "metric.peak_bot_share.short": "Bot at peak",
  "metric.peak_bot_share.definition":
    "Inside the busiest 5 % of 15-minute slots: conversations in which only the bot spoke, of conversations with a question. Left out: test.",

  "metric.verified_rate.label": "Verified resolution",
  "metric.verified_rate.short": "Verified",
  "metric.verified_rate.definition":
    "Confirmed + durable, of engaged and matured conversations: no person took part, and either the customer said it was solved, or the last question got a substantive answer and the customer did not come back within the re-contact window. Left out: pending, blocked, people only, unattended, empty, test.",
  "metric.containment_rate.label": "Containment",
  "metric.containment_rate.short": "Containment",
  "metric.containment_rate.definition":
    "Engaged and matured conversations without an executed handoff, whether or not anything was solved. A person stepping in unasked still counts as contained. Left out: pending, blocked, people only, unattended, empty, test.",
  "metric.no_human_rate.label": "No human",
  "metric.no_human_rate.short": "No human",
  "metric.no_human_rate.definition":
    "Engaged and matured conversations in which no person said anything, handed off or not. Customers who gave up waiting count as resolved. Left out: pending, blocked, people only, unattended, empty, test.",
  "metric.no_human_no_handoff_rate.label": "No human, no handoff",
  "metric.no_human_no_handoff_rate.short": "No human or handoff",
  "metric.no_human_no_handoff_rate.definition":
    "Engaged and matured conversations in which no person said anything and no handoff was executed. Unanswered and rejected ones still count as resolved. Left out: pending, blocked, people only, unattended, empty, test.",
  "metric.assumed_rate.label": "Assumed resolution",
  "metric.assumed_rate.short": "Assumed",
  "metric.assumed_rate.definition":
    "Confirmed + durable + came back, of engaged and matured conversations: the bot answered and the customer fell silent, even if the same customer returned within the window. Left out: pending, blocked, people only, unattended, empty, test.",
  "metric.confirmed_rate.label": "Confirmed resolution",
  "metric.confirmed_rate.short": "Confirmed",
  "metric.confirmed_rate.definition":
    "Conversations without a person that the customer called solved: a solved vote, a good rating, or a last message that says so. Of engaged and matured conversations. Left out: pending, blocked, people only, unattended, empty, test.",
  "metric.recontact_rate.label": "Came back",
  "metric.recontact_rate.short": "Came back",
  "metric.recontact_rate.definition":
    "Engaged and matured conversations after which the same customer started another one with the same store inside the re-contact window, whatever the outcome. Customers without a stable id cannot be linked. Left out: pending, blocked, people only, unattended, empty, test.",

  "metric.outcome_confirmed.label": "Confirmed",
  "metric.outcome_confirmed.short": "Confirmed",
  "metric.outcome_confirmed.definition":
    "No person took part, and the customer said so: solved vote, good rating, or an affirmative last message. Of engaged and matured conversations.",
  "metric.outcome_durable.label": "Durable",
  "metric.outcome_durable.short": "Durable",
  "metric.outcome_durable.definition":
    "No person took part, the last question got a substantive answer, and the customer stayed away for the whole re-contact window. Of engaged and matured conversations.",
  "metric.outcome_recontacted.label": "Came back",
  "metric.outcome_recontacted.short": "Came back",
  "metric.outcome_recontacted.definition":
    "As durable, but the customer started another conversation within the re-contact window. Of engaged and matured conversations.",
  "metric.outcome_rejected.label": "Rejected",
  "metric.outcome_rejected.short": "Rejected",
  "metric.outcome_rejected.definition":
    "No person took part, and the customer rated the bot badly or said it was not solved. Of engaged and matured conversations.",
  "metric.outcome_unanswered.label": "Unanswered",
  "metric.outcome_unanswered.short": "Unanswered",
  "metric.outcome_unanswered.definition":
    "No person took part, and the last question never got a substantive answer. Of engaged and matured conversations.",
  "metric.outcome_handoff_solved.label": "Handed off, solved",
  "metric.outcome_handoff_solved.short": "Solved by people",
  "metric.outcome_handoff_solved.definition":
    "Handed off and answered by a person; not rejected, and no return within the re-contact window. Of engaged and matured conversations.",
  "metric.outcome_handoff_unsolved.label": "Handed off, not solved",
  "metric.outcome_handoff_unsolved.short": "Not solved",
  "metric.outcome_handoff_unsolved.definition":
    "Handed off and answered by a person, but rejected by the customer, or the customer came back within the window. Of engaged and matured conversations.",
  "metric.outcome_handoff_lost.label": "Lost on handoff",
  "metric.outcome_handoff_lost.short": "Lost",
  "metric.outcome_handoff_lost.definition":
    "Handed off, or asked for a person, and no person ever replied. Of engaged and matured conversations.",
  "metric.outcome_takeover.label": "Taken over",
  "metric.outcome_takeover.short": "Taken over",
  "metric.outcome_takeover.definition":
    "A person stepped in before anybody asked for one. Of engaged and matured conversations.",

  "metric.blocked.label": "Blocked",
  "metric.blocked.short": "Blocked",
  "metric.blocked.definition":
    "The bot could not speak: switched off, over its limit, or the customer was routed to people only. Counted apart from the outcomes.",
  "metric.human_only.label": "People only",
  "metric.human_only.short": "People only",
  "metric.human_only.definition":
    "The customer asked and only people answered; no bot took part. Counted apart from the outcomes.",
  "metric.unattended.label": "Unattended",
  "metric.unattended.short": "Unattended",
  "metric.unattended.definition":
    "The customer asked, and nothing but a greeting came back. Counted apart from the outcomes.",
  "metric.empty.label": "Empty",
  "metric.empty.short": "Empty",
  "metric.empty.definition": "The customer asked nothing. Counted apart from the outcomes.",

  "metric.requested_rate.label": "Handoff requested",
  "metric.requested_rate.short": "Requested",
  "metric.requested_rate.definition":
    "Conversations in which the customer asked for a person or a rule called for one, of engaged and matured conversations.",
  "metric.executed_rate.label": "Handoff executed",
  "metric.executed_rate.short": "Executed",
  "metric.executed_rate.definition":
    "Conversations that were really transferred to people, of engaged and matured conversations.",
  "metric.reached_rate.label": "Person reached",
  "metric.reached_rate.short": "Reached",
  "metric.reached_rate.definition":
    "Conversations in which a person spoke at or after the first handoff event, of engaged and matured conversations.",
  "metric.solved_rate.label": "Solved by people",
  "metric.solved_rate.short": "Solved",
  "metric.solved_rate.definition":
    "Handed off, answered by a person, not rejected, and no return within the re-contact window. Of engaged and matured conversations.",
  "metric.ignored_request_rate.label": "Ignored requests",
  "metric.ignored_request_rate.short": "Ignored",
  "metric.ignored_request_rate.definition":
    "Conversations in which a handoff was requested and never executed, of matured conversations with a request.",
  "metric.escalations.label": "Escalations",
  "metric.escalations.short": "Escalations",
  "metric.escalations.definition":
    "Conversations with an executed handoff, counted on the day of the first one (not the day the conversation began). Left out: test.",
  "metric.friction_turns.label": "Turns until transfer",
  "metric.friction_turns.short": "Turns to transfer",
  "metric.friction_turns.definition":
    "Customer messages from the first request for a person to the transfer, on average over the conversations transferred after a request.",
  "metric.friction_seconds.label": "Time until transfer",
  "metric.friction_seconds.short": "Time to transfer",
  "metric.friction_seconds.definition":
    "Time from the first request for a person to the transfer, on average over the conversations transferred after a request.",

  "metric.csat.label": "CSAT",
  "metric.csat.short": "CSAT",
  "metric.csat.definition":
    "Good ratings (0.75 and above on a scale from 0 to 1) of all ratings; the latest rating for each conversation and each rated party. Scales of different platforms are normalised, never averaged raw. By conversation start, matured or not. Left out: test.",
  "metric.dsat.label": "DSAT",
  "metric.dsat.short": "DSAT",
  "metric.dsat.definition":
    "Bad ratings (0.25 and below on a scale from 0 to 1) of all ratings; the latest rating for each conversation and each rated party. By conversation start, matured or not. Left out: test.",
  "metric.rated.label": "Ratings",
  "metric.rated.short": "Rated",
  "metric.rated.definition":
    "Ratings received: the latest for each conversation and each rated party. By conversation start. Left out: test.",
  "metric.rated_invited.label": "Invited ratings",
  "metric.rated_invited.short": "Invited ratings",
  "metric.rated_invited.definition":
    "Ratings given after an invitation; the others were volunteered. By conversation start. Left out: test.",
  "metric.invited.label": "Invitations to rate",
  "metric.invited.short": "Invited",
  "metric.invited.definition":
    "Conversations in which the customer was invited to rate. By conversation start. Left out: test.",
  "metric.eligible.label": "Conversations that could be rated",
  "metric.eligible.short": "Eligible",
  "metric.eligible.definition":
    "Conversations in which the bot or a person spoke, so there was something to rate. By conversation start. Left out: test.",

  "metric.bot_first_response_p50.label": "Bot first response, median",
  "metric.bot_first_response_p50.short": "Bot response p50",
  "metric.bot_first_response_p50.definition":
    "Time from the customer’s first question to the bot’s first words after it; half of the conversations were faster. Read from a histogram, within 2.5 %. Matured or not. Left out: test.",
  "metric.bot_first_response_p90.label": "Bot first response, 90 %",
  "metric.bot_first_response_p90.short": "Bot response p90",
  "metric.bot_first_response_p90.definition":
    "Time from the customer’s first question to the bot’s first words after it; nine of ten conversations were faster. Read from a histogram, within 2.5 %. Matured or not. Left out: test.",
  "metric.human_wait_p50.label": "Wait for a person, median",
  "metric.human_wait_p50.short": "Human wait p50",
  "metric.human_wait_p50.definition":
    "Time from the first handoff event to the first words of a person; half of the customers waited less. Those still waiting are counted apart as waiting, not dropped. Left out: test.",
  "metric.human_wait_p90.label": "Wait for a person, 90 %",
  "metric.human_wait_p90.short": "Human wait p90",
  "metric.human_wait_p90.definition":
    "Time from the first handoff event to the first words of a person; nine of ten customers waited less. Those still waiting are counted apart as waiting, not dropped. Left out: test.",
  "metric.handle_time_p50.label": "Handle time, median",
  "metric.handle_time_p50.short": "Handle time p50",
  "metric.handle_time_p50.definition":
    "Time from a person’s first message to the last one in a conversation; half were shorter. Left out: test.",
  "metric.handle_time_p90.label": "Handle time, 90 %",
  "metric.handle_time_p90.short": "Handle time p90",
  "metric.handle_time_p90.definition":
    "Time from a person’s first message to the last one in a conversation; nine of ten were shorter. Left out: test.",
  "metric.waiting.label": "Still waiting",
  "metric.waiting.short": "Waiting",
  "metric.waiting.definition":
    "Conversations in which a person was called for and nobody has replied. By conversation start. Left out: test.",
  "metric.reply_30s_rate.label": "Reply within 30 seconds",
  "metric.reply_30s_rate.short": "Reply ≤ 30 s",
  "metric.reply_30s_rate.definition":
    "Conversations in which a person replied within 30 seconds, of those that asked for a person in a log with real times. By conversation start. Left out: test.",
  "metric.reply_3min_rate.label": "Reply within 3 minutes",
  "metric.reply_3min_rate.short": "Reply ≤ 3 min",
  "metric.reply_3min_rate.definition":
    "Conversations in which a person replied within 3 minutes, of those that asked for a person in a log with real times. By conversation start. Left out: test.",
} as const;
