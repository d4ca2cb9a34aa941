import type { enErrors } from "../en/errors.ts";

export const zhCnErrors: Record<keyof typeof enErrors, string> = {
  "error.404.title": "没有这个页面",
  "error.404.text": "可能是地址有误，或页面已移走。",
  "error.403.title": "您无权查看此页",
  "error.403.text": "您的角色或分配给您的店铺不包含此内容，请联系所有者。",
  "error.401.title": "登录已失效",
  "error.401.text": "重新登录后会回到本页。",
  "error.401.action": "登录",
  "error.400.title": "无法理解这个请求",
  "error.400.text": "请返回重试。",
  "error.503.title": "数据库没有响应",
  "error.503.text": "可能正在启动，请稍后再试。",
  "error.500.title": "页面出错了",
  "error.500.text": "错误已写入服务器日志，数据没有任何改动。",
  "error.card": "这一部分加载失败。",
  "error.home": "回到店铺页",
  "error.retry": "重试",
};
