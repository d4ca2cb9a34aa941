/** English small talk: everything in a conversation that is about no topic. */
import type { SmallTalk, Slots, Wording } from "./wording.ts";

export const enTalk: SmallTalk = {
  greetings: [
    "Hi! I'm Bea, the store's assistant. What can I do for you?",
    "Hello and welcome! Ask me about orders, returns or products.",
    "Hey there, I'm the virtual assistant. How can I help today?",
  ],
  openings: ["Hi, ", "Hello, ", "Hey, ", "hi there - ", "Good morning, ", "Quick question: "],
  fallbacks: [
    "Sorry, I didn't get that. Could you put it another way?",
    "I don't have an answer to that yet.",
    "Hmm, I couldn't find anything on that topic.",
    "I'm not sure I understand. Could you give me more detail?",
  ],
  clarifies: [
    "Which order is this about?",
    "Could you share the order number or the last four digits of your phone?",
    "Is this about an order you placed, or are you still looking?",
    "Which product do you mean? A link works too.",
  ],
  details: [
    "Order {order}",
    "The most recent one",
    "Phone ends in {phone}",
    "The {item} in {color}",
    "It's {order}, from last week",
  ],
  askHuman: [
    "agent",
    "I want to talk to a person",
    "Can I speak to a human?",
    "representative please",
    "Connect me to a live agent",
    "talk to a human",
  ],
  askHumanAgain: [
    "HUMAN PLEASE",
    "agent agent agent",
    "Is there a real person at all?",
    "I said I want a live agent",
  ],
  angry: [
    "This is ridiculous",
    "I'm done with this store",
    "Worst service ever, I'm so angry",
    "I've waited long enough, this is unacceptable",
  ],
  distrust: [
    "I don't trust a bot with this, I want a person to confirm",
    "You're a bot, right? I need a real person to check",
    "Stop the canned replies, get me someone real",
  ],
  transfers: [
    "Let me connect you with a member of our team. One moment.",
    "Transferring you to an agent now. There are a few people ahead of you.",
    "I'm handing this over to a colleague, please stay on the line.",
  ],
  closedNotices: [
    "Our team is offline right now. I've saved your message and they'll reply when they're back.",
    "Nobody is at the desk at this hour. Please leave your details.",
  ],
  noHumans: [
    "I'm here around the clock, just describe your problem.",
    "It's busy right now. Have a look at our help center.",
    "Try a keyword such as 'refund' or 'tracking'.",
  ],
  toolFailures: [
    "Sorry, I can't reach the order system right now.",
    "Something went wrong while looking that up.",
  ],
  policyNotices: [
    "This needs a specialist. I'm passing it to our care team as our policy asks.",
    "Claims of this kind are reviewed by a person, transferring you.",
  ],
  limitNotices: ["The assistant has reached its limit for today, placing you in the queue for a person."],
  joins: ["{agent} joined the conversation", "You're now chatting with {agent}"],
  agentOpenings: [
    "Hi, this is {agent}. Let me read what you wrote",
    "Thanks for waiting, I'm {agent}. I'll take it from here",
    "Hello, {agent} here, I can help with that",
  ],
  agentProbes: [
    "Can you send me the order number?",
    "Is it order {order}?",
    "Could you attach a photo or a screenshot?",
    "One moment, checking with the warehouse",
  ],
  agentClosings: [
    "Anything else I can do?",
    "All set, message us any time",
    "Have a great day, a short rating helps us a lot",
  ],
  agentLate: [
    "Good morning, this is {agent}. I saw your message from last night",
    "Hi, {agent} here, following up on what you left us",
  ],
  agentRefusals: [
    "I'm sorry, our policy doesn't allow that",
    "It's past the window and I can't override it",
    "I can only ask you to wait, there's no faster way",
  ],
  stepIns: [
    "Hi, {agent} here. I'll take this one over from the assistant",
    "I'm {agent}, I noticed you're stuck, let me help",
  ],
  notes: [
    "Customer asked for a call back, ticket opened",
    "Long-time member, handle first",
    "Possible bulk order, passed to sales",
  ],
  waiting: ["how much longer?", "anyone there?", "hello??", "still waiting"],
  replies: [
    "ok, I'll wait",
    "please hurry",
    "It's {order}",
    "photo sent",
    "yes that's the one",
    "fine, let's do that",
  ],
  thanks: ["ok thanks", "Thank you!", "Great, thanks", "got it, thank you", "thanks, bye"],
  givesUp: ["never mind, bye", "forget it, goodbye"],
  affirms: ["That solved it", "Yes, it's solved now", "It works now, problem solved", "that fixed it"],
  denies: [
    "That didn't solve it",
    "No, still not solved",
    "That doesn't help, it's not resolved",
    "still not fixed",
  ],
  surveys: [
    "How did we do? Please rate this chat.",
    "Did this solve your problem? Tap a star.",
    "Your opinion counts, please rate your experience.",
  ],
  nudges: [
    "The {item} on your wish list is on sale today.",
    "The {item} you looked at is back. Want me to check sizes or specs?",
  ],
  followUps: ["Also, ", "One more thing: ", "And ", "Oh, and "],
  goodComments: ["Quick and clear", "Very helpful", "Solved in a minute", "Friendly service"],
  badComments: [
    "Didn't answer my question",
    "Couldn't reach a person",
    "Waited forever",
    "Kept repeating itself",
  ],
  testLines: ["test", "release check, please ignore", "regression case: tracking"],
};

export const enSlots: Slots = {
  size: ["S", "M", "L", "XL"],
  size2: ["M", "L", "XL", "2XL"],
  height: ["5'3\"", "5'5\"", "5'8\"", "5'10\"", "6'1\""],
  weight: ["120", "135", "150", "165", "180", "200"],
  order: ["1######", "US-#######", "BB######"],
  parcel: ["1Z###########", "9400##########", "7712########"],
  carrier: ["UPS", "FedEx", "USPS"],
  city: ["Columbus", "Newark", "Atlanta", "Buffalo", "Charlotte", "Pittsburgh", "Hartford"],
  amount: ["10", "15", "25", "40", "60", "85", "120"],
  days: ["2", "3", "5", "7"],
  hours: ["6", "8", "24", "48"],
  phone: ["####"],
  color: ["white", "black", "navy", "oatmeal", "charcoal", "burgundy"],
  percent: ["60", "75", "80", "95"],
  model: ["iPhone 15", "Pixel 9", "Galaxy S25", "my old iPad", "a Windows laptop"],
};

export const enItems: Wording["items"] = {
  apparel: [
    "hoodie",
    "down jacket",
    "jeans",
    "wrap dress",
    "oxford shirt",
    "cardigan",
    "trench coat",
    "joggers",
    "midi skirt",
  ],
  electronics: [
    "noise-cancelling headphones",
    "Bluetooth speaker",
    "earbuds",
    "sport buds",
    "desk speaker",
    "headset",
  ],
};
