// Renders the wikitext of one page to the plain form of source/articles: title, name line, `- Key: value` for the
// parameters of its infobox, then paragraphs, headings and bullets. A tool for making test material, not a reader of
// the product: it handles what the pages in test/cases need and drops the rest.
//
//   node test/render/render-plain.mjs --title "Bodmin" Bodmin.wikitext
//   bzip2 -dc dump.xml.bz2 | node test/render/render-plain.mjs --page "Alain Connes" -
//   … --keep "Work,Books"    only the lead and these sections
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { templateFor } from './templates.mjs';

const entities = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  thinsp: ' ',
  ndash: '–',
  mdash: '—',
  minus: '−',
  deg: '°',
  hellip: '…',
  eacute: 'é',
  times: '×',
  prime: '′',
  Prime: '″',
  middot: '·',
  bull: '•',
  pound: '£',
  euro: '€',
  sect: '§',
  frac12: '½',
  zwnj: '',
  shy: '',
};

function decode(text) {
  return text.replace(/&(#x?[0-9a-f]+|[a-z0-9]+);/gi, (whole, name) => {
    if (name[0] !== '#') return Object.hasOwn(entities, name) ? entities[name] : whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole;
  });
}

/** Takes out what never shows: comments, references, galleries, formulas, magic words. */
function strip(text) {
  return text
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<ref\b[^<>]*\/>/gi, '')
    .replace(/<(ref|gallery|timeline|imagemap|score|math|source|syntaxhighlight|table)\b[^<>]*>[\s\S]*?<\/\1\s*>/gi, '')
    .replace(/__[A-Z]+__/g, '');
}

/** The index after the bracket that closes the one at `from`, or -1. */
function closing(text, from, open, close) {
  let depth = 0;
  for (let i = from; i < text.length;) {
    if (text.startsWith(open, i)) {
      depth++;
      i += open.length;
    } else if (text.startsWith(close, i)) {
      depth--;
      i += close.length;
      if (depth === 0) return i;
    } else i++;
  }
  return -1;
}

