/** The group's twelve shops: who they are, how big, when people work there, which bots serve them. */
import type { ZoneName } from "./calendar.ts";
import type { Line, TopicId } from "./topics.ts";

export type Language = "zh-CN" | "zh-TW" | "en";
export type Channel = "web" | "app" | "wechat" | "phone";
/** What is paid in; the demo has none but those with two decimals. */
export type Currency = "CNY" | "TWD" | "USD" | "EUR";
export type Region = "China" | "North America";

export type RatingScale = { worst: number; best: number };

/** One bot platform connected to a store. */
export type BotSource = {
  name: string;
  share: number;
  channels: readonly Channel[];
  /** It delivers bare messages: no conversation events, no marks of blocking or tests. */
  messagesOnly?: boolean;
};

export type StoreProfile = {
  key: string;
  name: string;
  line: Line;
  region: Region;
  zone: ZoneName;
  currency: Currency;
  /** Some of its orders are paid in another currency. */
  alsoSells?: { currency: Currency; share: number };
  language: Language;
  platform: string;
  /** Share of all conversations, relative. */
  share: number;
  /** Minutes of the local day between which people answer; weekdays off count Sunday as 0. */
  hours: { open: number; close: number; daysOff: readonly number[] };
  /** How much better (or worse) than average its bot is, in log-odds of settling a question. */
  skill: number;
  sources: readonly BotSource[];
  scale: RatingScale;
  agents: number;
  /** Chance that a finished chat is followed by a survey. */
  invites: number;
  /** How many times as often as elsewhere its customers ask about a topic. */
  asks?: Partial<Record<TopicId, number>>;
  /** The page has no button for a person: requests stay unheard. */
  hidesHuman?: boolean;
  /** Declared explicitly only where the merchant set it. */
  recontactHours?: number;
};

const stars: RatingScale = { worst: 1, best: 5 };
const zeroIsBest: RatingScale = { worst: 4, best: 0 };
const thumbs: RatingScale = { worst: 0, best: 1 };

const lingbot: BotSource = { name: "lingbot", share: 0.8, channels: ["app", "app", "app", "web"] };
const hotline: BotSource = { name: "hotline", share: 0.06, channels: ["phone"] };
const wechat: BotSource = { name: "qianyu", share: 0.14, channels: ["wechat"] };
const wechatMessages: BotSource = { ...wechat, messagesOnly: true };
const deskpilot: BotSource = { name: "deskpilot", share: 0.86, channels: ["web", "web", "app"] };
const callbridge: BotSource = { name: "callbridge", share: 0.14, channels: ["phone"] };

const china = { region: "China", zone: "Asia/Shanghai", currency: "CNY", language: "zh-CN" } as const;
const america = {
  region: "North America",
  zone: "America/New_York",
  currency: "USD",
  language: "en",
} as const;

/** Opening hours from one full hour to another. */
function hours(open: number, close: number, daysOff: number[] = []) {
  return { open: open * 60, close: close * 60, daysOff };
}

