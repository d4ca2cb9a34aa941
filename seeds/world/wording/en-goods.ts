/** English sentences about clothes and devices. */
import type { TopicId } from "../topics.ts";
import type { TopicWording } from "./wording.ts";

export const enGoods = {
  "size-advice": {
    questions: [
      "I'm {height} and {weight} lbs, what size?",
      "Does the {item} run small?",
      "I'm usually a {size}, should I size up",
      "Between {size} and {size2}, which one?",
      "What size for a 34 inch waist",
      "Are kids' sizes true to age?",
    ],
    again: ["{height}, {weight} lbs, I like it loose", "I read the chart, I want to know {size} or {size2}"],
    answers: [
      "At your height and weight we suggest {size}, or {size2} for a looser fit.",
      "The {item} fits true to size. Most customers who usually wear {size} kept their {size}.",
      "Measurements are under Size guide and are taken flat. Around {height}, most people pick {size}.",
    ],
    agent: [
      "I measured the sample, {size} sits right at the shoulder",
      "Go with {size2}, and the first exchange is on us",
    ],
  },
  "fabric-care": {
    questions: [
      "Will the {item} shrink?",
      "Is it machine washable?",
      "Is this 100% cotton?",
      "Does the {color} one fade",
      "How do I wash the down jacket?",
    ],
    again: ["I mean in the dryer, does it shrink", "Does the {color} dye bleed on other clothes"],
    answers: [
      "Wash cold and inside out on gentle, then lay flat to dry.",
      "It's {percent}% cotton and pre-washed, so shrinkage stays under 3%.",
      "Dark colors can bleed a little in the first wash, so wash them on their own once.",
    ],
    agent: [
      "I've worn mine for a month, no pilling so far",
      "For down use a mild detergent and low heat with two tennis balls",
    ],
  },
  restock: {
    questions: [
      "When is {size} back in stock?",
      "Do you have {color} left?",
      "Is the {item} discontinued?",
      "Can I get notified when it's back",
    ],
    again: ["{color} in {size}, no other color", "Roughly which week?"],
    answers: [
      "{color} in {size} should be back in {days} days. Tap Notify me and we'll email you.",
      "This one is seasonal and won't be restocked. The {item} from the same line is close.",
      "There are a few left in {size}. If the page shows sold out, refresh in a couple of minutes.",
    ],
    agent: [
      "Our {city} store has one {size}, I'm sending it over",
      "A batch lands next Wednesday, I put one aside",
    ],
  },
  colour: {
    questions: [
      "Is the {color} darker in person?",
      "Do you have real photos of the {color}",
      "The color looks nothing like the picture",
      "Is {color} more warm or more cool?",
    ],
    again: ["I'd like to see it in daylight", "It's much darker than the photo"],
    answers: [
      "Photos are taken in daylight. Screens differ a bit, and {color} is on the muted side.",
      "Filter the reviews by {color} to see customer photos.",
      "{color} is a soft shade that goes with most tones.",
    ],
    agent: [
      "I took two pictures of the sample for you",
      "You're right, that's off. I'll return it as faulty",
    ],
  },
  styling: {
    questions: [
      "What goes well with this {item}?",
      "I need an outfit for an interview",
      "A gift for my mom, any ideas?",
      "What should I wear to a fall wedding",
    ],
    again: ["A whole outfit, not one piece", "Something under ${amount}"],
    answers: [
      "Try the straight-leg pants from the same line. {color} ties it together.",
      "Here are three popular picks for work. Each shows the model's height and size.",
      "For a shorter frame, cropped tops with a high waist work best.",
    ],
    agent: [
      "I put together a look for you, ${amount} in total",
      "For your mom I'd pick this {item}, the neckline is higher",
    ],
  },
  pairing: {
    questions: [
      "My {item} won't connect to my phone",
      "How do I re-pair them?",
      "Only one side has sound",
      "Bluetooth keeps dropping",
      "Can I connect to two devices",
      "It doesn't show up in my Bluetooth list",
    ],
    again: [
      "I followed the manual and it still isn't listed",
      "The right one stays silent even after a reset",
    ],
    answers: [
      "Put both back in the case, hold the button for 10 seconds until it flashes white, remove the old entry on your phone and connect again.",
      "If one side is silent, close both in the case for 30 seconds so they sync.",
      "Turn on Multipoint in the app, connect the first device, then pick the {item} on the second.",
    ],
    agent: [
      "The log shows the left bud missed an update, I emailed you the steps",
      "Sounds like hardware, I'm replacing the pair",
    ],
  },
  battery: {
    questions: [
      "The {item} won't charge",
      "Two hours of battery, is that normal?",
      "How long does a full charge take",
      "Can I use a fast charger?",
      "It drains overnight",
    ],
    again: ["I tried three cables already", "It drains in standby, I'm not using it"],
    answers: [
      "Expect about {hours} hours per charge, a third less with noise cancelling on or in the cold.",
      "A full charge takes an hour and a half with any 5V charger and a good cable.",
      "Wipe the contacts dry and leave it charging for two hours, then check again.",
    ],
    agent: [
      "The battery is down to {percent}%, it's covered and I'm replacing it",
      "Send it in, we pay shipping and report back in {days} days",
    ],
  },
  warranty: {
    questions: [
      "How long is the warranty?",
      "It broke within a year, how do I get it fixed",
      "Do I need the receipt for warranty?",
      "Is water damage covered",
      "Is there a repair center in {city}?",
    ],
    again: ["I bought it ten months ago, so is it covered?", "What does a repair cost out of warranty"],
    answers: [
      "Two years on the device and six months on the battery. Your order number is all you need.",
      "Start a claim under Support > Warranty. Shipping is free and checks take about {days} business days.",
      "Water and drops aren't covered, but we repair them at cost once you approve the quote.",
    ],
    agent: ["Claim opened, the technician will call you", "You're four days over, I approved it anyway"],
  },
  compatibility: {
    questions: [
      "Does the {item} work with {model}?",
      "Can I use it with my TV?",
      "Do the old ear tips fit",
      "Does it work on Windows",
      "Is there lag with video?",
    ],
    again: ["I have a {model}, yes or no", "On a TV, is there any delay"],
    answers: [
      "The {item} uses Bluetooth 5.3 and works with iOS, Android, Mac and Windows.",
      "Basic functions work on {model}. Spatial audio needs the latest system version.",
      "For a TV, use the low-latency dongle in the box. No setup needed.",
    ],
    agent: [
      "I tested it with a {model}, works fine",
      "That model isn't supported, but this other pair is and costs about the same",
    ],
  },
  "product-choice": {
    questions: [
      "Which {item} is best for running?",
      "What do you recommend under ${amount}?",
      "What's the difference to last year's model",
      "Best noise cancelling for flights?",
      "Something for office calls",
    ],
    again: ["It's for commuting, so noise cancelling matters most", "Anything better under ${amount}?"],
    answers: [
      "For commuting go with the noise-cancelling {item}: light, and strong in trains and planes.",
      "The new model has a better chip, clearer calls and {hours} more hours of battery.",
      "Here are three picks: starter, balanced and flagship. Tap to compare.",
    ],
    agent: [
      "For what you describe the balanced one is enough and saves ${amount}",
      "With that many calls take the one with the boom mic, I use it myself",
    ],
  },
  firmware: {
    questions: [
      "How do I update the firmware?",
      "The update is stuck",
      "It's quieter since the update",
      "Can I go back to the old version",
    ],
    again: ["Stuck at {percent}% for half an hour", "Noise cancelling got weaker after the update"],
    answers: [
      "Open the app, go to Device > Update, keep the battery above 50% and don't close the case.",
      "If it's stuck, turn Bluetooth off for 10 seconds and reconnect. It resumes where it stopped.",
      "Going back isn't possible, but the next version fixes the volume.",
    ],
    agent: ["I emailed a recovery package, run it once", "It's a known issue, the patch is out this week"],
  },
  "open-ear-x1": {
    questions: [
      "Does the X1 leak sound?",
      "Will the open-ear X1 stay on while running?",
      "Is the X1 waterproof",
      "X1 or bone conduction?",
      "Can I wear the X1 with glasses?",
      "When does the X1 come in white",
      "How do I boost bass on the X1",
    ],
    again: [
      "The new X1, not the in-ear ones",
      "I mean the open-ear X1 that just came out",
      "The X1 page doesn't say",
    ],
    answers: [
      "The X1 beams sound to your ear. At normal volume nobody half a yard away hears it.",
      "The X1 is IPX5: fine for sweat and rain, not for swimming.",
      "The X1 weighs 8 grams a side and its hook sits clear of glasses.",
    ],
    agent: [
      "Our team ran a 5k with the X1, it stays put",
      "The X1 comes in white next month, I put you on the list",
      "Yes, you can use one X1 alone",
    ],
  },
} satisfies Partial<Record<TopicId, TopicWording>>;
