/** Platforms that are asked for what is new. */
export const enPulling = {
  "pulling.kinds": "How it is connected",
  "pulling.kind.webhook": "It sends to us",
  "pulling.kind.pull": "We ask it",
  "pulling.platform": "Who is asked",
  "pulling.address": "Address of its API",
  "pulling.address.hint": "As it stands in the browser, without what follows the host; https only.",
  "pulling.address.chatwoot": "https://app.chatwoot.com",
  "pulling.address.intercom": "https://api.intercom.io",
  "pulling.address.zendesk": "https://YOUR-SHOP.zendesk.com",
  "pulling.address.gorgias": "https://YOUR-SHOP.gorgias.com",
  "pulling.address.shopify": "https://YOUR-SHOP.myshopify.com",
  "pulling.address.woocommerce": "https://shop.example.com",
  "pulling.account": "Account number",
  "pulling.account.hint": "The number behind /accounts/ in Chatwoot's addresses.",
  "pulling.bots": "Users that are robots",
  "pulling.bots.hint":
    "Their ids, with commas between; without them what an AI agent wrote counts as a person's.",
  "pulling.token": "Token",
  "pulling.token.chatwoot":
    "Profile settings → Access token, of an administrator: others see only their own inboxes and no ratings.",
  "pulling.token.intercom":
    "Developer Hub → your app → Authentication: the access token; it reads conversations.",
  "pulling.token.zendesk":
    "EMAIL/token:TOKEN with a token of Admin Center → APIs → Zendesk API, or an OAuth token.",
  "pulling.token.gorgias": "EMAIL:KEY with a key of Settings → REST API, or an OAuth token.",
  "pulling.token.shopify":
    "Admin API access token of an app with read_orders; for orders older than 60 days with read_all_orders too.",
  "pulling.token.woocommerce":
    "ck_…:cs_…: key and secret of WooCommerce → Settings → Advanced → REST API; read is enough.",
  "pulling.since": "Since",
  "pulling.since.hint":
    "What has changed from this day (UTC) on is fetched first; older conversations come when they change.",
  "pulling.add": "Connect and begin",
  "pulling.asked": "What is asked",
  "pulling.asked.note": "Every five minutes for what is new, since {since}.",
  "pulling.now": "Ask now",
  "pulling.fault.platform": "Choose a platform.",
  "pulling.fault.name": "Give it a name of at most 100 characters.",
  "pulling.fault.store": "Choose a store.",
  "pulling.fault.storeKey": "A key that no store has: letters, digits, dots and dashes.",
  "pulling.fault.storeName": "Give the store a name of at most 100 characters.",
  "pulling.fault.address":
    "An https address without user, password or question mark, such as https://shop.example.com.",
  "pulling.fault.private":
    "This address lies in a private network. Where that is meant, whoever runs Apiary sets APIARY_PULL_PRIVATE=on.",
  "pulling.fault.account": "The account's number: digits alone.",
  "pulling.fault.bots": "Ids of at most 50 users, with commas between.",
  "pulling.fault.since": "A day that is not in the future.",
  "pulling.fault.secret": "Paste the token: one line of at most 1,000 characters.",
  "pulling.fail.token": "The platform refuses the token, or lets it see too little ({detail}).",
  "pulling.fail.address": "There is no such API at the address ({detail}).",
  "pulling.fail.private": "The address leads into a private network, which is not asked.",
  "pulling.fail.rejected": "The platform does not take the request ({detail}).",
  "pulling.fail.strange": "The platform answered otherwise than its API describes: {detail}.",
  "pulling.fail.unreachable": "The platform could not be reached ({detail}); it is tried again.",
  "pulling.fail.settings": "The connection's settings cannot be used ({detail}): remove it and add it again.",
  "pulling.fail.secret":
    "The token cannot be opened, because it is missing or access-key has changed: enter it again.",
};
