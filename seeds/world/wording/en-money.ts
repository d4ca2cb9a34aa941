/** English sentences about prices, payment and membership. */
import type { TopicId } from "../topics.ts";
import type { TopicWording } from "./wording.ts";

export const enMoney = {
  coupon: {
    questions: [
      "My promo code doesn't work",
      "Can I stack two codes?",
      "Where do I enter a coupon",
      "The welcome discount won't apply",
      "I forgot to use my code, can you add it to {order}",
      "Is there a code for ${amount} off?",
    ],
    again: ["The code is valid, the checkout just rejects it", "So can I use both codes or not"],
    answers: [
      "One code per order. Codes don't combine, but they do work with sale prices.",
      "Please check that the cart meets the minimum and the code hasn't expired. Final-sale items are excluded.",
      "Join the list on our home page and you'll get a welcome code for 10% off your first order.",
    ],
    agent: ["Here's a fresh code with the same value, try it now", "I took ${amount} off the order by hand"],
  },
  "price-protection": {
    questions: [
      "The price dropped a day after I bought it",
      "Do you match your own sale prices?",
      "Can I get ${amount} back, it's cheaper now",
      "My price adjustment was denied",
      "Is there price protection for the holidays?",
    ],
    again: ["I want the difference back, not a return", "Order {order} is ${amount} cheaper today"],
    answers: [
      "If our price drops within 14 days of your purchase, request an adjustment under Order details and we refund the difference.",
      "Adjustments compare the price you paid. Flash deals and app-only prices aren't included.",
      "A denied request usually means the earlier order used a code. The reason is shown under Adjustments.",
    ],
    agent: [
      "You're right, I refunded the ${amount} difference",
      "That was an app-only price, but I added a ${amount} credit",
    ],
  },
  invoice: {
    questions: [
      "I need a receipt for order {order}",
      "Can I get an invoice with my company name?",
      "Do you have a tax-exempt option",
      "The receipt email never came",
      "Can you fix the name on my invoice?",
    ],
    again: ["I need it made out to my company", "A PDF, not the order confirmation"],
    answers: [
      "Receipts are under Order details > Download receipt, as a PDF with tax shown.",
      "Add your company name under Account > Billing, then download the receipt again.",
      "Upload your exemption certificate under Account > Tax. Approval takes {days} business days.",
    ],
    agent: [
      "I reissued it with the company name and emailed it to you",
      "The exemption is on file, I refunded the tax",
    ],
  },
  payment: {
    questions: [
      "I was charged but there's no order",
      "Can I pay in installments?",
      "Checkout keeps spinning",
      "My card was declined twice",
      "Can I split it over two cards?",
    ],
    again: ["My bank shows ${amount} taken, your site shows nothing", "It fails at the last step every time"],
    answers: [
      "A charge without an order is a hold and drops off within 24 hours. Please don't pay again before that.",
      "Orders over ${amount} can be paid in four installments at checkout.",
      "Please check that the billing zip matches your card, or try another browser.",
    ],
    agent: [
      "The hold is released, go ahead and pay again",
      "I see the charge, I created the order for you by hand",
    ],
  },
  points: {
    questions: [
      "How do I redeem my points?",
      "When do my rewards expire?",
      "I didn't get points for order {order}",
      "How do I reach the next tier",
      "Is there a birthday reward?",
    ],
    again: ["I'm asking about the expiry date of my points", "Points for {order} never showed up"],
    answers: [
      "Points post the day after delivery. Every 100 points are worth $5 at checkout.",
      "Spend ${amount} within a year to reach Silver. Members get a birthday reward.",
      "Points expire twelve months after you earned them. The dates are under Account > Rewards.",
    ],
    agent: [
      "I added the missing points by hand",
      "Your birthday reward is in, good until the end of the month",
    ],
  },
  "promotion-rules": {
    questions: [
      "How does the bundle discount work?",
      "When does the sale end?",
      "Is the sale price the lowest of the season?",
      "Do I get three for the price of two on every {item}",
      "Does the discount apply to preorders",
    ],
    again: ["I only need the final price for three", "So is it per item or per order?"],
    answers: [
      "Add three items from the sale and the cheapest is free, applied automatically in the cart.",
      "The sale ends Sunday at midnight Eastern, while supplies last.",
      "Prices stay the same for the whole event, and we adjust if they drop within 14 days.",
    ],
    agent: [
      "I ran the numbers: ${amount} for all three",
      "I extended the sale price on your cart until tomorrow",
    ],
  },
} satisfies Partial<Record<TopicId, TopicWording>>;
