/** Kin by generation: what an article states about parents, children, siblings and spouses goes in, a figure comes out. */
import type { Document } from '../../statement/document.ts';
import { entityLabel } from '../explanation.ts';
import { figure, fit } from './figure.ts';
import { html, type Content, type Markup } from './markup.ts';
import { entityPath, link, propertyOf } from './site-context.ts';
import { entityWords, type Showing } from './value-words.ts';

/** Two people: `up` is a parent of `down`, or both are of one generation. */
interface Tie {
  readonly kind: 'parent' | 'sibling' | 'spouse';
  readonly up: string;
  readonly down: string;
  /** As the statement has it. */
  readonly subject: string;
  readonly property: string;
  readonly value: string;
}

const box = { width: 176, height: 34, gapX: 18, gapY: 54 };
const mostPeople = 60;

/** The kin of an article's subject; undefined when it states of none. */
export function kinshipGraph(document: Document, showing: Showing): Markup | undefined {
  const ties = kinshipTies(document, showing);
  const [first] = ties;
  if (!first) return undefined;
  const { subject } = document.article;
  const start = ties.some(({ up, down }) => up === subject || down === subject) ? subject : first.down;
  const rows = layoutRows(generations(start, ties), ties);
  const places = new Map<string, { x: number; y: number }>();
  const widest = Math.max(...rows.map((row) => row.length));
  const width = Math.max(360, widest * (box.width + box.gapX) + box.gapX);
  for (const [level, row] of rows.entries()) {
    const indent = (width - row.length * (box.width + box.gapX) + box.gapX) / 2;
    for (const [index, key] of row.entries()) {
      places.set(key, { x: indent + index * (box.width + box.gapX), y: 8 + level * (box.height + box.gapY) });
    }
  }
  const shown = ties.filter(({ up, down }) => places.has(up) && places.has(down));
  const { context } = showing.place;
  return figure({
    id: 'kin',
    title: 'Family',
    caption:
      'One row for each generation, older above. Lines down lead from parents to children; dashed lines join siblings, double lines spouses.',
    width,
    height: rows.length * (box.height + box.gapY) - box.gapY + 30,
    drawing: [
      distinctTies(shown).map((tie) => drawTie(tie, places)),
      [...places].map(([key, at]) => drawPerson(key, at, showing, key === start)),
    ],
    words: html`<ul>
      ${shown.map(
        ({ subject: who, property, value }) =>
          html`<li>
            ${entityWords(who, showing)}: ${propertyOf(property, context).label} ${entityWords(value, showing)}
          </li> `,
      )}
    </ul>`,
  });
}

function kinshipTies({ statements }: Document, { place }: Showing): Tie[] {
  const { father, mother, parent, child, sibling, spouse } = place.context.properties.roles;
  const kinds = new Map<string, Tie['kind']>([
    ...[father, mother, parent, child].map((id) => [id, 'parent'] as const),
    [sibling, 'sibling'],
    [spouse, 'spouse'],
  ]);
  return statements.flatMap(({ subject, property, value, rank }): Tie[] => {
    const kind = kinds.get(property);
    if (!kind || rank === 'deprecated' || !('entity' in value) || value.entity === subject) return [];
    const other = value.entity;
    const [up, down] = property === child || kind !== 'parent' ? [subject, other] : [other, subject];
    return [{ kind, up, down, subject, property, value: other }];
  });
}

