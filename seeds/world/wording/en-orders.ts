/** English sentences about orders, parcels and returns. */
import type { TopicId } from "../topics.ts";
import type { TopicWording } from "./wording.ts";

export const enOrders = {
  "delivery-status": {
    questions: [
      "Where is my package?",
      "Tracking {parcel} hasn't moved in two days",
      "It says delivered but nothing is at my door",
      "Will order {order} get here today?",
      "Any ETA for my delivery to {city}?",
      "{carrier} left a notice, what do I do now",
      "My parcel seems stuck in {city}",
      "can you track order {order} for me",
    ],
    again: [
      "I'm asking where {parcel} is right now",
      "I can see the tracking page, I want to know why it stopped in {city}",
      "Just look up order {order} please",
    ],
    answers: [
      "Your package is with {carrier} under {parcel}. It left the {city} hub and should arrive within {days} days.",
      "Order {order} is out for delivery today. The driver will leave it at the address on file.",
      "Scans around {city} are running late this week. The parcel is still moving and on schedule.",
      "You can follow it live under Orders > Track. If it doesn't update in {hours} hours we open a trace with {carrier}.",
    ],
    agent: [
      "I called the {carrier} depot, your parcel goes out on tomorrow's truck",
      "I've opened a trace on {parcel}, you'll have an answer within {hours} hours",
      "Looks like it was left with a neighbor. If it isn't there tonight I'll ship a replacement",
    ],
  },
  "dispatch-time": {
    questions: [
      "When does this ship?",
      "How long until my order leaves the warehouse",
      "Do you ship on weekends?",
      "I paid two days ago, why hasn't it shipped",
      "If I order the {item} today, can it go out today",
      "When do preorders ship?",
    ],
    again: [
      "I mean the ship date, not the arrival date",
      "It's already paid, I only need to know when it ships",
    ],
    answers: [
      "In-stock orders placed before 2 pm Eastern ship the same day, later ones the next business day.",
      "Preorders ship on the date shown on the product page, in the order they were placed.",
      "Your order is being packed and leaves our warehouse within {hours} hours. You'll get an email with tracking.",
    ],
    agent: [
      "I checked with the warehouse, yours is on tonight's pickup",
      "One piece was short, I moved stock over and it ships tomorrow",
    ],
  },
  "address-change": {
    questions: [
      "I put in the wrong address, can I change it?",
      "Please send order {order} to {city} instead",
      "Need to update the phone number on my order, ends in {phone}",
      "Can you change the address after it ships?",
      "I moved last week, how do I fix my shipping address",
    ],
    again: ["Not my default address, the one on order {order}", "I need that order redirected to {city}"],
    answers: [
      "You can edit the address once under Order details > Shipping while the order hasn't shipped.",
      "After shipping, {carrier} lets you redirect the package from the tracking page. Some redirects carry a fee.",
      "I've passed the new address to the warehouse. They confirm it before the label is printed.",
    ],
    agent: [
      "New address saved, take a look at your order page",
      "It already left, so I asked {carrier} to redirect it and we cover the fee",
    ],
  },
  "cancel-order": {
    questions: [
      "Cancel order {order} please",
      "I ordered the same thing twice, drop one",
      "How do I cancel?",
      "The cancel button is greyed out",
      "Can you stop the shipment, I changed my mind",
      "Do I get my code back if I cancel?",
    ],
    again: [
      "The order I want cancelled is {order}",
      "There is no cancel option on the page, that's why I'm asking",
    ],
    answers: [
      "Orders that haven't shipped can be cancelled under Order details > Cancel items. The refund starts right away.",
      "Once it has shipped it can't be cancelled. Refuse the delivery or send it back and we refund you on arrival.",
      "Promo codes go back to your account within an hour of cancelling, unless they expired meanwhile.",
    ],
    agent: [
      "Done, {order} is cancelled and ${amount} is on its way back",
      "I cancelled the duplicate and kept the first one",
    ],
  },
  "return-policy": {
    questions: [
      "What's your return window?",
      "Can I return something I already washed?",
      "Do I pay for return shipping?",
      "Is the {item} returnable if I opened the box",
      "I'm two days past 30 days, can I still return it",
      "Are sale items final?",
    ],
    again: ["I only want to know if this {item} can go back", "I tried it on once, does that count as worn"],
    answers: [
      "You have 30 days from delivery to return unworn items with tags. Earbuds must be unopened for hygiene reasons.",
      "Returns by mail cost $6.95, taken from the refund. Returns of faulty items are free.",
      "Sale items can be returned too, except those marked final sale.",
    ],
    agent: [
      "I made a one-time exception, you have {days} more days",
      "That one qualifies, I emailed you a prepaid label",
    ],
  },
  "return-pickup": {
    questions: [
      "How do I send this back?",
      "Where's my return label",
      "Nobody showed up for the pickup",
      "Can I drop a return off somewhere in {city}",
      "Do I need a printer for the label?",
    ],
    again: ["The return is approved already, I need the label", "I'm talking about the pickup for a return"],
    answers: [
      "Open Returns, choose the items, and we email a label or a QR code. Any {carrier} counter takes it, no printer needed.",
      "You can rebook a missed pickup under Returns > Pickup. The next slots are usually within two business days.",
      "Put everything in the original box if you have it, stick the label over the old one and drop it off.",
    ],
    agent: [
      "I booked a new pickup for tomorrow between 9 and noon",
      "Label resent to your email, it's good for 14 days",
    ],
  },
  "refund-progress": {
    questions: [
      "Where's my refund?",
      "I returned it over a week ago and no money yet",
      "It says refunded but my card shows nothing",
      "Refund status for order {order}",
      "I only got ${amount} back, that's not right",
      "How long do refunds take?",
    ],
    again: [
      "The warehouse signed for it, so where is the money",
      "I need the refund for {order}, not the return steps",
    ],
    answers: [
      "Refunds go back to the original payment method. Cards take {days} business days after we approve it.",
      "Your return was scanned in and is being inspected. We start the refund within {hours} hours.",
      "Discounts are split over all items, so one item refunds less than its list price. The breakdown is in your email.",
    ],
    agent: [
      "I pushed it through, ${amount} will post in a day or two",
      "The scan was missed. I confirmed it by hand and refunded you",
    ],
  },
  exchange: {
    questions: [
      "Too small, I need a {size2}",
      "How do exchanges work?",
      "Can I swap {color} for another color",
      "Is there an exchange fee",
      "Do I have to send it back first before you ship the {size2}",
      "Exchange order {order} for size {size2}",
    ],
    again: ["Not a refund, just a {size2} instead", "Where exactly is the exchange option"],
    answers: [
      "Choose Exchange under Order details and pick the new size. We ship it as soon as the old one is scanned.",
      "The first exchange of an order is free. It usually takes {days} days door to door.",
      "Sizes still in stock show up in the exchange list. Price differences are settled automatically.",
    ],
    agent: ["I put the last {size2} on hold for you", "Exchange set up, the new one ships today"],
  },
  "missing-item": {
    questions: [
      "One item is missing from my box",
      "I ordered two and got one",
      "The free gift wasn't in the package",
      "There's no {item} in here",
      "The charging cable is missing",
    ],
    again: [
      "It isn't a split shipment, it's really missing",
      "Send the missing piece, I don't want a refund",
    ],
    answers: [
      "Some orders ship in two boxes. Please check under Order details whether a second one is on the way.",
      "Gifts ship separately and can arrive {days} days later.",
    ],
    agent: [
      "The packing video shows it was left out, a replacement ships today",
      "I'm sending the missing one by {carrier} at no cost",
    ],
  },
  damaged: {
    questions: [
      "It arrived broken",
      "There's a scratch on the {item}",
      "The seam is already coming apart",
      "The box was crushed and the {item} is bent",
      "It stopped working after two days",
    ],
    again: ["It's not wear, it came like that", "I sent the photos, what happens now"],
    answers: [
      "Sorry about that! Please upload photos under Returns > Faulty item. We cover shipping both ways.",
      "Damage reported within 48 hours of delivery is refunded without sending anything back, once photos are checked.",
    ],
    agent: [
      "I can see the damage, full refund and you can keep it",
      "A new one is on the way, just hand over the old one",
    ],
  },
  complaint: {
    questions: [
      "I want to file a complaint",
      "Your service is awful",
      "I was promised a credit that never came",
      "The product is nothing like the description",
      "I've called three times and nobody helps",
    ],
    again: ["Don't brush me off, I want this on record", "Someone promised me ${amount}, where is it"],
    answers: [
      "I'm sorry about your experience. I've logged it and a specialist will reach out within {hours} hours.",
      "Your feedback went to the store manager. You'll hear back by email.",
    ],
    agent: [
      "I'm the shift lead. I'm sorry, and I've credited ${amount}",
      "I listened to the call, that was our fault",
    ],
  },
} satisfies Partial<Record<TopicId, TopicWording>>;