export const stores: readonly StoreProfile[] = [
  {
    ...china,
    key: "lanqiao-flagship",
    name: "蓝桥服饰旗舰店",
    line: "apparel",
    platform: "tmall",
    share: 20,
    hours: hours(8, 24),
    skill: 0.35,
    sources: [lingbot, wechat, hotline],
    scale: zeroIsBest,
    agents: 14,
    asks: { "size-advice": 3.8, "return-policy": 2.2, exchange: 2.5, coupon: 1.5 },
    invites: 0.5,
  },
  {
    ...china,
    key: "xingye-audio",
    name: "星野影音旗舰店",
    line: "electronics",
    platform: "jd",
    share: 14,
    hours: hours(9, 23),
    skill: 0.2,
    sources: [lingbot, wechat, hotline],
    scale: stars,
    agents: 10,
    asks: { "refund-progress": 2.5, warranty: 3, pairing: 1.5 },
    invites: 0.45,
  },
  {
    ...china,
    key: "lanqiao-womens",
    name: "蓝桥女装店",
    line: "apparel",
    platform: "douyin",
    share: 11,
    hours: hours(9, 23),
    skill: 0.05,
    sources: [lingbot, wechatMessages],
    scale: stars,
    agents: 8,
    asks: { colour: 5, exchange: 3.5, "fabric-care": 2.5 },
    invites: 0.4,
  },
  {
    ...china,
    key: "xingye-digital",
    name: "星野数码专营店",
    line: "electronics",
    platform: "tmall",
    share: 9,
    hours: hours(9, 22),
    skill: -0.35,
    sources: [lingbot, wechat],
    scale: zeroIsBest,
    agents: 4,
    asks: { "delivery-status": 1.6, compatibility: 2 },
    invites: 0.3,
    hidesHuman: true,
  },
  {
    ...china,
    key: "lanqiao-outlet",
    name: "蓝桥奥莱店",
    line: "apparel",
    platform: "tmall",
    share: 8,
    hours: hours(9, 21),
    skill: -0.1,
    sources: [lingbot],
    scale: zeroIsBest,
    agents: 5,
    asks: { exchange: 4, "size-advice": 1.8 },
    invites: 0.35,
  },
  {
    ...china,
    key: "xingye-life",
    name: "星野数码生活店",
    line: "electronics",
    platform: "jd",
    share: 7,
    hours: hours(9, 21),
    skill: 0,
    sources: [lingbot, hotline],
    scale: stars,
    agents: 5,
    invites: 0.4,
    recontactHours: 72,
  },
  {
    ...china,
    key: "lanqiao-kids",
    name: "蓝桥童装店",
    line: "apparel",
    platform: "wechat-shop",
    share: 6,
    hours: hours(9, 22),
    skill: 0.1,
    sources: [wechatMessages, { ...lingbot, share: 0.5 }],
    scale: stars,
    agents: 4,
    invites: 0.4,
  },
  {
    ...china,
    key: "lanqiao-overseas",
    name: "藍橋海外繁體店",
    line: "apparel",
    platform: "own-shop",
    language: "zh-TW",
    currency: "TWD",
    share: 4,
    hours: hours(10, 19, [0]),
    skill: -0.15,
    sources: [{ ...lingbot, channels: ["web", "web", "app"] }],
    scale: stars,
    agents: 3,
    invites: 0.3,
  },
  {
    ...america,
    key: "bluebridge-us",
    name: "Blue Bridge Apparel",
    alsoSells: { currency: "EUR", share: 0.14 },
    line: "apparel",
    platform: "shopify",
    share: 10,
    hours: hours(8, 20),
    skill: 0.15,
    sources: [deskpilot, callbridge],
    scale: stars,
    agents: 7,
    asks: { exchange: 3.5, "refund-progress": 2.5, coupon: 1.5 },
    invites: 0.4,
    recontactHours: 72,
  },
  {
    ...america,
    key: "starfield-us",
    name: "Starfield Audio",
    line: "electronics",
    platform: "shopify",
    share: 7,
    hours: hours(9, 19, [0]),
    skill: 0,
    sources: [deskpilot, callbridge],
    scale: thumbs,
    agents: 5,
    asks: { exchange: 3.5 },
    invites: 0.45,
  },
  {
    ...america,
    key: "bluebridge-outlet",
    name: "Blue Bridge Outlet",
    line: "apparel",
    platform: "shopify",
    share: 3.9,
    hours: hours(9, 17, [0, 6]),
    skill: -0.3,
    sources: [{ ...deskpilot, share: 1 }],
    scale: stars,
    agents: 3,
    invites: 0.25,
  },
  {
    ...america,
    key: "starfield-renewed",
    name: "Starfield Renewed",
    line: "electronics",
    platform: "own-shop",
    share: 0.1,
    hours: hours(10, 16, [0, 6]),
    skill: -0.2,
    sources: [{ ...deskpilot, share: 1, channels: ["web"] }],
    scale: stars,
    agents: 1,
    invites: 0.3,
  },
];
