export const enStores = {
  "stores.title": "Stores",
  "stores.subtitle":
    "{count, plural, one {# store} other {# stores}}, {conversations} conversations. Every number opens its list; a name opens the store.",
  "stores.table": "Stores",
  "stores.name": "Store",
  "stores.trend": "Verified, by day",
  "stores.all": "All stores",
  "stores.open": "Open the experience of {name}",
  "stores.nodata": "Nothing received yet",
  "stores.nodata.period": "None in this period; its data reaches to {day}",
  "stores.nobot": "only people answer here",
} as const;
