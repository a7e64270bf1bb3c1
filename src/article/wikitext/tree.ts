/**
 * Reads wikitext into a tree of marks in one pass over its characters. In goes any text, out comes its content; what is
 * never closed is text. The rules are those of MediaWiki's preprocessor (docs: Manual:Preprocessor, Parsing): braces
 * close from the inside, an element such as `<ref>` ends at its first closing tag, `|` belongs to the innermost braces
 * or brackets. Time is linear: nesting is kept on a stack of bounded depth, and no node is moved more than once.
 */
import type { Range } from '../../range.ts';
import type { Writable } from '../passage.ts';
import { balanceQuotes, dropAddress, frame, type Frame } from './frame.ts';
import type { Content, Node, QuoteNode } from './node.ts';
import { elements, tags } from './tag.ts';

/** How deep templates and links may nest; what opens deeper is text. MediaWiki stops at 40 templates. */
export const deepest = 50;

const address = /\[(?:\/\/|(?:https?|ftps?|sftp|ircs?|gopher):\/\/|(?:mailto|news):)[^\s[\]<>"|{}]+/iy;
const character = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/iy;
const switchWord = /__[\p{Lu}\p{Lo}]{1,40}__/uy;
const tagOpening = /<(\/?)([a-z][a-z\d]{0,19})(?=[\s/>])/iy;

/** Which characters begin a mark. */
const special = new Uint8Array(128);
for (const char of "{}[]|=<&'_\n") special[char.charCodeAt(0)] = 1;

function byCode(readers: Readonly<Record<string, () => void>>): (() => void)[] {
  const table: (() => void)[] = [];
  for (const [char, read] of Object.entries(readers)) table[char.charCodeAt(0)] = read;
  return table;
}

/** Reads a text. */
export function parseTree(text: string): Content {
  return new TreeReader(text).read();
}

class TreeReader {
  readonly #text: string;
  readonly #stack: Frame[];
  #top: Frame;
  #at = 0;
  /** Braces and brackets that are open, all frames together. */
  #depth = 0;
  /** By closing mark: where it stands next, so that no stretch is searched twice. */
  readonly #closings = new Map<string, Range>();

  /** What reads a mark, by the code of its first character. */
  readonly #readers: readonly (() => void)[];

  constructor(text: string) {
    this.#text = text;
    this.#readers = byCode({
      '{': () => this.#openBraces(),
      '}': () => this.#closeBraces(),
      '[': () => this.#openBracket(),
      ']': () => this.#closeBracket(),
      '|': () => this.#startPart(),
      '=': () => this.#endName(),
      '<': () => this.#readTag(),
      '&': () => this.#readPattern(character, 'character'),
      _: () => this.#readPattern(switchWord, 'switch'),
      "'": () => this.#readQuotes(),
      '\n': () => this.#endLine(),
    });
    this.#top = frame('root', 0, text.length, 0, { content: 0 });
    this.#stack = [this.#top];
  }

  read(): Content {
    const text = this.#text;
    for (;;) {
      const { limit } = this.#top;
      let at = this.#at;
      while (at < limit) {
        const code = text.charCodeAt(at);
        if (code < 128 && special[code] === 1) break;
        at++;
      }
      this.#at = at;
      if (at < limit) this.#readers[text.charCodeAt(at)]?.();
      else if (this.#endLimit()) break;
    }
    const root = this.#top.part;
    return { start: 0, end: text.length, nodes: root.nodes };
  }

  /** Closes the element whose content ends here; true at the end of the text. */
  #endLimit(): boolean {
    let index = this.#stack.length - 1;
    while (this.#stack[index]?.kind !== 'element' && index > 0) index--;
    this.#dropAbove(index);
    const { element, start, part } = this.#top;
    dropAddress(this.#top);
    balanceQuotes(this.#text, this.#top);
    if (!element) return true;
    this.#pop();
    part.end = this.#at;
    this.#add({ kind: 'element', ...element, start, content: part });
    this.#at = element.end;
    return false;
  }

  #openBraces(): void {
    const count = this.#run(0x7b);
    const start = this.#at;
    this.#at += count;
    const allowed = Math.min(count, 2 * (deepest - this.#depth));
    if (allowed < 2) return;
    // Of a long run the last ones are those that can be closed.
    const from = start + count - allowed;
    this.#push(frame('braces', from, this.#top.limit, allowed >> 1, { content: this.#at, braces: allowed }));
  }

  #closeBraces(): void {
    let count = this.#run(0x7d);
    while (count >= 2) {
      const index = this.#innermost('braces');
      if (index < 0) break;
      this.#dropAbove(index);
      const open = this.#top;
      const width = open.braces >= 3 && count >= 3 ? 3 : 2;
      const start = open.start + open.braces - width;
      open.part.end = this.#at;
      balanceQuotes(this.#text, open);
      this.#at += width;
      count -= width;
      open.braces -= width;
      const node: Node = { kind: width === 3 ? 'parameter' : 'template', start, end: this.#at, parts: open.parts };
      if (open.braces >= 2) {
        open.part = { start, end: start, equals: -1, nodes: [node] };
        open.parts = [open.part];
        open.quotes = [];
        open.address = undefined;
      } else {
        this.#pop();
        this.#add(node);
      }
    }
    this.#at += count;
  }

  #openBracket(): void {
    const text = this.#text;
    if (this.#code(1) === 0x5b && this.#code(2) !== 0x5b) {
      const content = this.#at + 2;
      if (this.#depth < deepest) this.#push(frame('brackets', this.#at, this.#top.limit, 1, { content }));
      this.#at += 2;
      return;
    }
    address.lastIndex = this.#at;
    const found = this.#top.address ? undefined : address.exec(text);
    const end = found ? this.#at + found[0].length : 0;
    if (!found || end > this.#top.limit) {
      this.#at++;
      return;
    }
    let words = end;
    while (words < this.#top.limit && (text.charCodeAt(words) === 0x20 || text.charCodeAt(words) === 0x09)) words++;
    const node = { kind: 'address' as const, start: this.#at, end: words, address: { start: this.#at + 1, end } };
    this.#top.address = node;
    this.#add(node);
    this.#at = words;
  }

  #closeBracket(): void {
    const top = this.#top;
    if (top.address) {
      top.address = undefined;
      this.#add({ kind: 'address-end', start: this.#at, end: ++this.#at });
    } else if (top.kind === 'brackets' && this.#code(1) === 0x5d) {
      top.part.end = this.#at;
      balanceQuotes(this.#text, top);
      this.#pop();
      this.#at += 2;
      this.#add({ kind: 'link', start: top.start, end: this.#at, parts: top.parts });
    } else this.#at++;
  }

  #startPart(): void {
    const top = this.#top;
    const at = this.#at++;
    if (top.kind !== 'braces' && top.kind !== 'brackets') return;
    dropAddress(top);
    balanceQuotes(this.#text, top);
    top.part.end = at;
    top.part = { start: at + 1, end: at + 1, equals: -1, nodes: [] };
    top.parts.push(top.part);
  }

  #endName(): void {
    const top = this.#top;
    if (top.kind === 'braces' && top.parts.length > 1 && top.part.equals < 0) top.part.equals = this.#at;
    this.#at++;
  }

  #endLine(): void {
    dropAddress(this.#top);
    balanceQuotes(this.#text, this.#top);
    this.#at++;
  }

  #readPattern(pattern: RegExp, kind: 'character' | 'switch'): void {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    const end = this.#at + (found?.[0].length ?? 0);
    if (found && end <= this.#top.limit) {
      this.#add({ kind, start: this.#at, end });
      this.#at = end;
    } else this.#at += kind === 'switch' ? this.#run(0x5f) : 1;
  }

  #readQuotes(): void {
    const count = this.#run(0x27);
    const start = this.#at;
    this.#at += count;
    if (count < 2) return;
    const kept = count === 4 ? 1 : Math.max(0, count - 5);
    const node: Writable<QuoteNode> = { kind: 'quote', start, end: this.#at, kept };
    this.#top.quotes.push(node);
    this.#add(node);
  }

  #readTag(): void {
    const text = this.#text;
    const start = this.#at;
    if (text.startsWith('<!--', start)) {
      const found = this.#find('-->', start + 4);
      this.#at = found ? found.end : this.#top.limit;
      this.#add({ kind: 'comment', start, end: this.#at });
      return;
    }
    tagOpening.lastIndex = start;
    const [opening, slash, written = ''] = tagOpening.exec(text) ?? [];
    const name = written.toLowerCase();
    const element = elements.get(name);
    const end = opening !== undefined && (element || tags.has(name)) ? this.#endOfTag(start + opening.length) : -1;
    this.#at = end < 0 ? start + 1 : end;
    if (opening === undefined || end < 0) return;
    const attributes = { start: start + opening.length, end: end - 1 };
    if (!element || slash === '/') {
      this.#add({ kind: 'tag', name, closing: slash === '/', start, end, attributes });
      return;
    }
    if (text.charAt(end - 2) === '/') {
      this.#add({ kind: 'element', name, start, end, attributes });
      return;
    }
    const closing = this.#find(`</${name}\\s*>`, end);
    if (!closing) {
      this.#add({ kind: 'tag', name, closing: false, start, end, attributes });
      return;
    }
    const whole = { name, attributes, start, end: closing.end };
    if (element === 'parsed' && this.#depth < deepest) {
      this.#push(frame('element', start, closing.start, 1, { content: end, element: whole }));
      return;
    }
    this.#add({ kind: 'element', ...whole, content: { start: end, end: closing.start, nodes: [] } });
    this.#at = closing.end;
  }

  /** The offset after the `>` of a tag; -1 if another `<` comes first. */
  #endOfTag(from: number): number {
    const text = this.#text;
    for (let at = from; at < this.#top.limit; at++) {
      const code = text.charCodeAt(at);
      if (code === 0x3e) return at + 1;
      if (code === 0x3c) return -1;
    }
    return -1;
  }

  /** The next place of a closing mark within the current limit. */
  #find(source: string, from: number): Range | undefined {
    let known = this.#closings.get(source);
    if (!known || from > known.start) {
      const pattern = new RegExp(source, 'gi');
      pattern.lastIndex = from;
      const found = pattern.exec(this.#text);
      known = { start: found?.index ?? Infinity, end: found ? found.index + found[0].length : Infinity };
      this.#closings.set(source, known);
    }
    return known.end <= this.#top.limit ? known : undefined;
  }

  /** How many times a character stands here, one after the other. */
  #run(code: number): number {
    let end = this.#at + 1;
    while (end < this.#top.limit && this.#text.charCodeAt(end) === code) end++;
    return end - this.#at;
  }

  #code(ahead: number): number {
    return this.#at + ahead < this.#top.limit ? this.#text.charCodeAt(this.#at + ahead) : -1;
  }

  #add(node: Node): void {
    this.#top.part.nodes.push(node);
  }

  #push(opened: Frame): void {
    this.#top = opened;
    this.#stack.push(opened);
    this.#depth += opened.depth;
  }

  #pop(): void {
    this.#depth -= this.#top.depth;
    this.#stack.pop();
    this.#top = this.#stack.at(-1) ?? this.#top;
  }

  /** The innermost open frame of a kind within the current element; -1 without one. */
  #innermost(kind: Frame['kind']): number {
    for (let index = this.#stack.length - 1; index >= 0; index--) {
      const found = this.#stack[index]?.kind;
      if (found === kind) return index;
      if (found === 'element') return -1;
    }
    return -1;
  }

  /** Makes text of what is open above a frame: the marks in it belong to the frame. */
  #dropAbove(index: number): void {
    const kept = this.#stack[index];
    if (!kept) return;
    for (const dropped of this.#stack.splice(index + 1)) {
      dropAddress(dropped);
      balanceQuotes(this.#text, dropped);
      for (const part of dropped.parts) for (const node of part.nodes) kept.part.nodes.push(node);
      this.#depth -= dropped.depth;
    }
    this.#top = kept;
  }
}
