/**
 * Keeps the sources that a page cites. In go the marks that cite, as the page is rendered; out come ids, and at the end
 * the sources in the order of their first use. A named `<ref>` may be used before it is defined, and a short citation
 * before the work it means is listed, so the whole page is looked through once before.
 */
import { slice, trimRange, type Range } from '../../range.ts';
import type { CitedSource } from '../article.ts';
import { readSource, shortKey, shortKeyOf } from './citation.ts';
import type { Content, ElementNode, Node, TemplateNode } from './node.ts';
import { Renderer, type RenderContext, type SourceKeeper } from './render.ts';
import { readAttributes } from './tag.ts';
import { TemplateArguments } from './template-arguments.ts';
import { findRow } from './template-table.ts';

/** The sources of one page. */
export class PageSources implements SourceKeeper {
  readonly #renderer: Renderer;
  /** The content of named references, by group and name. */
  readonly #named = new Map<string, Content>();
  /** Cite templates, and once a short citation asks for one, the same by their short keys. */
  readonly #cited: TemplateNode[] = [];
  #works: ReadonlyMap<string, TemplateNode> | undefined;
  readonly #ids = new Map<string, readonly string[]>();
  readonly #found = new Map<string, CitedSource>();
  #count = 0;

  constructor(text: string, tree: Content, context: RenderContext) {
    this.#renderer = new Renderer(text, context);
    this.#survey(tree.nodes);
  }

  /** The sources, in the order of first use. */
  get list(): readonly CitedSource[] {
    return [...this.#found.values()];
  }

  ofElement(node: ElementNode): readonly string[] {
    const attributes = readAttributes(this.#renderer.text, node.attributes);
    const name = attributes.get('name') ?? '';
    const group = attributes.get('group') ?? '';
    const content = node.content ?? (name === '' ? undefined : this.#named.get(`${group}\n${name}`));
    return content ? this.#ofContent(content, group !== '') : [];
  }

  ofTemplate(node: TemplateNode): readonly string[] {
    return this.#once(`template ${node.start}`, () => {
      const { key } = this.#renderer.nameOf(node);
      const args = new TemplateArguments(node, this.#renderer, false);
      if (findRow(key, this.#renderer.context.templates)?.row.form === 'reference') {
        const group = args.words('group');
        const content = args.content('1') ?? this.#named.get(`${group}\n${args.words('name')}`);
        return content ? this.#ofContent(content, group !== '') : [];
      }
      const id = this.#newId();
      const names = this.#renderer.context.templates.sources;
      const source = readSource(id, node, key, args, names);
      if (source.words === '' && source.url === undefined) return [];
      this.#found.set(id, source);
      return [id];
    });
  }

  ofShortCitation(args: TemplateArguments): { source: string; pages?: string }[] {
    const pages = args.words(['p', 'pp', 'page', 'pages', 'loc', 'S', 'Seite', 'Seiten']);
    const parts = args.positional().map((passage) => passage.words);
    const work = (this.#works ??= this.#worksByKey()).get(shortKey(parts));
    if (!work) return [];
    return this.ofTemplate(work).map((source) => ({ source, ...(pages !== '' && { pages }) }));
  }

  ofAddress(place: Range): readonly string[] {
    return this.#once(`address ${place.start}`, () => {
      const url = slice(this.#renderer.text, place);
      const id = this.#newId();
      this.#found.set(id, { id, range: place, authors: [], url, words: url });
      return [id];
    });
  }

  /** The sources of a reference: its cite templates, or else its words. A note cites only what it cites by template. */
  #ofContent(content: Content, note: boolean): readonly string[] {
    return this.#once(`content ${content.start}`, () => {
      const cited = [...this.#citing(content.nodes)];
      if (cited.length > 0) return [...new Set(cited)];
      if (note) return [];
      const passage = this.#renderer.passage(content, false);
      const url = passage.addresses?.[0]?.address ?? this.#bareAddress(content);
      const words = passage.words === '' ? (url ?? '') : passage.words;
      if (words === '') return [];
      const id = this.#newId();
      const range = trimRange(this.#renderer.text, content);
      this.#found.set(id, { id, range, authors: [], ...(url !== undefined && { url }), words });
      return [id];
    });
  }

  *#citing(nodes: readonly Node[]): Generator<string> {
    for (const node of nodes) {
      if (node.kind !== 'template') continue;
      const found = findRow(this.#renderer.nameOf(node).key, this.#renderer.context.templates);
      if (found?.row.form === 'source') yield* this.ofTemplate(node);
      else if (found?.row.form === 'short-citation')
        for (const { source } of this.ofShortCitation(new TemplateArguments(node, this.#renderer, false))) yield source;
    }
  }

  #bareAddress(content: Content): string | undefined {
    const node = content.nodes.find((mark) => mark.kind === 'address');
    if (node?.kind === 'address') return slice(this.#renderer.text, node.address);
    return /https?:\/\/[^\s<>"[\]{}|]+/i.exec(slice(this.#renderer.text, content))?.[0];
  }

  #newId(): string {
    return `source-${++this.#count}`;
  }

  /** What was found for a mark. */
  #once(key: string, read: () => readonly string[]): readonly string[] {
    const known = this.#ids.get(key);
    if (known) return known;
    const ids = read();
    this.#ids.set(key, ids);
    return ids;
  }

  /** Notes what is defined on the page: named references and the works that short citations mean. */
  #survey(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (node.kind === 'element') this.#surveyElement(node);
      else if (node.kind === 'link') for (const part of node.parts) this.#survey(part.nodes);
      else if (node.kind === 'template') {
        this.#surveyTemplate(node);
        for (const part of node.parts) this.#survey(part.nodes);
      }
    }
  }

  #surveyElement(node: ElementNode): void {
    if (!node.content) return;
    if (node.name === 'ref') {
      const attributes = readAttributes(this.#renderer.text, node.attributes);
      const name = attributes.get('name') ?? '';
      const key = `${attributes.get('group') ?? ''}\n${name}`;
      if (name !== '' && !this.#named.has(key)) this.#named.set(key, node.content);
    }
    this.#survey(node.content.nodes);
  }

  #surveyTemplate(node: TemplateNode): void {
    const { templates } = this.#renderer.context;
    const form = findRow(this.#renderer.nameOf(node).key, templates)?.row.form;
    if (form === 'source') this.#cited.push(node);
    else if (form === 'reference') {
      const args = new TemplateArguments(node, this.#renderer, false);
      const content = args.content('1');
      const name = args.words('name');
      if (content && name !== '') this.#named.set(`${args.words('group')}\n${name}`, content);
    }
  }

  #worksByKey(): Map<string, TemplateNode> {
    const works = new Map<string, TemplateNode>();
    for (const node of this.#cited) {
      const args = new TemplateArguments(node, this.#renderer, false);
      const key = shortKeyOf(args, this.#renderer.context.templates.sources);
      if (key !== undefined && !works.has(key)) works.set(key, node);
    }
    return works;
  }
}
