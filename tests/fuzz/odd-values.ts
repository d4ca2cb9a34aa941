/** Values and pieces of text that senders, editors and networks do produce, each the edge of some rule. */

/** Pieces of JSON as they stand in a line: valid or not, of every type. */
export const oddJson = [
  ...["null", "true", "false", "0", "-0", "-1", "1.5", "1e-7", "1e400", "-1e400", "1e308", "1e22"],
  ...[
    "9007199254740991",
    "9007199254740992",
    "9007199254740993",
    "-9007199254740993",
    "12345678901234567890",
  ],
  ...["0.30000000000000004", "1E3", "01", ".5", "1.", "+1", "0x10", "NaN", "Infinity", "True", "undefined"],
  ...[
    '""',
    '" "',
    '"\\t"',
    '"abc"',
    '"\\u0000"',
    '"a\\u0000b"',
    '"\\ud800"',
    '"\\udc00x"',
    '"\\ud83d\\ude00"',
  ],
  ...[
    '"\\ude00\\ud83d"',
    '"\u2028"',
    '"\u2029"',
    '"\\u2028"',
    '"\ufeff"',
    '"\u00a0"',
    '"💥"',
    '"\\x41"',
    '"\\"',
  ],
  ...['"__proto__"', '"constructor"', "'single'", '"a\tb"', '"\u0001"', '"\u0085"', '"\u200b"'],
  ...["[]", "{}", "[1]", '["a"]', '["a",null]', "[[]]", '{"a":1}', '{"a":{"b":[1,{"c":"\\ud800"}]}}'],
  ...['{"__proto__":{"x":1}}', '{"constructor":1}', '{"a":1,"a":2}', '[{"a":1,"a":2}]', '{"toString":"x"}'],
  ...['{"product":"p","quantity":1}', '[{"product":"p","quantity":1,"amount":"1.00","size":"L"}]', "[null]"],
  ...['[{"product":"p","quantity":0}]', '[{"product":"p","quantity":9007199254740993}]', '{"id":"x"}'],
];

export const oddTimes = [
  ...[
    '"0000-01-01T00:00:00Z"',
    '"0001-01-01T00:00:00Z"',
    '"9999-12-31T23:59:59Z"',
    '"2004-12-31T23:59:59.999Z"',
  ],
  ...['"+275760-09-13T00:00:00.000Z"', '"275760-09-13T00:00:00Z"', "8640000000000000", "8640000000000001"],
  ...[
    '"2026-06-30T23:59:60Z"',
    '"2026-02-29T00:00:00Z"',
    '"2024-02-29T12:00:00+08:00"',
    '"2026-10-01T24:00:00Z"',
  ],
  ...['"2026-10-01T08:00:00"', '"2026-10-01"', '"2026-10-01T08:00Z"', '"2026-10-01 08:00:00+0800"', '"now"'],
  ...['"2026-10-01T08:00:00.123456789+05:30"', '"2026-10-01T08:00:00.9999Z"', '"2026-10-01T08:00:00.Z"'],
  ...[
    '"2026-10-01t08:00:00z"',
    '" 2026-10-01T08:00:00Z "',
    '"2026-10-01T08:00:00+14:00"',
    '"2026-10-01T08:00:00+14:01"',
  ],
  ...[
    '"2026-10-01T08:00:00\u221208:00"',
    '"\uff12\uff10\uff12\uff16-10-01T08:00:00Z"',
    '"2026-10-01T08:60:00Z"',
  ],
  ...['"2026-13-01T00:00:00Z"', '"2026-00-10T00:00:00Z"', '"2026-10-00T00:00:00Z"', '"2026-10-01T8:00:00Z"'],
  ...[
    "1790812800000",
    "1790812800000.75",
    "1790812800",
    '"1790812800000"',
    "-1",
    "0",
    "1e12",
    "1790812800e3",
  ],
  ...[
    '"2026-10-01T08:00:00-00:00"',
    '"2026-10-01T08:00:00+08"',
    '"Thu, 01 Oct 2026 08:00:00 GMT"',
    "1.7e400",
  ],
];

export const oddAmounts = [
  ...[
    '"12.50"',
    '"12.345"',
    '"-1"',
    '"1e3"',
    '"1,000.00"',
    '"00012.50"',
    '"999999999999999.99"',
    '"12."',
    '".5"',
  ],
  ...[
    '"1000000000000000"',
    '"\u0661\u0662"',
    '"12.50 "',
    '"+1"',
    '"0"',
    "12.5",
    '"12.5000"',
    '"12.50000"',
    '""',
  ],
];

export const oddWords = [
  ...[
    '"bot"',
    '"Bot"',
    '"BOT"',
    '"bot "',
    '"b\u043et"',
    '"customer"',
    '"agent"',
    '"system"',
    '"note"',
    '"answer"',
  ],
  ...['"question"', '"order"', '"message"', '"CNY"', '"cny"', '"JPY"', '"KWD"', '"XXX"', '"UTC"', '"CST"'],
  ...[
    '"Asia/Shanghai"',
    '"Asia/Nowhere"',
    '"asia/shanghai"',
    '"+08:00"',
    '"GMT"',
    '"trainer"',
    '"published"',
  ],
];

export const oddNames = [
  ...[
    "__proto__",
    "constructor",
    "toString",
    "hasOwnProperty",
    "prototype",
    "extra",
    "",
    " ",
    "a b",
    "\u2028",
  ],
  ...["type ", "ID", "\ud83d\ude00", "x".repeat(600), "length", "then", "toJSON", "0", "valueOf"],
];

/** Characters that look like nothing, or like something else, put between the tokens of a line. */
export const oddSpaces = [
  "\ufeff",
  "\u2028",
  "\u2029",
  "\u0085",
  "\u00a0",
  "\u200b",
  "\v",
  "\f",
  "\r",
  "\t",
  " ",
  "\0",
];

/** Bytes that are no UTF-8, or only pretend to be: cut off, overlong, surrogates, beyond the last plane, stray. */
export const oddBytes = [
  ...[
    [0xff],
    [0xc0, 0x80],
    [0xe0, 0x80, 0xaf],
    [0xed, 0xa0, 0x80],
    [0xed, 0xb0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
  ],
  ...[
    [0xe4, 0xbd],
    [0xf0, 0x9f, 0x98],
    [0x80],
    [0x00],
    [0x1f, 0x8b],
    [0xc3],
    [0xef, 0xbb, 0xbf],
    [0x0d],
    [0x0b],
  ],
].map((bytes) => Buffer.from(bytes));
