/** Names and exact definitions of what service sells. */
export const enSalesMetrics = {
  "metric.service_gmv.label": "Service GMV",
  "metric.service_gmv.short": "Service GMV",
  "metric.service_gmv.definition":
    "Paid orders by the store-local day of payment that are credited to a conversation: the last one of the same customer with the same store that began before the order was created, inside the attribution window, and in which the bot or a person had spoken by then. Gross; one total for each currency. Left out: orders that existed before the chat, test conversations.",
  "metric.service_gmv_net.label": "Service GMV, net",
  "metric.service_gmv_net.short": "Net service GMV",
  "metric.service_gmv_net.definition":
    "Service GMV less all refunds of its orders known so far, on the day each order was paid.",
  "metric.gmv_bot.label": "GMV, bot",
  "metric.gmv_bot.short": "Bot",
  "metric.gmv_bot.definition":
    "Gross paid orders credited to a conversation in which only the bot had spoken before the order was created.",
  "metric.gmv_mixed.label": "GMV, bot and people",
  "metric.gmv_mixed.short": "Mixed",
  "metric.gmv_mixed.definition":
    "Gross paid orders credited to a conversation in which both the bot and a person had spoken before the order was created.",
  "metric.gmv_human.label": "GMV, people",
  "metric.gmv_human.short": "People",
  "metric.gmv_human.definition":
    "Gross paid orders credited to a conversation in which only a person had spoken before the order was created.",
  "metric.gmv_silent.label": "GMV, silent",
  "metric.gmv_silent.short": "Silent",
  "metric.gmv_silent.definition":
    "Gross paid orders credited to no conversation. With bot, mixed and people it adds up to the store’s GMV.",
  "metric.bot_share.label": "Bot share of service sales",
  "metric.bot_share.short": "Bot share",
  "metric.bot_share.definition":
    "Gross GMV of the bot alone, of all that is credited to service (bot, mixed, people). The upper bound counts mixed orders too.",
  "metric.inquirers.label": "Inquirers",
  "metric.inquirers.short": "Inquirers",
  "metric.inquirers.definition":
    "Customers and store-local days whose first conversation was about buying: the source says pre-sale, or says nothing and the customer had no open order then (created within 15 days before, not fully refunded). Settled before anything is bought. Left out: test.",
  "metric.conversion_rate.label": "Conversion of inquirers",
  "metric.conversion_rate.short": "Conversion",
  "metric.conversion_rate.definition":
    "Inquirers with an order created after the start of that conversation, inside the attribution window, and paid, of inquirers whose window is over. Buyers who were no inquirers are never added to either side.",
};
