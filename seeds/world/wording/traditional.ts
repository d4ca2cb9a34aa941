/**
 * Writes the mainland sentences of this folder in traditional characters, with the words Taiwan uses.
 * Made for these sentences, not for any text: a character is listed only if one of them needs it.
 */
import type { TopicId } from "../topics.ts";
import type { SmallTalk, Slots, TopicWording } from "./wording.ts";

const phrases = new Map(
  (
    "智能 智慧 信息 資訊 短信 簡訊 屏幕 螢幕 质量 品質 在线 線上 默认 預設 数据 資料 厘米 公分 " +
    "回复 回覆 重复 重複 联系 聯繫 备注 備註 沈阳 瀋陽 公里 公里 干洗 乾洗 甩干 甩乾 晾干 晾乾 干净 乾淨 " +
    "那只 那隻 两只 兩隻 一只 一隻 日志 日誌 红冲 作廢 小程序 小程式 链接 連結 邮箱 信箱"
  )
    .split(" ")
    .reduce<[string, string][]>(
      (pairs, word, index, words) => (index % 2 ? [...pairs, [words[index - 1]!, word]] : pairs),
      [],
    ),
);

const characters = new Map(
  (
    "与與专專东東丢丟两兩严嚴个個丰豐临臨为為么麼习習书書买買亲親产產仅僅从從仓倉们們价價优優会會传傳体體余餘" +
    "偿償兑兌关關内內写寫冲衝决決况況净淨减減几幾凭憑击擊划劃刚剛删刪别別剂劑办辦动動务務区區华華单單卫衛厂廠" +
    "压壓参參双雙发發变變叠疊号號后後吗嗎听聽呗唄员員响響围圍图圖圆圓块塊坏壞声聲处處备備复復够夠头頭学學宝寶" +
    "实實审審宽寬对對导導将將尽盡属屬师師带帶帮幫库庫应應废廢开開异異张張强強归歸当當录錄态態户戶扫掃护護报報" +
    "担擔择擇换換据據损損挂掛数數断斷无無旧舊时時显顯暂暫术術机機杀殺权權来來极極标標样樣检檢欢歡气氣汉漢没沒" +
    "测測浏瀏涤滌满滿温溫灯燈点點烦煩热熱独獨环環现現电電盖蓋着著码碼础礎确確礼禮离離种種积積称稱税稅笔筆签簽" +
    "筛篩类類紧緊红紅约約级級纯純纸紙线線细細织織经經绒絨结結给給统統继繼维維缩縮网網联聯聪聰脑腦舰艦节節苹蘋" +
    "范範荐薦荣榮获獲蓝藍虚虛补補衬襯装裝裤褲见見观觀规規视視览覽触觸计計订訂认認让讓议議记記讲講设設访訪证證" +
    "评評诉訴词詞试試话話询詢详詳误誤说說请請诺諾谁誰调調谢謝谱譜贝貝财財败敗账帳货貨质質购購贴貼贵貴费費资資" +
    "赔賠赠贈转轉轨軌轻輕较較辈輩输輸边邊达達过過运運还還这這进進远遠连連迟遲迹跡适適选選递遞邮郵采採里裡释釋" +
    "针針钮鈕钱錢铁鐵银銀铺鋪链鏈销銷锁鎖锋鋒错錯键鍵镜鏡长長门門闪閃闭閉问問间間队隊阳陽际際险險随隨雾霧页頁" +
    "顶頂项項顺順顾顧预預领領频頻题題颜顏额額风風饱飽馈饋马馬驭馭驱驅驾駕驿驛验驗骤驟鸿鴻麦麥齐齊准準周週咨諮" +
    "并並启啟松鬆汇匯陈陳"
  )
    .match(/../gu)!
    .map((pair) => [pair[0]!, pair[1]!] as const),
);

const phrasePattern = new RegExp([...phrases.keys()].join("|"), "g");

/** One text in traditional characters. Text that is traditional already comes back unchanged. */
export function toTraditional(text: string): string {
  const worded = text.replace(phrasePattern, (phrase) => phrases.get(phrase)!);
  return Array.from(worded, (character) => characters.get(character) ?? character).join("");
}

function convertLists<T extends Record<string, readonly string[]>>(lists: T): { [K in keyof T]: string[] } {
  const entries = Object.entries(lists).map(([key, list]) => [key, list.map(toTraditional)]);
  return Object.fromEntries(entries) as { [K in keyof T]: string[] };
}

export function convertTopics(topics: Record<TopicId, TopicWording>): Record<TopicId, TopicWording> {
  const entries = Object.entries(topics).map(([id, wording]) => [id, convertLists(wording)]);
  return Object.fromEntries(entries) as Record<TopicId, TopicWording>;
}

export function convertTalk(talk: SmallTalk): SmallTalk {
  return convertLists(talk);
}

export function convertSlots(slots: Slots): Slots {
  return {
    ...convertLists(slots),
    city: ["台北", "台中", "高雄", "新竹", "香港", "澳門"],
    carrier: ["順豐", "黑貓宅急便", "新竹物流"],
  };
}
