import type { enStores } from "../en/stores.ts";

export const zhTwStores: Record<keyof typeof enStores, string> = {
  "stores.title": "商店",
  "stores.subtitle": "{count} 家商店，{conversations} 則對話。每個數字都能開啟明細，點店名進入該店。",
  "stores.table": "商店列表",
  "stores.name": "商店",
  "stores.trend": "每日驗證解決率",
  "stores.all": "全部商店",
  "stores.open": "查看{name}的服務體驗",
  "stores.nodata": "尚未收到資料",
  "stores.nodata.period": "這段期間沒有對話，資料截至 {day}",
  "stores.nobot": "這裡只有真人客服",
};
