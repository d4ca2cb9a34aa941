/** Names of recipients: what follows the words that orders and forms put before them. */
import { findEach, type Detector, type Finding } from "./finding.ts";

const han = "\u3400-\u9fff";
const surnames =
  "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓公" +
  "陳張劉黃楊趙吳孫馬胡林羅鄭謝許鄧馮韓葉蔣鍾譚陸萬賴龔湯溫顏錢魯嚴賀齊蘇盧蕭倪";

const chineseLabel =
  "(?:收货人|收貨人|收件人|联系人|聯絡人|聯繫人|真实姓名|姓名|名字|订购人|訂購人|购买人)(?:的?(?:姓名|名字))?";
/** What may follow a name without a break. */
const after = `(?=$|[^${han}·]|电话|電話|手机|手機|地址|号码|联系|聯|收货|收件|身份|先生|女士|小姐|的|帮|麻烦|请|這|这|吗|，)`;
const afterLabel = new RegExp(
  `(?:(?<!(?:商品|产品|店铺|公司|文件|品牌))${chineseLabel}\\s*(?:[:：]|(?:换成|換成|改成|改为|改為|写|是|为|為|叫))\\s*)(?:([${han}]{2,4}?(?:·[${han}]{1,8})?)${after}|([${surnames}][${han}]{1,2}))`,
  "g",
);
const noName =
  /^(?:什么|什麼|谁|誰|我|您|你|他|她|空|不|没|沒|对|對|错|錯|正确|正確|本人|自己|哪|多少|写|寫|填|怎|无|無|有|和|跟|同|一样|這|这|那|如|先|必须|需要|可以|默认|实名|真实|真的|随便|原来|之前|上次|电话|手机|地址)/;

const part = "(?:[A-ZÀ-Þ]\\.|[A-ZÀ-Þ][A-Za-zÀ-ɏ'’-]*)";
const person = `${part}(?:[ \\t]+${part}){0,3}`;
/** Whose names are no people's. */
const named =
  /(?:product|item|store|shop|brand|file|model|app|company|domain|host|game|device|channel|hotel|show|song|album|playlist|network|group|event|business|bank|user|screen|program|server)\s$/i;
const latinLabel = new RegExp(
  `(?<![A-Za-z])(?:(?:[Ff]ull |[Cc]ustomer |[Aa]ccount |[Mm]y |[Bb]illing |[Ss]hipping )?[Nn]ame(?: on (?:the )?(?:order|card|account|booking|reservation))?|[Rr]ecipient|[Cc]onsignee|[Rr]eceiver|[Aa]ddressee|[Aa]ttn|[Ss]hip(?:ped|ping)? to|NAME)\\s*(?:[:：]|(?<=[Nn]ame|card|order|account|booking|reservation) is)\\s*(${person})`,
  "g",
);

function last(match: RegExpExecArray, name: string): Finding {
  const start = match.index + match[0].lastIndexOf(name);
  return { kind: "name", start, end: start + name.length, value: name.replace(/\s+/g, " ").toLowerCase() };
}

export const nameDetectors: readonly Detector[] = [
  (text) =>
    findEach(afterLabel, text, (match) => {
      const name = match[1] ?? match[2]!;
      return noName.test(name) ? null : last(match, name);
    }),
  (text) =>
    findEach(latinLabel, text, (match) =>
      named.test(text.slice(Math.max(0, match.index - 12), match.index)) ? null : last(match, match[1]!),
    ),
];
