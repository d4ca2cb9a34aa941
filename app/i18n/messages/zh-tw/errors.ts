import type { enErrors } from "../en/errors.ts";

export const zhTwErrors: Record<keyof typeof enErrors, string> = {
  "error.404.title": "沒有這個頁面",
  "error.404.text": "可能是網址有誤，或頁面已移走。",
  "error.403.title": "您無權查看此頁",
  "error.403.text": "您的角色或分配給您的商店不包含此內容，請聯絡擁有者。",
  "error.401.title": "登入已失效",
  "error.401.text": "重新登入後會回到本頁。",
  "error.401.action": "登入",
  "error.400.title": "無法理解這個請求",
  "error.400.text": "請返回再試一次。",
  "error.503.title": "資料庫沒有回應",
  "error.503.text": "可能正在啟動，請稍後再試。",
  "error.500.title": "頁面發生錯誤",
  "error.500.text": "錯誤已寫入伺服器紀錄，資料沒有任何變動。",
  "error.card": "這個區塊載入失敗。",
  "error.home": "回到商店頁",
  "error.retry": "再試一次",
};
