/**
 * The dates of an article on a line: statements go in, a figure comes out. A bar is as long as the date is imprecise; one
 * of several dates is hatched; what begins and ends is a bar between two dates. Days are compared by their Julian day
 * numbers, so dates of both calendars stand where they belong.
 */
import { scaleLinear } from 'd3-scale';
import type { Document, Qualifier, Statement, Time } from '../../statement/document.ts';
import { fromJulianDay, toJulianDay } from '../../statement/calendar.ts';
import { edtfBounds, type DayBounds } from '../../statement/edtf.ts';
import { entityLabel } from '../explanation.ts';
import { figure, fit } from './figure.ts';
import { statementAnchor } from './listed.ts';
import { html, type Content, type Markup } from './markup.ts';
import { propertyOf, type SiteContext } from './site-context.ts';
import { calendarWords, dateWords, timeWords, yearWords } from './time-words.ts';
import { valueText } from './value-words.ts';

/** One row: a date, or a beginning and an end. */
interface Row {
  /** The statement it shows. */
  readonly id: string;
  readonly label: string;
  readonly from?: Dated;
  readonly to?: Dated;
  readonly at?: Dated;
}

interface Dated {
  readonly time: Time;
  readonly bounds: DayBounds;
}

const width = 720;
const margin = 12;
const rowHeight = 40;
const mostRows = 80;

/** The timeline of a document; undefined when it has no dates. */
export function timeline(document: Document, context: SiteContext): Markup | undefined {
  const rows = timelineRows(document, context).slice(0, mostRows);
  if (rows.length === 0) return undefined;
  const all = rows.flatMap(datesOf).map(({ bounds }) => bounds);
  const first = Math.min(...all.map(({ jdStart }) => jdStart));
  const last = Math.max(...all.map(({ jdEnd }) => jdEnd)) + 1;
  const space = Math.max(30, (last - first) * 0.04);
  const x = scaleLinear([first - space, last + space], [margin, width - margin]);
  const height = rows.length * rowHeight + 34;
  const calendars = new Set(rows.flatMap(datesOf).map(({ time }) => calendarWords(time)));
  const [one] = calendars;
  const axis = calendars.size === 1 ? one : 'Gregorian';
  return figure({
    id: 'timeline',
    title: 'Timeline',
    caption: `A bar is as long as the date is imprecise: a year is a year long. Hatched: one of several dates. Years of the ${axis} calendar.`,
    width,
    height,
    drawing: [
      html`<defs
        ><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"
          ><rect width="3" height="6" class="hatch"></rect></pattern
      ></defs>`,
      yearTicks(x, height, axis === 'Julian' ? 'julian' : 'gregorian'),
      rows.map((row, index) => drawRow(row, index * rowHeight, x)),
    ],
    words: html`<table>
      <thead>
        <tr>
          <th scope="col">What</th>
          <th scope="col">When</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          (row) =>
            html`<tr>
              <td>
                <a href="#${row.id}"><bdi>${row.label}</bdi></a>
              </td>
              <td>${rowWords(row)}</td>
            </tr> `,
        )}
      </tbody>
    </table>`,
  });
}

/** The rows in the order of time. */
function timelineRows(document: Document, context: SiteContext): Row[] {
  const { startTime, endTime, pointInTime } = context.properties.roles;
  const rows: Row[] = [];
  const spans = new Map<string, { id: string; from?: Dated; to?: Dated }>();
  for (const statement of document.statements) {
    const { subject, property, value, qualifiers = [] } = statement;
    const id = statementAnchor(statement.id);
    if ('time' in value) {
      const dated = dateOf(value.time);
      if (!dated) continue;
      if (property === startTime || property === endTime) {
        const span = spans.get(subject) ?? { id };
        const end = property === startTime ? 'from' : 'to';
        spans.set(subject, { [end]: dated, ...span });
      } else {
        const name = entityLabel(subject, document);
        rows.push({
          id,
          label: property === pointInTime ? name : `${name}: ${propertyOf(property, context).label}`,
          at: dated,
        });
      }
      continue;
    }
    const [from, to, at] = [startTime, endTime, pointInTime].map((role) => qualifierDate(qualifiers, role));
    if (from || to || at)
      rows.push({ id, label: sentence(statement, document, context), ...definedDates({ from, to, at }) });
  }
  for (const [subject, { id, ...dates }] of spans) rows.push({ id, label: entityLabel(subject, document), ...dates });
  return rows.sort((a, b) => startOf(a) - startOf(b) || endOf(a) - endOf(b));
}

