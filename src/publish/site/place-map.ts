/**
 * Places with coordinates, on a grid of degrees and the outlines of land: drawn when the site is built, so nothing is
 * fetched. Degrees are drawn as they are (equirectangular), those of longitude as wide as in the middle of the map.
 */
import { geoIdentity, geoPath } from 'd3-geo';
import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { Coordinate, Document } from '../../statement/document.ts';
import { entityLabel } from '../explanation.ts';
import { figure, fit } from './figure.ts';
import { statementAnchor } from './listed.ts';
import { html, type Content, type Markup } from './markup.ts';
import { degrees } from './value-words.ts';

/** Polygons of land: rings of degrees east and north. */
export type Land = readonly (readonly (readonly (readonly [east: number, north: number])[])[])[];

/** A place: degrees east and north. */
interface Point {
  readonly id: string;
  readonly label: string;
  readonly coordinate: Coordinate;
  readonly longitude: number;
  readonly latitude: number;
}

type Scale = ScaleLinear<number, number>;

const width = 440;
/** Degrees of latitude around one place, so that some coast is in sight; around several, that they stand apart. */
const least = { one: 24, several: 0.5 };
/** The most places that are named on the map; all of them are named below it. */
const mostLabels = 60;

/** The map of a document; undefined when it states no coordinates. */
export function placeMap(document: Document, land: Land): Markup | undefined {
  const stated = document.statements.flatMap(({ id, subject, value }): Point[] => {
    if (!('coordinate' in value)) return [];
    const { coordinate } = value;
    const [longitude, latitude] = [Number(coordinate.longitude), Number(coordinate.latitude)];
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude) || Math.abs(latitude) > 90) return [];
    return [{ id: statementAnchor(id), label: entityLabel(subject, document), coordinate, longitude, latitude }];
  });
  if (stated.length === 0) return undefined;
  const points = together(stated);
  const { x, y, height } = frame(points);
  return figure({
    id: 'map',
    title: 'Places',
    caption:
      'Where the article gives coordinates (WGS 84); north is up. Outlines of land: Natural Earth, 1:110 million, too coarse for small islands.',
    width,
    height,
    drawing: [
      html`<rect class="sea" width="${width}" height="${height}"></rect
        ><path class="land" d="${outlines(land, x, y, height)}"></path> `,
      x
        .ticks(4)
        .map((degree) => gridLine(x(degree), 0, x(degree), height, angle(degree, 'E', 'W'), x(degree) + 3, height - 5)),
      y
        .ticks(4)
        .filter((degree) => Math.abs(degree) <= 90)
        .map((degree) => gridLine(0, y(degree), width, y(degree), angle(degree, 'N', 'S'), 3, y(degree) - 4)),
      spots(points, x, y, height),
    ],
    words: html`<ul>
      ${points.map(
        ({ id, label, coordinate }) =>
          html`<li>
            <a href="#${id}"><bdi>${label}</bdi></a
            >: ${sided(coordinate, 'latitude', 'N', 'S')}, ${sided(coordinate, 'longitude', 'E', 'W')}
          </li> `,
      )}
    </ul>`,
  });
}

/** The points with degrees east that go on across the edge of the world, where they lie closer together that way. */
function together(points: readonly Point[]): Point[] {
  const ordered = points.map(({ longitude }) => longitude).sort((a, b) => a - b);
  const gaps = ordered.slice(1).map((degree, index) => ({ gap: degree - (ordered[index] ?? 0), degree }));
  const widest = gaps.reduce((most, one) => (one.gap > most.gap ? one : most), { gap: 180, degree: -Infinity });
  return points.map((point) => {
    const across = point.longitude < widest.degree ? 360 : 0;
    return { ...point, longitude: point.longitude + across };
  });
}

/** The window that holds all points with room around them, and is neither too flat nor too tall. */
function frame(points: readonly Point[]): { x: Scale; y: Scale; height: number } {
  const [north, south] = bounds(points.map(({ latitude }) => latitude));
  const [east, west] = bounds(points.map(({ longitude }) => longitude));
  const middle = (north + south) / 2;
  const squeeze = Math.max(0.2, Math.cos((middle * Math.PI) / 180));
  // In degrees of latitude: what is to be seen, and the window around it.
  const spread = Math.max(north - south, (east - west) * squeeze);
  const room = spread === 0 ? least.one : least.several;
  const tall = Math.max(room, (north - south) * 1.4);
  const wide = Math.max(room * 1.5, (east - west) * squeeze * 1.4);
  const height = Math.round(width * Math.min(1.2, Math.max(0.66, tall / wide)));
  const scale = Math.min(width / wide, height / tall);
  const [halfWide, halfTall] = [width / 2 / scale / squeeze, height / 2 / scale];
  const centre = (east + west) / 2;
  return {
    x: scaleLinear([centre - halfWide, centre + halfWide], [0, width]),
    y: scaleLinear([middle - halfTall, middle + halfTall], [height, 0]),
    height,
  };
}