/** Splits at `|` outside of inner templates and links. */
function split(text) {
  const parts = [];
  let depth = 0;
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const two = text.slice(i, i + 2);
    if (two === '{{' || two === '[[') (depth++, i++);
    else if (two === '}}' || two === ']]') (depth--, i++);
    else if (text[i] === '|' && depth === 0) {
      parts.push(text.slice(start, i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts;
}

/** Name and parameters of the template whose inner text this is, not yet rendered. */
function parseTemplate(inner) {
  const [head, ...parts] = split(inner);
  let name = head.trim().replace(/_/g, ' ').toLowerCase();
  const colon = /^(formatnum|flag|lc|uc):(.*)$/s.exec(name);
  if (colon) {
    name = colon[1];
    parts.unshift(head.slice(head.indexOf(':') + 1));
  }
  const positional = [];
  const named = [];
  for (const part of parts) {
    const match = /^\s*([^={}[\]<>|]{1,60}?)\s*=([\s\S]*)$/.exec(part);
    if (!match) positional.push(part);
    else if (/^\d+$/.test(match[1])) positional[Number(match[1]) - 1] = match[2];
    else named.push([match[1], match[2]]);
  }
  return { name, positional: [...positional].map((value) => value ?? ''), named };
}

const isBox = (name) => /^(infobox|geobox|taxobox|speciesbox|chembox|automatic taxobox)\b/.test(name);
const dropped = /^(file|image|category|wikt|media|s|commons|[a-z]{2,3}|simple|zh-[a-z-]+|be-[a-z-]+):/i;

/** Expands templates and links; line structure and the `*` of lists stay. */
function expand(text) {
  let out = '';
  for (let i = 0; i < text.length;) {
    if (text.startsWith('{{', i)) {
      const end = closing(text, i, '{{', '}}');
      if (end < 0) {
        i += 2;
        continue;
      }
      const { name, positional, named } = parseTemplate(text.slice(i + 2, end - 2));
      const render = templateFor(name);
      if (render) {
        const values = positional.map((value) => expand(value).trim());
        const table = {};
        for (const [key, value] of named) {
          const shown = expand(value).trim();
          if (shown) table[key.toLowerCase()] = shown;
        }
        out += render(values, table);
      }
      i = end;
    } else if (text.startsWith('{|', i) && (i === 0 || /\n[ :*]*$/.test(text.slice(Math.max(0, i - 8), i)))) {
      const end = closing(text, i, '{|', '|}');
      i = end < 0 ? text.length : end;
    } else if (text.startsWith('[[', i)) {
      const end = closing(text, i, '[[', ']]');
      if (end < 0) {
        i += 2;
        continue;
      }
      const parts = split(text.slice(i + 2, end - 2));
      const target = parts[0].trim();
      // `[[:Category:X]]` is a link that shows; `[[Category:X]]` is not.
      if (!dropped.test(target)) out += parts.length > 1 ? expand(parts.at(-1)) : target.replace(/^:/, '');
      i = end;
    } else if (/^\[(https?:)?\/\//.test(text.slice(i, i + 9))) {
      const end = text.indexOf(']', i);
      const line = text.indexOf('\n', i);
      if (end < 0 || (line >= 0 && line < end)) {
        out += text[i++];
        continue;
      }
      const inner = text.slice(i + 1, end);
      const blank = inner.search(/\s/);
      out += blank < 0 ? '' : expand(inner.slice(blank + 1));
      i = end + 1;
    } else out += text[i++];
  }
  return out;
}

/** Drops tags and quotes, decodes entities; `line` is what `<br>` becomes. */
function flatten(text, line) {
  return decode(
    text
      .replace(/<br\s*\/?\s*>|<\/br>/gi, line)
      .replace(/<\/?[a-z][a-z0-9]*\b[^<>]*>/gi, '')
      .replace(/'''''|'''|''/g, ''),
  ).replace(/[\u00a0\u2009\u202f]/g, ' ');
}

/** The value of an infobox parameter on one line: list items and lines joined by commas, `** x` kept as `* x`. */
function renderValue(raw) {
  const lines = flatten(expand(strip(raw)), '\n')
    .split('\n')
    .map((line) => line.replace(/^\s*[*#](?=\s*[^*#\s])\s*/, '').replace(/^\s*[*#]+(?=[*#])\s*/, ''))
    // The seed writes a nested bullet `** Battle` as `* Battle`, and `A <br />B` as `A , B`.
    .map((line) => line.replace(/^[*#]+\s*/, '* ').trimStart())
    .filter((line) => line.trim() !== '');
  let value = '';
  for (const line of lines) {
    if (value === '') value = line;
    else if (/[,;:]\s*$/.test(value)) value = `${value.trimEnd()} ${line}`;
    else value += `, ${line}`;
  }
  return value
    .replace(/[\t\r\f\v ]+/g, ' ')
    .replace(/\(\s*\)/g, '')
    .trim();
}

/** `term_start1` as `Term Start1`. */
function keyWords(key) {
  return key
    .trim()
    .split(/[_\s]+/)
    .filter(Boolean)
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join(' ');
}

/** The parameters of an infobox that have a value, an infobox inside a parameter in its place. */
function fieldsOf({ named, positional }) {
  const fields = [];
  for (const raw of positional) {
    const start = raw.indexOf('{{');
    const inner = start >= 0 ? innerBox(raw.slice(start)) : undefined;
    if (inner) fields.push(...fieldsOf(inner));
  }
  for (const [key, raw] of named) {
    const inner = innerBox(strip(raw).trim());
    if (inner) {
      fields.push(...fieldsOf(inner).filter(([name]) => !/^(name|embed|child|module)$/i.test(name)));
      continue;
    }
    const value = renderValue(raw);
    if (value) fields.push([key, value]);
  }
  return fields;
}

function innerBox(text) {
  if (!text.startsWith('{{')) return undefined;
  const end = closing(text, 0, '{{', '}}');
  if (end < 0) return undefined;
  const template = parseTemplate(text.slice(2, end - 2));
  return isBox(template.name) ? template : undefined;
}

/** The infoboxes before the first heading, and the text without them. */
function takeBoxes(text) {
  const heading = text.search(/^==/m);
  const limit = heading < 0 ? text.length : heading;
  const boxes = [];
  let rest = '';
  for (let i = 0; i < text.length;) {
    if (i < limit && text.startsWith('{{', i)) {
      const end = closing(text, i, '{{', '}}');
      const template = end < 0 ? undefined : parseTemplate(text.slice(i + 2, end - 2));
      if (template && isBox(template.name)) {
        boxes.push(template);
        i = end;
        continue;
      }
      if (template) {
        rest += text.slice(i, end);
        i = end;
        continue;
      }
    }
    rest += text[i++];
  }
  return { boxes, rest };
}

/** Body lines: headings, bullets, indented lines, and paragraphs with their line ends joined. */
function renderBody(text) {
  const blocks = [];
  let paragraph = [];
  const flush = () => {
    const words = paragraph
      .join(' ')
      .replace(/\s+/g, ' ')
      .replace(/\(\s*\)/g, '')
      .replace(/ +([,.;])/g, '$1')
      .trim();
    if (words) blocks.push({ kind: 'paragraph', line: words });
    paragraph = [];
  };
  for (const line of text.split('\n')) {
    const heading = /^(={2,6})\s*(.*?)\s*\1\s*$/.exec(line);
    const bullet = /^\s*([*#]+)\s*(.*)$/.exec(line);
    const indent = /^[:;]+\s*(.*)$/.exec(line);
    if (heading) {
      flush();
      blocks.push({
        kind: 'heading',
        level: heading[1].length,
        title: heading[2],
        line: `${heading[1]} ${heading[2]} ${heading[1]}`,
      });
    } else if (bullet) {
      flush();
      const words = bullet[2].replace(/\s+/g, ' ').trim();
      if (/[\p{L}\p{N}]/u.test(words)) blocks.push({ kind: 'item', line: `- ${words}` });
    } else if (indent) {
      flush();
      const words = indent[1].replace(/\s+/g, ' ').trim();
      if (/[\p{L}\p{N}]/u.test(words)) blocks.push({ kind: 'indent', line: ` ${words}` });
    } else if (line.trim() === '') flush();
    else if (!/^\s*[|!}]/.test(line)) paragraph.push(line);
  }
  flush();
  return blocks.filter((block) => block.kind === 'heading' || /[\p{L}\p{N}]/u.test(block.line));
}

/** Leaves out sections without text, and those not asked for; a section goes with its subsections. */
function cutSections(blocks, keep) {
  const out = [];
  let taken = true;
  for (const block of blocks) {
    if (block.kind === 'heading' && block.level === 2) taken = !keep || keep.has(block.title.toLowerCase());
    if (!taken) continue;
    while (block.kind === 'heading' && out.at(-1)?.kind === 'heading' && out.at(-1).level >= block.level) out.pop();
    out.push(block);
  }
  while (out.at(-1)?.kind === 'heading') out.pop();
  return out;
}

/** A page's wikitext in the plain form; `keep` names the level-two sections to take, all when absent. */
export function renderPlain(wikitext, title, keep) {
  const { boxes, rest } = takeBoxes(strip(wikitext.replace(/\r\n?/g, '\n')));
  const fields = boxes.flatMap(fieldsOf);
  const take = (wanted) => {
    const at = fields.findIndex(([key]) => key.toLowerCase().replace(/\s/g, '_') === wanted);
    return at < 0 ? undefined : fields.splice(at, 1)[0][1];
  };
  const lines = [`= ${title} =`, ''];
  if (boxes.length > 0) {
    lines.push([take('name') ?? title, take('native_name')].filter(Boolean).join(' , '));
    for (const [key, value] of fields) lines.push(`- ${keyWords(key)}: ${value}`);
    lines.push('');
  }
  const quoted = rest.replace(
    /<blockquote\b[^<>]*>([\s\S]*?)<\/blockquote>/gi,
    (_, words) => `\n: "${words.trim().replace(/\s+/g, ' ').replace(/^"|"$/g, '')}"\n`,
  );
  const body = flatten(expand(quoted), '\n');
  const blocks = cutSections(renderBody(body), keep && new Set(keep.map((name) => name.toLowerCase())));
  let before;
  for (const block of blocks) {
    const tight = before === 'heading' || (before === 'item' && block.kind === 'item');
    if (before && !tight) lines.push('');
    lines.push(block.line);
    before = block.kind;
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

/** The wikitext of one page of a MediaWiki XML dump. */
export function pageOf(xml, title) {
  const escaped = title.replace(/&/g, '&amp;');
  const page = xml.indexOf(`<title>${escaped}</title>`);
  const text = page < 0 ? -1 : xml.indexOf('<text', page);
  if (text < 0) throw new Error(`No page "${title}"`);
  const from = xml.indexOf('>', text) + 1;
  const unescape = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return xml.slice(from, xml.indexOf('</text>', from)).replace(/&(lt|gt|quot|amp);/g, (_, name) => unescape[name]);
}

if (process.argv[1] === import.meta.filename) {
  const { values, positionals } = parseArgs({
    options: { title: { type: 'string' }, page: { type: 'string' }, keep: { type: 'string' } },
    allowPositionals: true,
  });
  const input = readFileSync(positionals[0] === '-' ? 0 : positionals[0], 'utf8');
  const text = values.page ? pageOf(input, values.page) : input;
  process.stdout.write(renderPlain(text, values.title ?? values.page, values.keep?.split(',')));
}
