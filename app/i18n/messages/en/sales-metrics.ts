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

  "metric.gmv.label": "GMV",
  "metric.gmv.short": "GMV",
  "metric.gmv.definition":
    "Paid orders by the store-local day of payment, gross; one total for each currency. Bot, mixed, people and silent add up to it, whatever the window.",
  "metric.gmv_net.label": "GMV, net",
  "metric.gmv_net.short": "Net GMV",
  "metric.gmv_net.definition":
    "GMV less all refunds of its orders known so far, on the day each order was paid. Bot, mixed, people and silent add up to it.",
  "metric.service_gmv_net_15.label": "Service GMV, net after 15 days",
  "metric.service_gmv_net_15.short": "Net, 15 days",
  "metric.service_gmv_net_15.definition":
    "Service GMV less what was refunded within 15 days after payment, of orders paid at least 15 days before the time the store’s data reaches. Orders paid later are counted as pending and are in no figure until then.",
  "metric.service_gmv_net_30.label": "Service GMV, net after 30 days",
  "metric.service_gmv_net_30.short": "Net, 30 days",
  "metric.service_gmv_net_30.definition":
    "Service GMV less what was refunded within 30 days after payment, of orders paid at least 30 days before the time the store’s data reaches. Orders paid later are counted as pending and are in no figure until then.",
  "metric.gmv_bot_net.label": "GMV, bot, net",
  "metric.gmv_bot_net.short": "Bot, net",
  "metric.gmv_bot_net.definition":
    "Orders credited to a conversation in which only the bot had spoken before the order was created, less all refunds known so far, on the day each order was paid.",
  "metric.gmv_mixed_net.label": "GMV, bot and people, net",
  "metric.gmv_mixed_net.short": "Mixed, net",
  "metric.gmv_mixed_net.definition":
    "Orders credited to a conversation in which both the bot and a person had spoken before the order was created, less all refunds known so far, on the day each order was paid.",
  "metric.gmv_human_net.label": "GMV, people, net",
  "metric.gmv_human_net.short": "People, net",
  "metric.gmv_human_net.definition":
    "Orders credited to a conversation in which only a person had spoken before the order was created, less all refunds known so far, on the day each order was paid.",
  "metric.gmv_silent_net.label": "GMV, silent, net",
  "metric.gmv_silent_net.short": "Silent, net",
  "metric.gmv_silent_net.definition":
    "Orders credited to no conversation, less all refunds known so far, on the day each order was paid.",
  "metric.orders.label": "Paid orders",
  "metric.orders.short": "Orders",
  "metric.orders.definition":
    "Orders that have been paid, by the store-local day of payment, whatever was refunded afterwards.",
  "metric.service_orders.label": "Service orders",
  "metric.service_orders.short": "Service orders",
  "metric.service_orders.definition":
    "Paid orders that are credited to a conversation (bot, mixed, people), by the store-local day of payment, whatever was refunded afterwards.",
  "metric.average_order.label": "Average order",
  "metric.average_order.short": "Average order",
  "metric.average_order.definition":
    "Gross money of paid orders for each order, one figure for each currency. Rounded to the smallest unit of the currency.",
  "metric.service_average_order.label": "Average order, service",
  "metric.service_average_order.short": "Average, service",
  "metric.service_average_order.definition":
    "Gross money of orders credited to a conversation for each such order. Beside silent orders it is a contrast, not an effect: people who chat already meant to buy.",
  "metric.silent_average_order.label": "Average order, silent",
  "metric.silent_average_order.short": "Average, silent",
  "metric.silent_average_order.definition":
    "Gross money of orders credited to no conversation for each such order. Beside service orders it is a contrast, not an effect: people who chat already meant to buy.",
  "metric.refund_rate.label": "Refund rate",
  "metric.refund_rate.short": "Refund rate",
  "metric.refund_rate.definition":
    "Money refunded so far of the gross money of paid orders, by the day each order was paid; currency by currency. Recent orders may still be refunded.",
  "metric.service_refund_rate.label": "Refund rate, service",
  "metric.service_refund_rate.short": "Refunds, service",
  "metric.service_refund_rate.definition":
    "Money refunded so far of the gross money of orders credited to a conversation. Beside silent orders it is a contrast, not an effect: people who chat already meant to buy.",
  "metric.silent_refund_rate.label": "Refund rate, silent",
  "metric.silent_refund_rate.short": "Refunds, silent",
  "metric.silent_refund_rate.definition":
    "Money refunded so far of the gross money of orders credited to no conversation. Beside service orders it is a contrast, not an effect: people who chat already meant to buy.",
  "metric.conversion_1h.label": "Conversion within 1 hour",
  "metric.conversion_1h.short": "Within 1 h",
  "metric.conversion_1h.definition":
    "Inquirers with an order created within 1 hour after the start of the day’s first conversation, and paid, of inquirers for whom this time is over. One point of the conversion curve, whatever window is chosen.",
  "metric.conversion_24h.label": "Conversion within 24 hours",
  "metric.conversion_24h.short": "Within 24 h",
  "metric.conversion_24h.definition":
    "Inquirers with an order created within 24 hours after the start of the day’s first conversation, and paid, of inquirers for whom this time is over. One point of the conversion curve, whatever window is chosen.",
  "metric.conversion_72h.label": "Conversion within 72 hours",
  "metric.conversion_72h.short": "Within 72 h",
  "metric.conversion_72h.definition":
    "Inquirers with an order created within 72 hours after the start of the day’s first conversation, and paid, of inquirers for whom this time is over. One point of the conversion curve, whatever window is chosen.",
  "metric.conversion_168h.label": "Conversion within 7 days",
  "metric.conversion_168h.short": "Within 7 d",
  "metric.conversion_168h.definition":
    "Inquirers with an order created within 7 days after the start of the day’s first conversation, and paid, of inquirers for whom this time is over. One point of the conversion curve, whatever window is chosen.",
  "metric.consulter_conversion.label": "Conversion of everybody who asked (another definition)",
  "metric.consulter_conversion.short": "Everybody who asked",
  "metric.consulter_conversion.definition":
    "Another definition, for comparison: customers and store-local days with a conversation, about buying or not, that were followed by an order inside the attribution window, and paid, of all of them whose window is over. After-sales questions make it smaller than conversion of inquirers.",
  "metric.platform_conversion.label": "Conversion as one big platform counts it (another definition)",
  "metric.platform_conversion.short": "Buyers added",
  "metric.platform_conversion.definition":
    "Another definition, for comparison: inquirers who bought and everybody else who asked and bought, of inquirers and those same others. Buyers are added to both sides because they bought, those who asked and did not buy to neither; so it is always larger. Inside the attribution window, of those whose window is over.",
  "metric.at_risk.label": "Inquiries at risk",
  "metric.at_risk.short": "At risk",
  "metric.at_risk.definition":
    "Inquirers who have not bought (no order created after the start of that conversation and paid) while their attribution window is still open at the time the store’s data reaches. They can still be won; when the window is over they count in conversion instead. By the day they asked.",
  "metric.lost_gmv.label": "Lost GMV at escalations (estimate)",
  "metric.lost_gmv.short": "Lost at escalations",
  "metric.lost_gmv.definition":
    "An estimate. Inquirers whose window is over and whose day’s first conversation was lost on handoff (handed off or asked for a person, and no person ever replied): as many more as would have bought at the rate of the store’s other inquirers, each at the store’s average service order (gross, same period and filters). Worked out store by store and added up, stores where they bought more set against it; never below zero. Not enough data below 30 inquirers of either kind in the stores that sell in a currency, unless none is left to lose. The upper bound takes all of them who did not buy at the average service order.",
};