function bounds(all: readonly number[]): [high: number, low: number] {
  return [Math.max(...all), Math.min(...all)];
}

/** The land within the window as the data of a path; also where the window reaches over the edge of the world. */
function outlines(land: Land, x: Scale, y: Scale, height: number): string {
  const project = geoIdentity().clipExtent([
    [-1, -1],
    [width + 1, height + 1],
  ]);
  const path = geoPath(project).digits(1);
  return [-360, 0, 360]
    .flatMap((turn) =>
      land.map((rings) => {
        const coordinates = rings.map((ring) => ring.map(([east, north]) => [x(east + turn), y(north)]));
        return path({ type: 'Polygon', coordinates }) ?? '';
      }),
    )
    .join('');
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The points, each with its name where that covers no other and stays within the map. */
function spots(points: readonly Point[], x: Scale, y: Scale, height: number): Content {
  const taken: Box[] = points.map(({ longitude, latitude }) => around(x(longitude), y(latitude), 6, 6));
  return points.map(({ id, label, longitude, latitude }, index) => {
    const [cx, cy] = [x(longitude), y(latitude)];
    const words = fit(label, 32);
    const place = index < mostLabels ? placeLabel(cx, cy, words, taken, height) : undefined;
    if (place) taken.push(place.box);
    return html`<a href="#${id}" class="spot"
      ><title>${label}</title><circle cx="${round(cx)}" cy="${round(cy)}" r="5"></circle>${
        place && html`<text x="${round(place.x)}" y="${round(place.y)}" text-anchor="${place.anchor}">${words}</text>`
      }</a
    > `;
  });
}

/** Where a name fits: right, left, above or below its point. */
function placeLabel(cx: number, cy: number, words: string, taken: readonly Box[], height: number) {
  // Letters of the system's font are some 7.5 wide at this size.
  const length = Array.from(words).length * 7.5;
  const choices = [
    { x: cx + 10, y: cy + 5, anchor: 'start', box: around(cx + 10 + length / 2, cy, length / 2, 9) },
    { x: cx - 10, y: cy + 5, anchor: 'end', box: around(cx - 10 - length / 2, cy, length / 2, 9) },
    { x: cx, y: cy - 11, anchor: 'middle', box: around(cx, cy - 16, length / 2, 8) },
    { x: cx, y: cy + 21, anchor: 'middle', box: around(cx, cy + 16, length / 2, 8) },
  ];
  return choices.find(
    ({ box }) =>
      box.left >= 0 &&
      box.right <= width &&
      box.top >= 0 &&
      box.bottom <= height &&
      taken.every(
        (other) => other.right < box.left || box.right < other.left || other.bottom < box.top || box.bottom < other.top,
      ),
  );
}

function around(x: number, y: number, halfWide: number, halfTall: number): Box {
  return { left: x - halfWide, right: x + halfWide, top: y - halfTall, bottom: y + halfTall };
}

/** A degree of the grid. */
function angle(degree: number, positive: string, negative: string): string {
  const within = ((((degree + 180) % 360) + 360) % 360) - 180;
  return `${Math.abs(within)}°${within === 0 ? '' : within < 0 ? ` ${negative}` : ` ${positive}`}`;
}

/** Degrees with as many digits as the coordinate is precise. */
function sided(coordinate: Coordinate, part: 'latitude' | 'longitude', positive: string, negative: string): string {
  const text = degrees(coordinate, part);
  return text.startsWith('-') ? `${text.slice(1)}° ${negative}` : `${text}° ${positive}`;
}

function gridLine(x1: number, y1: number, x2: number, y2: number, label: string, x: number, y: number): Content {
  return html`<line class="tick" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"></line
    >${x < width - 42 && y > 12 && html`<text class="year" x="${round(x)}" y="${round(y)}">${label}</text>`} `;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
