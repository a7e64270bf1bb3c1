/** Maps of places: what is stated stands on them, inside the frame, with names that cover no other. */
import { writeFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeMap } from '../../src/publish/site/place-map.ts';
import { readLand } from '../../src/run/site.ts';
import type { Document, Statement } from '../../src/statement/document.ts';
import { convertText } from '../resources.ts';

type Place = readonly [name: string, latitude: string, longitude: string, precision?: string];

const { document: empty } = convertText('= Nowhere =\n\nNowhere\n');

function documentOf(places: readonly Place[]): Document {
  const entities: Document['entities'] = Object.fromEntries(
    places.map(([name]) => [`#${name}`, { class: 'Place', label: { en: name } }]),
  );
  const statements = places.map(([name, latitude, longitude, precision = '0.01'], index): Statement => {
    const id = `00000000-0000-5000-8000-${String(index).padStart(12, '0')}`;
    const value = { coordinate: { latitude, longitude, precision } };
    return { id, subject: `#${name}`, property: 'P625', value, by: 'infobox', evidence: [] };
  });
  return { ...empty, entities, statements };
}

function mapOf(...places: readonly Place[]) {
  const svg = placeMap(documentOf(places), readLand())?.text ?? '';
  if (process.env['MAPS'])
    writeFileSync(
      `${process.env['MAPS']}/${places[0]?.[0] ?? 'none'}.html`,
      `<!doctype html><link rel="stylesheet" href="/work/main/assets/site.css">${svg}`,
    );
  const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  const circles = [...svg.matchAll(/<circle cx="([-\d.]+)" cy="([-\d.]+)"/g)].map(
    (one) => [Number(one[1]), Number(one[2])] as const,
  );
  const labels = [...svg.matchAll(/<text x="[-\d.]+" y="[-\d.]+" text-anchor="\w+"\s*>([^<]*)</g)].map((one) => one[1]);
  const land = /class="land" d="([^"]*)"/.exec(svg)?.[1] ?? '';
  return { svg, width: Number(width), height: Number(height), circles, labels, land };
}

describe('placeMap', () => {
  it('is not drawn where the article gives no coordinates', () => {
    expect(placeMap(documentOf([]), readLand())).toBeUndefined();
    expect(placeMap(documentOf([['Beyond', '91', '0']]), readLand())).toBeUndefined();
  });

  it('shows one place in the middle, with the coast around it', () => {
    const { circles, width, height, land } = mapOf(['Kharkiv', '50.0044', '36.2314']);
    expect(circles).toEqual([[width / 2, height / 2]]);
    expect(land.length).toBeGreaterThan(100);
    expect(land.length).toBeLessThan(8000);
  });

  it('says the degrees as precisely as they are, with their sides', () => {
    const { svg } = mapOf(
      ['Solok', '-0.7997222222', '100.6661111111', '0.0002777777777777778'],
      ['Here', '1', '-2', '1'],
    );
    expect(svg).toContain('0.7997° S, 100.6661° E');
    expect(svg).toContain('1° N, 2° W');
  });

  it('names places where the names cover no other, and lists all', () => {
    const close: Place[] = ['Ulm', 'Neu-Ulm', 'Old Ulm', 'Ulm by the river', 'Ulm on the hill', 'Ulm again'].map(
      (name, index) => [name, String(48.4 + index * 0.001), '9.98'],
    );
    const { labels, svg, circles } = mapOf(...close, ['Far away', '52', '13']);
    expect(circles.length).toBe(7);
    expect(labels.length).toBeLessThan(7);
    expect(labels).toContain('Far away');
    for (const [name] of close) expect(svg).toContain(`<bdi>${name}</bdi>`);
  });

  it('reaches over the edge of the world', () => {
    const { circles, width, land } = mapOf(['Fiji', '-17.8', '178'], ['Lau', '-18.2', '-178.8']);
    expect(circles.every(([x]) => x > 0 && x < width)).toBe(true);
    expect(circles[0]![0]).toBeLessThan(circles[1]![0]);
    expect(land).not.toBe('');
    mapOf(
      ['Mecca', '21.42', '39.82'],
      ['Medina', '24.47', '39.61'],
      ['Fustat', '30.01', '31.23'],
      ['Basra', '30.5', '47.82'],
      ['Kufa', '32.03', '44.4'],
    );
    mapOf(['Sydney', '-33.87', '151.2'], ['Quito', '-0.2', '-78.5'], ['Oslo', '59.9', '10.7']);
    mapOf(['Pole', '89.9', '0'], ['Svalbard', '78', '16']);
  });

  it('keeps every place within the frame', () => {
    const degree = (most: number) => fc.double({ min: -most, max: most, noNaN: true }).map((value) => value.toFixed(4));
    fc.assert(
      fc.property(fc.array(fc.tuple(degree(90), degree(180)), { minLength: 1, maxLength: 8 }), (all) => {
        const { circles, width, height } = mapOf(
          ...all.map(([latitude, longitude], index): Place => [`p${index}`, latitude, longitude]),
        );
        for (const [x, y] of circles) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(x).toBeLessThanOrEqual(width);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(y).toBeLessThanOrEqual(height);
        }
      }),
      { numRuns: 40 },
    );
  });
});
