/**
 * HTML by construction: a template whose holes take text, and text is always escaped. Only what a template made goes in
 * unescaped, so no words of an article can become markup.
 */

/** HTML that a template made. */
export class Markup {
  readonly text: string;

  /** For this file alone: everything else writes `html`. */
  constructor(text: string) {
    this.text = text;
  }
}

/** What may stand in a hole; nothing is written for `undefined` and `false`. */
export type Content = Markup | string | number | undefined | false | readonly Content[];

/**
 * What HTML gives another meaning, or forbids: control characters, and the embeddings and overrides by which a stretch of
 * text could reorder what stands around it. Each becomes one character, so that offsets stay true.
 */
const special =
  /[&<>"'\r\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef\ufffe\uffff]/g;

const written: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '\r': '&#13;',
};

/** Text as it may stand in an element or a quoted attribute. */
export function escapeText(text: string): string {
  return text.toWellFormed().replace(special, (char) => written[char] ?? '\ufffd');
}

function write(content: Content): string {
  if (content instanceof Markup) return content.text;
  if (typeof content === 'string') return escapeText(content);
  if (typeof content === 'number') return String(content);
  if (content === undefined || content === false) return '';
  return content.map(write).join('');
}

/** A template of HTML. Attributes stand in double quotes. */
export function html(strings: TemplateStringsArray, ...holes: readonly Content[]): Markup {
  const parts = squeeze(strings);
  let text = parts[0] ?? '';
  for (const [index, hole] of holes.entries()) text += write(hole) + (parts[index + 1] ?? '');
  return new Markup(text);
}

const squeezed = new WeakMap<TemplateStringsArray, readonly string[]>();

/** The fixed parts of a template without their indentation; what is left of white space is the same to HTML. */
function squeeze(strings: TemplateStringsArray): readonly string[] {
  let parts = squeezed.get(strings);
  if (!parts) {
    parts = strings.map((part) => part.replace(/\s*\n\s*|(?<=>) $/g, '\n'));
    squeezed.set(strings, parts);
  }
  return parts;
}

/** Pieces with something between them. */
export function join(pieces: readonly Content[], between: Content): Content {
  return pieces.flatMap((piece, index) => (index === 0 ? [piece] : [between, piece]));
}

/** Data in a script element that no script runs: no text in it can close the element. */
export function dataScript(type: string, data: object): Markup {
  const text = JSON.stringify(data).replace(/[<>&\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, unicodeEscape);
  return html`<script type="${type}">
    ${new Markup(text)}
  </script>`;
}

function unicodeEscape(char: string): string {
  return `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** An address that may become a link: whatever is not `http` or `https` may not. */
export function webAddress(address: string): string | undefined {
  return /^https?:\/\/[^\s]+$/.test(address) ? address : undefined;
}
