/**
 * Renders wikitext to the words that a reader sees. In go content and what is known of the wiki, out come passages;
 * templates become words by their rows, and one that has none gives its numbered parameters, with the passage marked as
 * guessed. Never throws; each part of a template is rendered at most once per use.
 */
import { decodeHTMLStrict } from 'entities';
import { slice, trimRange, type Range } from '../../range.ts';
import type { Passage } from '../passage.ts';
import { inside } from './content.ts';
import { writeForm } from './form.ts';
import type { Content, ElementNode, LinkNode, Node, TagNode, TemplateNode } from './node.ts';
import { isInfobox, linkTarget, templateKey, type LinkTarget, type SiteProfile } from './site.ts';
import { readAttributes, verbatim } from './tag.ts';
import { findRow, type TemplateTable } from './template-table.ts';
import { TemplateArguments } from './template-arguments.ts';
import { exactPassage, PassageWriter } from './writer.ts';

/** What rendering needs to know beside the text. */
export interface RenderContext {
  readonly site: SiteProfile;
  readonly templates: TemplateTable;
  readonly title: string;
  /** The title that a title redirects to, where a table of redirects is given. */
  readonly redirects?: ReadonlyMap<string, string>;
}

/** Keeps the sources of a page: a mark that cites goes in, the ids of what it cites come out. */
export interface SourceKeeper {
  ofElement(node: ElementNode): readonly string[];
  ofTemplate(node: TemplateNode): readonly string[];
  ofShortCitation(args: TemplateArguments): readonly { source: string; pages?: string }[];
  ofAddress(place: Range): readonly string[];
}

/** Renders the parts of one text. */
export class Renderer {
  readonly text: string;
  readonly context: RenderContext;
  readonly sources: SourceKeeper | undefined;
  /** How often each template without a row was met where its words were wanted, and where first. */
  readonly unknown = new Map<string, { count: number; range: Range }>();
  /** By title, the Wikidata items that templates give for pages they link to; empty where two give different ones. */
  readonly #items = new Map<string, string>();
  /** Whether templates without a row are left out: they stand alone, as boxes and banners do. */
  #alone = false;

  constructor(text: string, context: RenderContext, sources?: SourceKeeper) {
    this.text = text;
    this.context = context;
    this.sources = sources;
  }

