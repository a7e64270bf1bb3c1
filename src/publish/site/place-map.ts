/** Places with coordinates on a grid of latitudes and longitudes, without tiles or coastlines: nothing is fetched. */
import { scaleLinear } from 'd3-scale';
import type { Document } from '../../statement/document.ts';
import { entityLabel } from '../explanation.ts';
import { figure, fit } from './figure.ts';
import { statementAnchor } from './listed.ts';
import { html, type Content, type Markup } from './markup.ts';

/** A place: degrees east and north. */
interface Point {
  readonly id: string;
  readonly label: string;
  readonly longitude: number;
  readonly latitude: number;
}

const width = 640;

/** The map of a document; undefined when it states no coordinates. */
export function placeMap(document: Document): Markup | undefined {
  const points = document.statements.flatMap(({ id, subject, value }): Point[] => {
    if (!('coordinate' in value)) return [];
    const [longitude, latitude] = [Number(value.coordinate.longitude), Number(value.coordinate.latitude)];
    if (!Number.isFinite(longitude) || !Number.isFinite(latitude) || Math.abs(latitude) > 90) return [];
    return [{ id: statementAnchor(id), label: entityLabel(subject, document), longitude, latitude }];
  });
  if (points.length === 0) return undefined;
  const east = extent(points.map(({ longitude }) => longitude));
  const north = extent(points.map(({ latitude }) => latitude));
  // A degree of longitude is as wide as it is in the middle of the map.
  const squeeze = Math.max(0.2, Math.cos((((north[0] + north[1]) / 2) * Math.PI) / 180));
  const height = Math.min(640, Math.max(200, (width * (north[1] - north[0])) / ((east[1] - east[0]) * squeeze)));
  const x = scaleLinear(east, [0, width]);
  const y = scaleLinear(north, [height, 0]);
  return figure({
    id: 'map',
    title: 'Places',
    caption: 'Where the article gives coordinates, on a grid of degrees (WGS 84), equirectangular; north is up.',
    width,
    height,
    drawing: [
      x
        .ticks(6)
        .map((degree) => gridLine(x(degree), 0, x(degree), height, angle(degree, 'E', 'W'), x(degree) + 3, height - 4)),
      y.ticks(5).map((degree) => gridLine(0, y(degree), width, y(degree), angle(degree, 'N', 'S'), 3, y(degree) - 3)),
      points.map(
        ({ id, label, longitude, latitude }) =>
          html`<a href="#${id}" class="spot"
            ><circle cx="${round(x(longitude))}" cy="${round(y(latitude))}" r="5"></circle
            ><text
              x="${round(x(longitude) + (x(longitude) > width * 0.7 ? -9 : 9))}"
              y="${round(y(latitude) + 5)}"
              ${x(longitude) > width * 0.7 && html` text-anchor="end"`}
              >${fit(label, 40)}</text
            ></a
          > `,
      ),
    ],
    words: html`<ul>
      ${points.map(
        ({ id, label, longitude, latitude }) =>
          html`<li>
            <a href="#${id}"><bdi>${label}</bdi></a
            >: ${angle(latitude, 'N', 'S')}, ${angle(longitude, 'E', 'W')}
          </li> `,
      )}
    </ul>`,
  });
}

/** The bounds of some degrees with room around them. */
function extent(degrees: readonly number[]): [number, number] {
  const [low, high] = [Math.min(...degrees), Math.max(...degrees)];
  const room = Math.max(1, (high - low) * 0.2);
  return [low - room, high + room];
}

function angle(degree: number, positive: string, negative: string): string {
  return `${Math.abs(degree)}° ${degree < 0 ? negative : positive}`;
}

function gridLine(x1: number, y1: number, x2: number, y2: number, label: string, x: number, y: number): Content {
  return html`<line class="tick" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"></line
    ><text class="year" x="${round(x)}" y="${round(y)}">${label}</text> `;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
