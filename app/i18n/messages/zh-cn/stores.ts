import type { enStores } from "../en/stores.ts";

export const zhCnStores: Record<keyof typeof enStores, string> = {
  "stores.title": "店铺",
  "stores.subtitle": "{count} 家店铺，{conversations} 个会话。每个数字都能打开明细，点店名进入该店。",
  "stores.table": "店铺列表",
  "stores.name": "店铺",
  "stores.trend": "每日核实解决率",
  "stores.all": "全部店铺",
  "stores.open": "查看{name}的服务体验",
  "stores.nodata": "尚未收到数据",
  "stores.nodata.period": "此时段没有会话，数据截至 {day}",
  "stores.nobot": "这里只有人工接待",
};
