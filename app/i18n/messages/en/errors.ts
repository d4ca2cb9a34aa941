/** What is said when a page cannot be shown. English is also the fallback when no catalogue could be loaded. */
export const enErrors = {
  "error.404.title": "There is no such page",
  "error.404.text": "The address may be mistyped, or the page has moved.",
  "error.403.title": "You may not see this",
  "error.403.text": "Your role or the stores you were given do not include it. Ask an owner.",
  "error.401.title": "Your session has ended",
  "error.401.text": "Sign in, and you are back on this page.",
  "error.401.action": "Sign in",
  "error.400.title": "That request made no sense",
  "error.400.text": "Go back and try again.",
  "error.503.title": "The database does not answer",
  "error.503.text": "It may be starting. Try again in a moment.",
  "error.500.title": "This page failed",
  "error.500.text": "The error is in the server’s log. Nothing was changed.",
  "error.card": "This part could not be loaded.",
  "error.home": "Go to the stores",
  "error.retry": "Try again",
} as const;