  /** The Wikidata items that the page itself gives, by title. */
  get items(): ReadonlyMap<string, string> {
    return new Map([...this.#items].filter(([, item]) => item !== ''));
  }

  /** Notes the Wikidata item of a page that a template links to; what is no item's name is none. */
  tellItem(title: string, item: string): void {
    if (!/^Q[1-9]\d{0,11}$/.test(item)) return;
    this.#items.set(title, (this.#items.get(title) ?? item) === item ? item : '');
  }

  /** The words of a stretch; with `lines`, lines and bullets are kept. */
  passage(content: Content, lines: boolean, alone = false): Passage {
    const range = trimRange(this.text, content);
    // Most parameters are a few plain words. A star or hash may be a bullet.
    if (content.nodes.length === 0 && !(lines && /[*#]/.test(this.text.charAt(range.start)))) {
      const exact = exactPassage(this.text, range);
      if (exact) return exact;
    }
    const writer = new PassageWriter(this.text, lines);
    const before = this.#alone;
    this.#alone = alone;
    const bullet = lines ? this.#leadingBullet(content, range) : undefined;
    if (bullet) writer.break(bullet, bullet.end - bullet.start);
    this.write(bullet ? inside(content, bullet.end, range.end) : inside(content, range.start, range.end), writer);
    this.#alone = before;
    return writer.passage(range);
  }

  /** The marks of a bullet that a value begins with. A lone `*` on the line of the key may be a letter of the name. */
  #leadingBullet(content: Content, range: Range): Range | undefined {
    const marks = /^(?:\*+|#+)/.exec(this.text.slice(range.start, Math.min(range.end, range.start + 8)))?.[0];
    if (marks === undefined) return undefined;
    const ownLine = this.text.slice(content.start, range.start).includes('\n');
    if (!ownLine && (marks.startsWith('#') || !/\n\s*\*/.test(slice(this.text, range)))) return undefined;
    return { start: range.start, end: range.start + marks.length };
  }

  /** Writes content. */
  write(content: Content, out: PassageWriter): void {
    const { text } = this;
    let at = content.start;
    const open: { start: number; address: string } = { start: -1, address: '' };
    const hiding: string[] = [];
    const { nodes } = content;
    for (let index = 0; index < nodes.length; index++) {
      const node = nodes[index] as Node;
      if (node.start > at) out.copy(at, node.start);
      at = node.end;
      switch (node.kind) {
        case 'link':
          if (this.#writeLink(node, out)) at = this.#writeTrail(node.end, nodes[index + 1]?.start ?? content.end, out);
          continue;
        case 'tag': {
          this.#writeTag(node, out, hiding);
          continue;
        }
        case 'address':
          open.address = slice(text, node.address);
          open.start = out.length;
          // A link without words shows as a number: it cites, or in a field it is the value.
          if (nodes[index + 1]?.start === node.end && nodes[index + 1]?.kind === 'address-end')
            this.#writeBareAddress(node.address, out);
          continue;
        case 'address-end':
          if (open.start >= 0) out.address(open.start, open.address);
          open.start = -1;
          continue;
        default: {
          this.#writeNode(node, out);
          continue;
        }
      }
    }
    if (at < content.end) out.copy(at, content.end);
    out.hidden -= hiding.length;
    out.figures = undefined;
  }

  #writeNode(node: Exclude<Node, LinkNode | TagNode>, out: PassageWriter): void {
    const { text } = this;
    switch (node.kind) {
      case 'template': {
        this.#writeTemplate(node, out);
        return;
      }
      case 'parameter':
        if (node.parts[1]) this.write(node.parts[1], out);
        return;
      case 'element': {
        this.#writeElement(node, out);
        return;
      }
      case 'character': {
        out.put(decodeHTMLStrict(slice(text, node)), node);
        return;
      }
      case 'quote': {
        out.copy(node.start, node.start + node.kept);
        return;
      }
      case 'text': {
        out.copy(node.start, node.end);
        return;
      }
      default:
        return;
    }
  }

  /** Writes a link; false if it is none that a reader sees as one. */
  #writeLink(node: LinkNode, out: PassageWriter): boolean {
    const [target, label, ...rest] = node.parts;
    if (!target) return false;
    const written = this.targetOf(target);
    const to: LinkTarget = written.includes('\n') ? { kind: 'invalid' } : linkTarget(written, this.context.site);
    if (to.kind === 'invalid') {
      out.copy(node.start, node.start + 2);
      this.write({ start: node.start + 2, end: node.end - 2, nodes: node.parts.flatMap((part) => part.nodes) }, out);
      out.copy(node.end - 2, node.end);
      return false;
    }
    if (to.kind === 'file' || to.kind === 'category' || to.kind === 'hidden') return false;
    const start = out.length;
    const links = out.linkCount;
    out.inline++;
    if (label) {
      this.write(label, out);
      for (const part of rest) {
        out.copy(part.start - 1, part.start);
        this.write(part, out);
      }
    } else if (written.trimStart().startsWith(':')) out.put(written.replace(/^\s*:/, ''), target);
    else this.write(target, out);
    out.inline--;
    // A link within the words of a link makes the outer one text.
    if (to.kind === 'page' && out.linkCount === links && to.title !== this.context.title)
      out.link(start, this.context.redirects?.get(to.title) ?? to.title);
    return true;
  }

  /** The target of a link as words, or a template's name: comments gone, character references read. */
  targetOf(target: Content): string {
    if (target.nodes.length === 0) return slice(this.text, target);
    return this.passage(target, true).words;
  }

  #writeTrail(from: number, to: number, out: PassageWriter): number {
    const { trail } = this.context.site;
    trail.lastIndex = from;
    const length = trail.exec(this.text)?.[0].length ?? 0;
    if (length === 0 || from + length > to) return from;
    out.copy(from, from + length);
    out.extendLink(length);
    return from + length;
  }

  #writeBareAddress(place: Range, out: PassageWriter): void {
    if (out.lines) out.copy(place.start, place.end);
    else for (const source of this.sources?.ofAddress(place) ?? []) out.cite(source);
  }

  #writeTag(node: TagNode, out: PassageWriter, hiding: string[]): void {
    const { name, closing } = node;
    if (name === 'br' || name === 'hr' || name === 'p' || name === 'div' || name === 'tr') out.break(node);
    else if (name === 'li' && !closing) out.break(node, 1);
    else if (name === 'sup' || name === 'sub')
      out.figures = closing ? undefined : name === 'sup' ? 'raised' : 'lowered';
    if (closing) {
      if (hiding.at(-1) !== name) return;
      hiding.pop();
      out.hidden--;
    } else if (hiding.at(-1) === name || this.#hides(node)) {
      hiding.push(name);
      out.hidden++;
    }
  }

