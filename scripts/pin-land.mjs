/**
 * Writes shapes/vocabulary/land-110m.json, the land that maps are drawn on: the polygons of Natural Earth 4.1, 1:110
 * million (public domain), as the packages `world-atlas` 2.0.2 and `topojson-client` 3.1.0 have them, in degrees east and
 * north with two decimals, east beyond 180 where land lies across the edge of the world. Neither package is needed otherwise, so they are installed elsewhere:
 *
 *     npm install --prefix /tmp/land world-atlas@2.0.2 topojson-client@3.1.0
 *     node scripts/pin-land.mjs /tmp/land
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(`${process.argv[2]}/package.json`);
const { feature } = require('topojson-client');
const topology = JSON.parse(readFileSync(require.resolve('world-atlas/land-110m.json'), 'utf8'));
const polygons = feature(topology, topology.objects.land).features.flatMap(({ geometry: { type, coordinates } }) =>
  type === 'Polygon' ? [coordinates] : coordinates,
);
const round = (degrees) => Math.round(degrees * 100) / 100;

/** A ring on a plane: across the edge of the world its degrees go on; one around a pole is closed along it. */
function unrolled(ring) {
  let turn = 0;
  const points = ring.map(([east, north], index) => {
    const step = index === 0 ? 0 : east - ring[index - 1][0];
    if (Math.abs(step) > 180) turn -= 360 * Math.sign(step);
    return [round(east + turn), round(north)];
  });
  const [[first, north], last] = [points[0], points.at(-1)[0]];
  const pole = north < 0 ? -90 : 90;
  return Math.abs(last - first) < 180 ? points : [...points, [last, pole], [first, pole], points[0]];
}
const lines = polygons.map((rings) => JSON.stringify(rings.map(unrolled)));
writeFileSync(new URL('../shapes/vocabulary/land-110m.json', import.meta.url), `[\n${lines.join(',\n')}\n]\n`);
