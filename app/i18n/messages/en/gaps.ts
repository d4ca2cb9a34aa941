export const enGaps = {
  "gaps.subtitle":
    "{count, plural, =0 {No gap waits to be taught.} one {# gap waits to be taught.} other {# gaps wait to be taught.}}",
  "gaps.next": "Teach next",
  "gaps.queue": "What the bot could not do",
  "gaps.queue.note": "the costliest first; questions of the last 90 days",
  "gaps.untitled": "its words have gone",
  "gaps.all": "Show all {count}",
  "gaps.fewer": "Show the costliest only",
  "gaps.computed": "As of {time}; worked out anew every night.",
  "gaps.computing.again":
    "{count, plural, one {One store is} other {# stores are}} being worked out anew; reload in a minute.",

  "gaps.col.title": "Gap",
  "gaps.col.state": "State",
  "gaps.col.customers": "Customers",
  "gaps.col.customers.hint":
    "Customers who asked it in the last 90 days; one without an id counts once a conversation",
  "gaps.col.minutes": "People",
  "gaps.col.minutes.hint":
    "Measured handle time of the people in these conversations; a conversation with two gaps costs both",
  "gaps.col.time": "Time of people",
  "gaps.col.money": "GMV at risk",
  "gaps.col.money.hint":
    "The upper bound: customers who inquired on that day and have not bought since, times an average order of service",
  "gaps.col.trend": "14 days",
  "gaps.col.trend.hint":
    "Questions of the last 14 days and of the 14 before; an arrow where chance alone would hardly explain the difference",
  "gaps.col.cost": "Cost",
  "gaps.col.cost.hint":
    "Its part of what all gaps listed here cost: the mean of its parts of its store’s GMV at risk, people’s minutes and customers, times the store’s part of the customers with gaps",
  "gaps.col.owner": "Owner",
  "gaps.unit.minutes": "min",
  "gaps.minutes.unmeasured": "People spoke, and none of it was measured",
  "gaps.money.unknown": "not enough data",
  "gaps.short.customers": "{count, plural, one {# customer} other {# customers}}",
  "gaps.owner.me": "you",

  "gaps.trend.text": "{recent} in the last 14 days, {previous} in the 14 before",
  "gaps.trend.rising": "rising",
  "gaps.trend.falling": "falling",
  "gaps.trend.steady": "steady",

  "gaps.state.new": "new",
  "gaps.state.claimed": "claimed",
  "gaps.state.drafted": "drafted",
  "gaps.state.published": "published",
  "gaps.state.watching": "watching",
  "gaps.state.closed": "closed",
  "gaps.state.reopened": "reopened",
  "gaps.state.not a knowledge problem": "not knowledge",
  "gaps.state.new.hint": "Found, and nobody deals with it",
  "gaps.state.claimed.hint": "Somebody has taken it on",
  "gaps.state.drafted.hint": "An answer is written and not live yet",
  "gaps.state.published.hint": "The answer is live; no conversation after it has matured yet",
  "gaps.state.watching.hint": "The answer is live; whether the questions cease is being watched",
  "gaps.state.closed.hint": "The questions have all but ceased",
  "gaps.state.reopened.hint": "It was closed or published, and is asked again",
  "gaps.state.not a knowledge problem.hint": "No answer would help; somebody has said so",

  "gaps.kind.missing": "missing",
  "gaps.kind.wrong": "wrong answer",
  "gaps.kind.outdated": "outdated",
  "gaps.kind.not found": "not found",
  "gaps.kind.not a knowledge problem": "not knowledge",
  "gaps.kind.unknown": "cannot be told",
  "gaps.kind.missing.hint": "No entry answers it",
  "gaps.kind.wrong.hint": "An entry answers it, and customers ask again",
  "gaps.kind.outdated.hint": "An entry answers it that has not been looked at for long",
  "gaps.kind.not found.hint": "An entry would answer it, and the bot does not find it",
  "gaps.kind.not a knowledge problem.hint": "It takes an action or a person’s judgement",

  "gaps.group.open": "To teach",
  "gaps.group.watching": "Live",
  "gaps.group.done": "Done",
  "gaps.group.all": "All",
  "gaps.filter.groups": "Which gaps",
  "gaps.filter.state": "State",
  "gaps.filter.kind": "Kind",
  "gaps.filter.any": "any",
  "gaps.filter.mine": "Mine",

  "gaps.empty.computing.title": "The gaps are being worked out",
  "gaps.empty.computing.text":
    "The questions that the bot could not deal with are being put together by what they ask, in {count, plural, one {one store} other {# stores}}. It takes a minute for a busy store; reload then.",
  "gaps.empty.none.title": "The bot has missed nothing",
  "gaps.empty.none.text":
    "In the last 90 days of these stores no question was missed, answered in vain or handed over for want of knowledge. Gaps are looked for every night and as conversations come in.",
  "gaps.empty.taught.title": "Nothing is left to teach",
  "gaps.empty.taught.text":
    "{count, plural, =0 {All gaps are closed or set aside.} one {One gap is live and watched.} other {# gaps are live and watched.}}",
  "gaps.empty.taught.action": "Show those that are live",
  "gaps.empty.filtered.title": "No gap fits",
  "gaps.empty.filtered.text": "Other states, kinds or owners have some.",
  "gaps.empty.filtered.action": "Show all gaps",

  "gaps.last": "Did the last edits work?",
  "gaps.last.all": "All edits",
  "gaps.last.none": "No edit of the knowledge since the data begins.",
  "gaps.last.points": "{lift} points",
  "gaps.last.waiting":
    "{count, plural, one {# newer edit waits} other {# newer edits wait}} for enough conversations to be judged.",
} as const;