  #hides(node: TagNode): boolean {
    if (node.attributes.end - node.attributes.start < 10) return false;
    const style = readAttributes(this.text, node.attributes).get('style') ?? '';
    return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style);
  }

  #writeElement(node: ElementNode, out: PassageWriter): void {
    if (node.name === 'ref') for (const source of this.sources?.ofElement(node) ?? []) out.cite(source);
    else if (!node.content) return;
    else if (verbatim.has(node.name)) out.copy(node.content.start, node.content.end);
    else if (node.name === 'poem') this.write(node.content, out);
    else if (node.name === 'math' || node.name === 'chem' || node.name === 'ce') {
      const start = out.length;
      out.copy(node.content.start, node.content.end);
      out.guess(start, node.name);
    }
  }

  #writeTemplate(node: TemplateNode, out: PassageWriter): void {
    const { site, templates } = this.context;
    const { key, after } = this.nameOf(node);
    const found = findRow(key, templates);
    const args = new TemplateArguments(node, this, out.lines, after);
    if (found) writeForm({ ...found, node, args, renderer: this }, out);
    else if (!isInfobox(key, site) && !this.#alone && out.hidden === 0) this.#guess(key, node, args, out);
  }

  /** A template without a row: its numbered parameters, if it has any. */
  #guess(key: string, node: TemplateNode, args: TemplateArguments, out: PassageWriter): void {
    const known = this.unknown.get(key);
    if (known) known.count++;
    else this.unknown.set(key, { count: 1, range: { start: node.start, end: node.end } });
    const start = out.length;
    args.positional().forEach((passage, index) => {
      if (index > 0) out.join(' ');
      out.append(passage, node);
    });
    out.guess(start, key);
  }

  /** The names of templates that are written without marks, by how they are written. */
  readonly #names = new Map<string, string>();

  /** The name of a template; for `{{lc:words}}` with its colon, and where the words after it stand. */
  nameOf(node: TemplateNode): { key: string; after?: Content } {
    const [name] = node.parts;
    if (!name) return { key: '' };
    const written = name.nodes.length === 0 ? slice(this.text, name) : undefined;
    const known = written === undefined ? undefined : this.#names.get(written);
    if (known !== undefined) return { key: known };
    const first = name.nodes.find((mark) => mark.kind !== 'comment');
    const colon = this.text.slice(name.start, Math.min(first?.start ?? name.end, name.start + 60)).indexOf(':');
    if (colon > 0) {
      const word = templateKey(this.text.slice(name.start, name.start + colon + 1));
      if (this.context.templates.rows.has(word))
        return { key: word, after: inside(name, name.start + colon + 1, name.end) };
      const namespace = this.context.site.namespaces.get(word.slice(0, -1).trim());
      if (namespace === 'template')
        return { key: templateKey(this.targetOf(inside(name, name.start + colon + 1, name.end))) };
    }
    const key = templateKey(this.targetOf(name));
    if (written !== undefined) this.#names.set(written, key);
    return { key };
  }
}
