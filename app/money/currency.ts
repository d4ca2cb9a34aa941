/** Currencies as ISO 4217 has them. Intl knows the codes; its digits are those of shop windows, not of accounts. */

const codes = new Set(Intl.supportedValuesOf("currency"));

// Intl shows IDR, HUF, COP … without decimals (CLDR), though platforms send two: the standard's own exceptions count here.
const digitsByCode: ReadonlyMap<string, number> = new Map([
  ..."BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF"
    .split(" ")
    .map((code) => [code, 0] as const),
  ..."BHD IQD JOD KWD LYD OMR TND".split(" ").map((code) => [code, 3] as const),
  ..."CLF UYW".split(" ").map((code) => [code, 4] as const),
]);

/** The most decimals any currency has: what an amount of unknown currency may carry. */
export const mostMinorDigits = 4;

/** True for an ISO 4217 code in capitals. */
export function isCurrency(code: string): boolean {
  return codes.has(code);
}

/** Decimals of a currency's minor unit: 2 for CNY, 0 for JPY, 3 for KWD. */
export function countMinorDigits(currency: string): number {
  return digitsByCode.get(currency) ?? 2;
}

/** Currencies that differ from the usual two decimals, with theirs. */
export function listUnusualDigits(): (readonly [currency: string, digits: number])[] {
  return [...digitsByCode];
}
