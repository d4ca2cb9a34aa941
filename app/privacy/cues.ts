/** What is said right before a number: that it is an order's, or that it is a phone's. */

const reach = 32;

/** Ends with the name of something that numbers are given to, other than people. */
const things = new RegExp(
  "(?:" +
    [
      "(?:订|訂|运|運|单|單|物流|快递|快遞|包裹|流水|交易|商户|商戶|退款|退货|工|票|编|編|货|貨|款|型|条|條|批|序列|发票|發票|追踪|追蹤)(?:单|單)?(?:编|編)?(?:号|號|码|碼)码?",
      "订单|訂單|运单|運單|单号是?|条形码|商品(?:ID|编号|号)?|产品(?:ID|编号)?|税号|识别码|識別碼|群号?|QQ群",
      "\\b(?:order|tracking|parcel|shipment|invoice|ref|reference|confirmation|booking|case|ticket|serial|item|product|part|model|transaction|receipt|return|rma|batch|claim|report|version|asin|isbn|dpci|sku|upc|ean|imei|vin|sn|po|id)\\b(?:\\s*(?:(?:number|num|no|nr|id|code)\\b\\.?|#))*",
    ].join("|") +
    ")\\s*(?:(?:(?:is|was|of)\\b|为|為|是)\\s*)?[:：#=(（【\\[\"'\\s-]*$",
  "i",
);

const phones =
  /(?:电话|電話|手机号码?|手機號碼?|手机[:：]|联系方式|聯絡方式|聯絡電話|座机|固话|热线|熱線|微信号?[:：]|whatsapp|\b(?:tele)?phone\b|\bmobile\b|\bmob\b|\bcell\b|\btel\b|\bcall(?: me| us)?(?: at| on)?\b|\bcontact(?: number| no)?\b|\btext me(?: at| on)?\b|\b(?:phone|contact|mobile|cell|whatsapp) (?:number|no|nr|#)\b\.?)\s*(?:number|no\b\.?|号码|號碼|号|號)?\s*(?:is|was|为|為|是|改成|改为|改為|换成|換成)?\s*[:：#=(（\s-]*$/i;

const idCards =
  /(?:身份证|身份證|证件|證件|身分證|id card|identity card|id no\.?|national id)(?:号码?|號碼?|\s*number)?\s*(?:is|为|為|是)?\s*[:：#=(（\s]*$/i;

const bankCards =
  /(?:银行卡|銀行卡|信用卡|储蓄卡|借记卡|卡号|卡號|账号|帳號|账户|帳戶|\bcard(?: number| no\.?)?\b|\baccount(?: number| no\.?)?\b)(?:号码?|號碼?)?\s*(?:is|为|為|是)?\s*[:：#=(（\s]*$/i;

const money = /(?:[¥￥$€£]|RMB|CNY|USD|NT\$|HK\$)\s*$/i;

function before(text: string, index: number): string {
  return text.slice(Math.max(0, index - reach), index);
}

/** Whether a number beginning here is said to be an order's, a parcel's, a product's. */
export function isThing(text: string, index: number): boolean {
  return things.test(before(text, index));
}

export function isSaidPhone(text: string, index: number): boolean {
  return phones.test(before(text, index));
}

export function isSaidIdCard(text: string, index: number): boolean {
  return idCards.test(before(text, index));
}

export function isSaidBankCard(text: string, index: number): boolean {
  return bankCards.test(before(text, index));
}

/** Whether a number from `start` to `end` is a price. */
export function isMoney(text: string, start: number, end: number): boolean {
  return (
    money.test(before(text, start)) || /^\s*(?:元|块钱|圆|圓|RMB|CNY|USD)/i.test(text.slice(end, end + 6))
  );
}