function definedDates(dates: Record<'from' | 'to' | 'at', Dated | undefined>): Pick<Row, 'from' | 'to' | 'at'> {
  return Object.fromEntries(Object.entries(dates).filter(([, date]) => date !== undefined));
}

function sentence({ subject, property, value }: Statement, document: Document, context: SiteContext): string {
  const who = subject === document.article.subject ? '' : `${entityLabel(subject, document)}: `;
  return `${who}${propertyOf(property, context).label} ${valueText(value, document)}`;
}

function qualifierDate(qualifiers: readonly Qualifier[], property: string | undefined): Dated | undefined {
  for (const { property: own, value } of qualifiers) {
    if (own === property && 'time' in value) return dateOf(value.time);
  }
  return undefined;
}

function dateOf(time: Time): Dated | undefined {
  const bounds = edtfBounds(time.edtf, time.calendar);
  return bounds && { time, bounds };
}

function datesOf({ from, to, at }: Row): Dated[] {
  return [from, to, at].filter((one) => one !== undefined);
}

function startOf(row: Row): number {
  return Math.min(...datesOf(row).map(({ bounds }) => bounds.jdStart));
}

function endOf(row: Row): number {
  return Math.max(...datesOf(row).map(({ bounds }) => bounds.jdEnd));
}

function rowWords({ from, to, at }: Row): string {
  if (at && !from && !to) return timeWords(at.time);
  const [start, end] = [from, to].map((one) => (one ? timeWords(one.time) : 'unknown'));
  return `${start} to ${end}`;
}

function shortWords({ from, to, at }: Row): string {
  if (at && !from && !to) return dateWords(at.time);
  if (!to) return `from ${from ? dateWords(from.time) : 'unknown'}`;
  return from ? `${dateWords(from.time)} – ${dateWords(to.time)}` : `until ${dateWords(to.time)}`;
}

type Scale = (day: number) => number;

function drawRow(row: Row, y: number, x: Scale): Content {
  const start = x(startOf(row));
  const end = x(endOf(row) + 1);
  const late = start > width * 0.55;
  const bars: Content[] = datesOf(row).map(({ time, bounds }) =>
    bar(bounds, y, x, time.edtf.startsWith('[') ? 'unsure' : 'date'),
  );
  const { from, to } = row;
  if (from && to) {
    const left = x(from.bounds.jdEnd + 1);
    const right = x(to.bounds.jdStart);
    if (right > left)
      bars.unshift(
        html`<rect class="between" x="${round(left)}" y="${y + 22}" width="${round(right - left)}" height="12"></rect>`,
      );
  }
  return html`<a href="#${row.id}" class="row"
    ><text x="${round(late ? end : start)}" y="${y + 16}" ${late && html` text-anchor="end"`}
      >${fit(row.label, 64)} · ${shortWords(row)}</text
    >${bars}</a
  > `;
}

function bar({ jdStart, jdEnd }: DayBounds, y: number, x: Scale, kind: 'date' | 'unsure'): Markup {
  const left = x(jdStart);
  const size = Math.max(3, x(jdEnd + 1) - left);
  const box = html`x="${round(left)}" y="${y + 22}" width="${round(size)}" height="12"`;
  if (kind === 'date') return html`<rect class="date" ${box}></rect>`;
  return html`<rect class="unsure" fill="url(#hatch)" ${box}></rect>`;
}

function yearTicks(
  x: { (day: number): number; domain(): number[] },
  height: number,
  calendar: Time['calendar'],
): Content {
  const [from = 0, to = 0] = x.domain();
  const [first, last] = [from, to].map((day) => fromJulianDay(calendar, Math.round(day)).year) as [number, number];
  const years = scaleLinear([first, last], [0, 1])
    .ticks(Math.min(8, Math.max(1, last - first)))
    .filter((year) => Number.isInteger(year));
  return years.flatMap((year) => {
    const at = x(toJulianDay(calendar, { year, month: 1, day: 1 }));
    if (at < margin || at > width - margin) return [];
    return [
      html`<line class="tick" x1="${round(at)}" x2="${round(at)}" y1="0" y2="${height - 22}"></line
        ><text class="year" x="${round(at)}" y="${height - 6}" text-anchor="middle">${yearWords(year)}</text> `,
    ];
  });
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
