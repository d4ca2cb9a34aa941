const yes =
  /^(?:是|有|对|對|真|已(?:转|轉|解决|解決|转接|转人工|轉人工|命中)|转人工|轉人工|解决|解決|命中|匹配|y|yes|true|t|1|✓|√|resolved|solved|matched|hit|transferred)$/i;
const no =
  /^(?:否|无|無|没有|沒有|不|假|未(?:转|轉|解决|解決|转接|转人工|轉人工|命中|匹配)|没解决|不是|n|no|false|f|0|✗|×|-|unresolved|unsolved|unmatched|miss|none)$/i;

/** Yes or no in the words of exports, Chinese and English; null for any other word. */
export function readYes(word: string): boolean | null {
  const bare = word.trim();
  if (yes.test(bare)) return true;
  return no.test(bare) ? false : null;
}
