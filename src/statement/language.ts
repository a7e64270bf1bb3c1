/**
 * Tells the language of a name or phrase by its letters, as far as letters prove one. In goes the text and the
 * language of the article, out comes a BCP 47 tag in lower case: the article's own for its own script, else a language
 * that the script or a letter gives away, else `und` with the script (`und-cyrl`).
 */

/** What letters of a script say. */
interface Script {
  readonly letters: RegExp;
  /** The tag when no letter says more: a language only where one language has the script almost to itself. */
  readonly tag: string;
  /** Letters that one language alone has, unless letters of another stand beside them. First match wins. */
  readonly proofs?: readonly { readonly letters: RegExp; readonly but?: RegExp; readonly tag: string }[];
}

/** Letters as in the alphabets of Unicode CLDR (main exemplar sets). */
const scripts: readonly Script[] = [
  { letters: /\p{Script=Latin}/gu, tag: 'und-latn' },
  {
    letters: /\p{Script=Arabic}/gu,
    tag: 'ar',
    // Peh, tcheh, jeh, gaf and the Persian kaf and yeh are shared by Persian, Urdu, Kurdish and more: no proof of one.
    proofs: [
      { letters: /[ټډړږښڼ]/u, but: /[ٹڈڑ]/u, tag: 'ps' },
      { letters: /[ڵڕ]/u, tag: 'ckb' },
      { letters: /[^ء-غف-ْٰ-ٱـ\P{Script=Arabic}]/u, tag: 'und-arab' },
    ],
  },
  {
    letters: /\p{Script=Cyrillic}/gu,
    tag: 'und-cyrl',
    proofs: [
      { letters: /[ўЎ]/u, but: /[қғҳҚҒҲ]/u, tag: 'be' },
      { letters: /[їєґЇЄҐ]/u, but: /[ыёъэӱЫЁЪЭӰѣѢѳѲ]/u, tag: 'uk' },
      { letters: /[ѓќѕЃЌЅ]/u, tag: 'mk' },
      { letters: /[ђћЂЋ]/u, tag: 'sr' },
      { letters: /[ұҰ]/u, tag: 'kk' },
    ],
  },
  { letters: /\p{Script=Hebrew}/gu, tag: 'he', proofs: [{ letters: /[װױײ]/u, tag: 'yi' }] },
  { letters: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, tag: 'ja' },
  { letters: /\p{Script=Hangul}/gu, tag: 'ko' },
  { letters: /\p{Script=Han}/gu, tag: 'und-hani' },
  { letters: /\p{Script=Bopomofo}/gu, tag: 'zh' },
  { letters: /\p{Script=Greek}/gu, tag: 'und-grek' },
  { letters: /\p{Script=Armenian}/gu, tag: 'hy' },
  { letters: /\p{Script=Georgian}/gu, tag: 'ka' },
  { letters: /\p{Script=Devanagari}/gu, tag: 'und-deva' },
  { letters: /\p{Script=Bengali}/gu, tag: 'und-beng', proofs: [{ letters: /[ৰৱ]/u, tag: 'as' }] },
  { letters: /\p{Script=Gurmukhi}/gu, tag: 'pa' },
  { letters: /\p{Script=Gujarati}/gu, tag: 'gu' },
  { letters: /\p{Script=Oriya}/gu, tag: 'or' },
  { letters: /\p{Script=Tamil}/gu, tag: 'ta' },
  { letters: /\p{Script=Telugu}/gu, tag: 'te' },
  { letters: /\p{Script=Kannada}/gu, tag: 'kn' },
  { letters: /\p{Script=Malayalam}/gu, tag: 'ml' },
  { letters: /\p{Script=Sinhala}/gu, tag: 'si' },
  { letters: /\p{Script=Thai}/gu, tag: 'th' },
  { letters: /\p{Script=Lao}/gu, tag: 'lo' },
  { letters: /\p{Script=Khmer}/gu, tag: 'km' },
  { letters: /\p{Script=Tibetan}/gu, tag: 'und-tibt' },
  { letters: /\p{Script=Myanmar}/gu, tag: 'und-mymr' },
  { letters: /\p{Script=Ethiopic}/gu, tag: 'und-ethi' },
  { letters: /\p{Script=Syriac}/gu, tag: 'und-syrc' },
  { letters: /\p{Script=Thaana}/gu, tag: 'dv' },
  { letters: /\p{Script=Mongolian}/gu, tag: 'und-mong' },
  { letters: /\p{Script=Coptic}/gu, tag: 'cop' },
];

/** Languages whose usual script is not Latin: text in that script is theirs when the article is. */
const scriptOfLanguage: Readonly<Record<string, string>> = {
  ar: 'ar|und-arab|ps|ckb',
  fa: 'ar|und-arab',
  ur: 'ar|und-arab',
  ps: 'ar|und-arab|ps',
  ckb: 'ar|und-arab|ckb',
  ru: 'und-cyrl',
  bg: 'und-cyrl',
  uk: 'und-cyrl|uk',
  be: 'und-cyrl|be',
  sr: 'und-cyrl|sr',
  mk: 'und-cyrl|mk',
  kk: 'und-cyrl|kk',
  el: 'und-grek',
  zh: 'und-hani|zh',
  ja: 'und-hani|ja',
  hi: 'und-deva',
  mr: 'und-deva',
  ne: 'und-deva',
  bn: 'und-beng',
  bo: 'und-tibt',
  my: 'und-mymr',
  am: 'und-ethi',
};

/** The language of a text, given the article's. Text without letters is the article's. */
export function languageOf(text: string, articleLanguage: string): string {
  const tag = tagOf(text.normalize('NFC'));
  if (tag === undefined) return articleLanguage;
  const own = scriptOfLanguage[articleLanguage.split('-')[0] ?? ''];
  if (tag === 'und-latn') return own === undefined ? articleLanguage : tag;
  return own?.split('|').includes(tag) ? articleLanguage : tag;
}

/** Whether all letters of a text are of a script other than Latin: such a name in parentheses is the name in its own language. */
export function isOtherScript(text: string): boolean {
  return /\p{L}/u.test(text) && !/\p{Script=Latin}/u.test(text);
}

function tagOf(text: string): string | undefined {
  const counts = scripts.map((script) => ({ script, count: text.match(script.letters)?.length ?? 0 }));
  // Kana and Hangul mark a text as Japanese or Korean however many Han characters stand beside them.
  const marked = counts.find(({ script, count }) => count > 0 && (script.tag === 'ja' || script.tag === 'ko'));
  const most = counts.reduce((best, next) => (next.count > best.count ? next : best));
  if (most.count === 0) return undefined;
  const { script } = most.script.tag === 'und-hani' && marked ? marked : most;
  const proof = script.proofs?.find(({ letters, but }) => letters.test(text) && !but?.test(text));
  return proof?.tag ?? script.tag;
}