/** One tie for each pair and kind, and no line between siblings who share a parent that is shown. */
function distinctTies(ties: readonly Tie[]): Tie[] {
  const parents = new Map<string, Set<string>>();
  for (const { kind, up, down } of ties) {
    if (kind === 'parent') parents.set(down, (parents.get(down) ?? new Set()).add(up));
  }
  const seen = new Set<string>();
  return ties.filter(({ kind, up, down }) => {
    const key = `${kind} ${kind === 'parent' ? [up, down].join(' ') : [up, down].sort().join(' ')}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return kind !== 'sibling' || ![...(parents.get(up) ?? [])].some((one) => parents.get(down)?.has(one));
  });
}

/** Who belongs to which generation, the start being 0, those above negative. */
function generations(start: string, ties: readonly Tie[]): Map<string, number> {
  const byPerson = new Map<string, [other: string, step: number][]>();
  const add = (from: string, to: string, step: number): void => {
    byPerson.set(from, [...(byPerson.get(from) ?? []), [to, step]]);
  };
  for (const { kind, up, down } of ties) {
    const step = kind === 'parent' ? 1 : 0;
    add(up, down, step);
    add(down, up, -step);
  }
  const found = new Map([[start, 0]]);
  for (const [person, level] of found) {
    for (const [other, step] of byPerson.get(person) ?? []) {
      if (!found.has(other) && found.size < mostPeople) found.set(other, level + step);
    }
  }
  return found;
}

/** The rows from the oldest generation down; within a row, people stand near those of the row above whom they are tied to. */
function layoutRows(levels: ReadonlyMap<string, number>, ties: readonly Tie[]): string[][] {
  const first = Math.min(...levels.values());
  const rows: string[][] = Array.from({ length: Math.max(...levels.values()) - first + 1 }, () => []);
  for (const [person, level] of levels) rows[level - first]?.push(person);
  for (const [index, row] of rows.entries()) {
    const above = new Map((rows[index - 1] ?? []).map((person, at) => [person, at]));
    const mean = (person: string): number => {
      const places = ties.flatMap(({ up, down }) => (down === person ? (above.get(up) ?? []) : []));
      return places.length === 0 ? Infinity : places.reduce((sum, at) => sum + at, 0) / places.length;
    };
    const means = new Map(row.map((person) => [person, mean(person)]));
    row.sort((a, b) => {
      const [one = 0, two = 0] = [means.get(a), means.get(b)];
      return one === two ? 0 : one - two;
    });
  }
  return rows;
}

function drawTie({ kind, up, down }: Tie, places: ReadonlyMap<string, { x: number; y: number }>): Content {
  const a = places.get(up);
  const b = places.get(down);
  if (!a || !b) return undefined;
  const middle = box.width / 2;
  if (kind === 'parent') {
    const [x1, y1, x2, y2] = [a.x + middle, a.y + box.height, b.x + middle, b.y];
    const bend = (y1 + y2) / 2;
    return html`<path class="tie parent" d="M${x1} ${y1}C${x1} ${bend} ${x2} ${bend} ${x2} ${y2}"></path> `;
  }
  const [left, right] = a.x < b.x ? [a, b] : [b, a];
  const y = left.y + box.height;
  const depth = 10 + Math.min(14, (right.x - left.x) / 40);
  const line = `M${left.x + middle + 20} ${y}Q${(left.x + right.x) / 2 + middle} ${y + 2 * depth} ${right.x + middle - 20} ${y}`;
  const under = html`<path class="tie ${kind}" d="${line}"></path> `;
  return kind === 'spouse' ? [under, html`<path class="tie gap" d="${line}"></path> `] : under;
}

function drawPerson(key: string, { x, y }: { x: number; y: number }, showing: Showing, main: boolean): Markup {
  const path = entityPath(key, showing.article, showing.place.context);
  const label = entityLabel(key, showing.article.document);
  const drawn = html`<title>${label}</title
    ><rect x="${x}" y="${y}" width="${box.width}" height="${box.height}" rx="4"></rect
    ><text x="${x + box.width / 2}" y="${y + 22}" text-anchor="middle">${fit(label, 22)}</text>`;
  const name = main ? 'person main' : 'person';
  return path === undefined
    ? html`<g class="${name}">${drawn}</g> `
    : html`<a class="${name}" href="${link(showing.place, path)}">${drawn}</a> `;
}
