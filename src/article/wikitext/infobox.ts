/**
 * Reads the infobox templates of a page. In goes the content of its lead, out come the fields of all of them, those in
 * the value of a field (`| module = {{Infobox …}}`) included; each field says which template it is from.
 */
import { trimRange, type Range } from '../../range.ts';
import type { Field, Infobox, Leaf } from '../article.ts';
import { normaliseKey } from '../key.ts';
import { wholeMap, type Passage } from '../passage.ts';
import { inside, parameterName } from './content.ts';
import type { Content, Node, Part, TemplateNode } from './node.ts';
import type { Renderer } from './render.ts';
import { isInfobox, linkTarget } from './site.ts';
import { findRow } from './template-table.ts';

/** The infobox of a page, made of all its templates. */
export interface InfoboxReading {
  /** Absent when no template is one. */
  readonly infobox?: Infobox;
  readonly templates: readonly string[];
  readonly leaves: readonly Leaf[];
}

/** Reads the infobox templates among the marks of the lead. */
export function readInfoboxes(nodes: readonly Node[], renderer: Renderer): InfoboxReading {
  const found: Found = { fields: [], templates: [], leaves: [], ranges: [] };
  for (const node of nodes) searchNode(node, renderer, found);
  const { fields, templates, leaves, ranges } = found;
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (!first || !last) return { templates, leaves };
  const range = { start: first.start, end: Math.max(...ranges.map(({ end }) => end)) };
  return { infobox: { range, names: [], fields }, templates, leaves };
}

interface Found {
  readonly fields: Field[];
  readonly templates: string[];
  readonly leaves: Leaf[];
  readonly ranges: Range[];
}

/** Looks for infoboxes in a mark; true if there was one. */
function searchNode(node: Node, renderer: Renderer, found: Found): boolean {
  if (node.kind !== 'template') return false;
  const { key } = renderer.nameOf(node);
  const { site, templates } = renderer.context;
  if (isInfobox(key, site) && !findRow(key, templates)) {
    readTemplate(node, key, renderer, found);
    return true;
  }
  const before = found.templates.length;
  for (const part of node.parts.slice(1)) for (const inner of part.nodes) searchNode(inner, renderer, found);
  return found.templates.length > before;
}

function readTemplate(node: TemplateNode, key: string, renderer: Renderer, found: Found): void {
  const template = found.templates.length;
  found.templates.push(key);
  found.ranges.push({ start: node.start, end: node.end });
  for (const part of node.parts.slice(1)) {
    if (part.equals < 0) {
      for (const inner of part.nodes) searchNode(inner, renderer, found);
      continue;
    }
    const name = parameterName(renderer.text, part);
    if (name === '' || name.length > 100) continue;
    const keyRange = trimRange(renderer.text, { start: part.start, end: part.equals });
    found.leaves.push({ kind: 'key', range: keyRange });
    const before = found.templates.length;
    for (const inner of part.nodes) searchNode(inner, renderer, found);
    // A field that holds an infobox has no value of its own.
    if (found.templates.length === before)
      found.fields.push(readField(name, keyRange, part, template, renderer, found));
  }
}

function readField(
  key: string,
  keyRange: Range,
  part: Part,
  template: number,
  renderer: Renderer,
  found: Found,
): Field {
  const content = inside(part, part.equals + 1, part.end);
  const read = renderer.passage(content, true);
  const value = read.words === '' ? (fileName(content, renderer) ?? read) : read;
  if (value.range.start < value.range.end) found.leaves.push({ kind: 'value', range: value.range });
  const range = { start: keyRange.start, end: Math.max(part.equals + 1, value.range.end) };
  return { key, ...normaliseKey(key), value, range, keyRange, template };
}

/** A value that is a picture and nothing else: the name of its file. */
function fileName(content: Content, renderer: Renderer): Passage | undefined {
  for (const node of content.nodes) {
    if (node.kind !== 'link' || !node.parts[0]) continue;
    const target = linkTarget(renderer.targetOf(node.parts[0]), renderer.context.site);
    if (target.kind !== 'file') continue;
    const place = { start: node.parts[0].start, end: node.parts[0].end };
    return { words: target.name, range: trimRange(renderer.text, content), map: wholeMap(place) };
  }
  return undefined;
}
