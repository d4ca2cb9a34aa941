/** What a gap is, as the Definitions page tells: kinds, and states after publishing. */
export const enGapRules = {
  "definitions.gaps": "What a gap is, what kind it is, when it closes",
  "definitions.gaps.intro":
    "A gap is a group of questions that ask the same and that the bot missed, answered in vain, or handed over for want of knowledge. Every night a store’s questions are grouped anew, and gaps keep their ids. In between each new question joins the gap it is most like; {count} conversations that ask alike and fit nowhere found a gap, and until then they wait.",
  "definitions.gaps.kinds": "Kind",
  "definitions.gaps.kinds.intro":
    "The kind that more than half of its telling questions speak for; three at least have to tell. A question speaks for the first that holds:",
  "definitions.gaps.kind.not a knowledge problem":
    "People were asked for something to be done, looked up or decided, not for an answer.",
  "definitions.gaps.kind.not found":
    "The bot knew nothing or was not sure, or answered from another entry, while a live entry was like enough to the question.",
  "definitions.gaps.kind.outdated":
    "The bot answered from an entry, it did not do, and the entry had last been published more than {days} days before.",
  "definitions.gaps.kind.wrong":
    "The same from an entry published since then: customers asked again, said no, or asked for a person.",
  "definitions.gaps.kind.missing":
    "The bot knew nothing or was not sure, and no live entry was like the question.",
  "definitions.gaps.kind.unknown":
    "Nobody has told Apiary of the store’s knowledge, or of the entry that the bot answered from.",
  "definitions.gaps.states": "After publishing",
  "definitions.gaps.states.intro":
    "How often a gap is asked is its questions among all conversations with the bot, so that a sale day is no return. Its earlier rate is that of the {days} days before publishing.",
  "definitions.gaps.state.watching":
    "An answer has been published. It stays so until the data reaches {days} days beyond.",
  "definitions.gaps.state.closed":
    "In the last {days} days, all after publishing, it was asked at most {share} as often as before.",
  "definitions.gaps.state.reopened":
    "It is asked at least {share} as often as before: after {days} days of watching, or again since it was closed, by {count} questions or more. It keeps its id and belongs to nobody.",
  "definitions.gaps.state.not a knowledge problem":
    "What somebody has dismissed stays so. It goes on being counted, so that its growth shows.",
} as const;
