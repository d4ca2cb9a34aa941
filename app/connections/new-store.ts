/** What a form says in place of a store's id when the store is to be made. */
export const newStore = "new";
