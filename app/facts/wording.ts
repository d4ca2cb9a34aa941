/** Chinese and English wordings the fold recognises where a platform records no kind or reason. */

const edgePunctuation = /(?:[\s\p{P}\p{S}]|\u200d|\ufe0f)+/gu;

/** Lower case, punctuation, emoji and runs of blanks folded to single blanks: what phrase patterns are matched against. */
export function normaliseWording(text: string): string {
  return text.normalize("NFKC").toLowerCase().replace(/['’]/g, "").replace(edgePunctuation, " ").trim();
}

const zhClosing =
  "谢谢|謝謝|感谢|感謝|多谢|多謝|谢了|謝了|谢谢你|谢谢您|謝謝你|謝謝您|拜拜|再见|再見|辛苦了|没事了|沒事了";
const zhAck = "好的|好|好吧|嗯|嗯嗯|哦|哦哦|行|ok|okay|收到|知道了|了解|了解了";
const closing = new RegExp(
  `^(?:(?:${zhClosing}|${zhAck}|啦|哈|亲|哦|喔|呀)\\s*)+$|` +
    "^(?:(?:ok(?:ay)?|great|perfect|cool|alright|all right|awesome|no|nope|thats all|that is all|many thanks|thanks|thank you|thx|ty|cheers|appreciate it|i appreciate it|bye|bye bye|goodbye|have a (?:good|nice|great) (?:day|one|evening|weekend)|you too|so much|very much|a lot|again|for (?:your|the) help|then|and)\\s*)+$",
);
const affirm = new RegExp(
  "^(?:(?:好的|嗯|谢谢|謝謝|对|對|是的|ok)\\s*)*(?:已经|已經|都|终于|終於)?(?:解决|解決|搞定|弄好|修好|处理好|處理好)了(?:\\s*(?:谢谢|謝謝|感谢|感謝|你|您|了|啦))*$|" +
    "^(?:可以了|好了|好使了|有用)(?:\\s*(?:谢谢|謝謝|感谢|感謝|你|您))*$|" +
    "^(?:(?:yes|yeah|yep|great|perfect|thanks|thank you|ok)\\s*)*(?:(?:that|it|this) (?:worked|works|helped|helps|solved it|fixed it|did it|solves it)|(?:its |it is |thats |problem |issue |all )?(?:solved|resolved|fixed|sorted)|(?:it )?works now|working now)(?: (?:now|thanks|thank you|perfectly|great))*$",
);
const deny = new RegExp(
  "^(?:(?:还是|還是|并|並|根本|完全)?(?:没有|沒有|没|沒|未)(?:解决|解決|用|有用|帮助|幫助|搞定)|(?:还是|還是)不(?:行|可以|能用)|不行|解决不了|解決不了|不满意|不滿意)(?:\\s*(?:啊|呀|的|了|哦|问题|問題|我的问题|我的問題))*$|" +
    "^(?:no |nope |still |sorry )*(?:(?:that|it|this) (?:did not|didnt|does not|doesnt) (?:help|work|solve (?:it|my problem|anything)|answer my question)|not (?:solved|resolved|fixed|helpful|working)|didnt (?:help|work)|unsolved)$",
);

const closingSentence = new RegExp(
  "^(?:ok |okay |great |perfect |awesome |no |nope |yes |alright |and |so |really |much )*(?:" +
    "(?:many |a million )?(?:thanks|thank you|thx)(?: so much| very much| a lot| again)?(?: (?:for|to) .{1,80})?|(?:i )?(?:really |do |truly )*appreciated? (?:it|that|this|you|your|the|all) ?.{0,60}|" +
    "(?:(?:i|we) )?(?:dont|do not|wont) (?:need|have) (?:any|anything|any other|anything else|more)\\b.{0,50}|nothing else.{0,30}|" +
    "(?:that|thats|that is|this|this is|that was) (?:all|it|everything)\\b.{0,50}|(?:were|im|all) (?:all )?(?:set|good|done).{0,20}|" +
    "(?:ill|i will) (?:keep an eye|watch|wait|look out|be waiting|follow|keep an|reach out if|contact you if)\\b.{0,80}|" +
    "(?:have|enjoy) (?:a|an|your) .{1,30}|take care|bye.{0,20}|goodbye.{0,20}|see you.{0,20}|you too|(?:that )?sounds good.{0,20}|(?:you ve|youve|you have) been (?:very |so |really )?(?:helpful|great).{0,30}" +
    ")$",
);

/** What a customer message is when the platform does not say: thanks or goodbye, "solved", "not solved", or a question. */
export function recogniseCustomerKind(text: string | null): "closing" | "affirm" | "deny" | "question" {
  if (!text || text.length > 400 || /[?？]/.test(text)) return "question";
  const words = normaliseWording(text);
  if (words === "") return "question";
  if (words.length <= 80) {
    if (affirm.test(words)) return "affirm";
    if (deny.test(words)) return "deny";
  }
  return text.split(/[.!。！;；\n—]+/u).every(isClosingSentence) ? "closing" : "question";
}

function isClosingSentence(sentence: string): boolean {
  const words = normaliseWording(sentence);
  return words === "" || closing.test(words) || closingSentence.test(words);
}

const fallback =
  /(?:没|沒)(?:有)?(?:太)?(?:听|聽|看)?(?:懂|明白)|(?:不太|不是很|暂时不|暫時不|还不|還不)(?:明白|理解|清楚|了解|会回答|會回答)|(?:无法|無法|没法|沒法|不能)(?:理解|回答|识别|識別)|(?:换|換)(?:个|個|一种|一種)(?:说法|說法|问法|問法)|(?:还在|還在|正在)(?:学习|學習)|(?:sorry|apologi[sz]e)[^.]{0,40}(?:didnt|did not|dont|do not|couldnt|could not|cant|cannot|am not able to|unable to) (?:quite )?(?:understand|get that|catch that|find an answer|answer)|(?:didnt|did not|dont|do not) (?:quite )?understand|rephrase|im not sure i (?:understand|follow)|no (?:matching )?answer found/;
const transfer =
  /(?:为您|为你|為您|為你|正在|帮您|幫您|马上|馬上|现在|現在|即将|即將)[^。！!]{0,6}(?:转接|轉接|转(?:到)?人工|轉(?:到)?人工|接入人工|转给|轉給|转至|轉至|轉真人|接通人工)|(?:transferring|connecting|handing) you|(?:transfer|connect|hand) you (?:over )?(?:to|with)|being transferred to a human/;

/** True for a bot's "I cannot answer that", in the built-in wordings or one of the store's own. */
export function isFallbackWording(text: string, storePhrases: readonly string[]): boolean {
  const words = normaliseWording(text);
  return fallback.test(words) || storePhrases.some((phrase) => words.includes(normaliseWording(phrase)));
}

/** True for a bot announcing a transfer to a person. */
export function isTransferWording(text: string): boolean {
  return transfer.test(normaliseWording(text));
}

const asksForHuman =
  /(?:转|轉|找|要|叫|接|换|換|请|請|需要|联系|聯繫|有没有|有沒有)(?:一下|个|個|你们|你們|您们)?\s*(?:人工|真人|客服人员|客服人員|专员|專員)|人工(?:客服|服务|服務)|真人(?:客服|服务|服務)|^(?:人工|真人)$|(?:speak|talk|chat|connect(?: me)?|transfer(?: me)?|pass me|put me through|get(?: me)?)\s?(?:to|with|on to)?\s?(?:a |an |the |some |your )?(?:real |live |actual |human )*(?:human|person|agent|representative|rep|someone|manager|supervisor|operator|colleague)|(?:real|live|actual) (?:person|human|agent)|human (?:agent|please|support)|^(?:agent|human|representative|operator)$|customer service rep/;
const anger =
  /垃圾|投诉|投訴|骗子|騙子|气死|氣死|太差|差劲|差勁|什么破|什麼破|恶心|噁心|无语|無語|生气|生氣|滚|受不了|ridiculous|terrible|awful|worst|useless|furious|unacceptable|angry|scam|pathetic|fed up|wtf/;
const distrust =
  /(?:你|您)?是(?:不是)?(?:机器人|機器人)|机器人(?:没用|不行|回答)|機器人(?:沒用|不行|回答)|不(?:想|要)(?:跟|和)?(?:机器人|機器人)|(?:不信|信不过|信不過)|are you (?:a )?(?:bot|robot|real)|(?:this|you are|youre) (?:just )?a bot|(?:dont|do not) (?:want|trust) (?:a |the |to talk to a )?(?:bot|robot|machine)/;
const needsAction =
  /(?:改|换|換|修改|更改|变更|變更)(?:一下|下)?(?:收货|收貨)?(?:地址|电话|電話|颜色|顏色|尺码|尺碼|订单|訂單)|(?:取消|撤销|撤銷)(?:这个|這個)?(?:订单|訂單)|退款|退货|退貨|换货|換貨|补发|補發|开发票|開發票|补开|价保|價保|催(?:一下)?(?:发货|發貨)|拦截|攔截|(?:cancel|change|modify|update|edit|return|exchange|refund|replace)\b.{0,40}(?:order|address|item|size|payment|it|them|refund|money)|refund|return label|undo/;
const needsLookup =
  /(?:查|看)(?:一下|下)?(?:物流|快递|快遞|订单|訂單|进度|進度)|到哪(?:里|裡|儿)?了|什么时候(?:到|发|送)|什麼時候(?:到|發|送)|(?:物流|快递|快遞|包裹)(?:信息|資訊|状态|狀態|怎么|怎麼)|where is my|track(?:ing)?\b|order status|when will .{0,30}(?:arrive|ship|deliver)|look up/;
const toolFailure =
  /(?:系统|系統|接口|介面)(?:繁忙|异常|異常|错误|錯誤|故障)|system error|technical (?:issue|error)|timed? ?out|tool (?:error|fail)/;
const policyRoute =
  /12315|消协|消協|工商|律师|律師|起诉|起訴|赔偿|賠償|legal|lawyer|lawsuit|compensation|policy|not allowed|exception/;

/** The themes a text touches; several may hold. */
export function recogniseThemes(text: string) {
  const words = normaliseWording(text);
  return {
    asksForHuman: asksForHuman.test(words),
    anger: anger.test(words),
    distrust: distrust.test(words),
    needsAction: needsAction.test(words),
    needsLookup: needsLookup.test(words),
    toolFailure: toolFailure.test(words),
    policyRoute: policyRoute.test(words),
  };
}

/** True when a customer says they want a person. */
export function isAskForHuman(text: string | null): boolean {
  return text !== null && text !== "" && asksForHuman.test(normaliseWording(text));
}
