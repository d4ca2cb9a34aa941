/** Who is handed over to people, why, when, and what becomes of them. */
export const enEscalations = {
  "escalations.title": "Escalations",
  "escalations.subtitle":
    "{count, plural, one {# conversation was} other {# conversations were}} handed over to people. Every number opens its list.",
  "escalations.none": "No escalation in this selection.",
  "escalations.none.title": "Nobody was handed over",
  "escalations.none.text":
    "In these conversations nobody asked for a person, and no transfer took place. If that cannot be, the source may not record handoffs.",
  "escalations.none.people":
    "Only people answered these conversations. Without a bot there is nothing to hand over from.",

  "escalations.ledger": "Handoff ledger",
  "escalations.ledger.note": "share of engaged and matured conversations, by the day they began",
  "escalations.ledger.none":
    "No conversation here is both engaged by the bot and matured, so there is nothing to take shares of. The escalations themselves are counted beside and below.",
  "escalations.lost": "{count, plural, other {Of # who asked:}}",
  "escalations.lost.ignored": "never transferred",
  "escalations.lost.lost": "never heard from a person",
  "escalations.lost.unsolved": "said no, or came back",
  "escalations.between.transfer": "after the ask, mean",
  "escalations.between.wait": "waited, median",
  "escalations.between.handle": "handled in, median",

  "escalations.after": "What happened after",
  "escalations.after.note": "all escalations, adds up to 100 %",
  "escalations.unjudged": "Not judged",

  "escalations.matrix": "Reasons by store",
  "escalations.sources":
    "reason given by the platform {platform}, inferred by our rules {rule}, unclassified {unclassified}",
  "escalations.all": "All escalations",
  "escalations.cell": "{count, plural, one {# escalation} other {# escalations}}, {share} of the column",
  "escalations.cells": "Cells show",
  "escalations.cells.count": "Count",
  "escalations.cells.share": "% of store",

  "escalations.trend.volume": "by the day of the handoff",
  "escalations.trend.rate": "by the day the conversation began",

  "escalations.topics": "By topic",
  "escalations.topics.note": "a click on a topic filters by it",
  "escalations.topics.left": "{count, plural, one {# smaller topic} other {# smaller topics}} not shown",
  "escalations.col.count": "count",
  "escalations.col.change": "vs before",
  "escalations.col.rate": "handed off",
  "escalations.col.lost": "lost",

  "escalations.hours": "By hour of the day",
  "escalations.hours.note": "local time of each store; the line is the period before",
  "escalations.hour": "{hour}: {count, plural, one {# escalation} other {# escalations}}",

  "escalations.friction": "Getting a person",
  "escalations.friction.note": "all conversations that asked, matured or not",
} as const;
