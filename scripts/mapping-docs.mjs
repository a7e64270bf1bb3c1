/**
 * Writes docs/mappings.md, the reference of what infobox keys mean, from source/mappings/ and source/properties.yaml.
 * With `--check` nothing is written, and the page that is there must be the same.
 *
 *     node scripts/mapping-docs.mjs [--check]
 */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';

const root = new URL('../', import.meta.url);
const page = new URL('docs/mappings.md', root);

/** The page for the tables of a project folder, as it should stand in docs/mappings.md. */
function mappingDocs(folder) {
  const read = (path) => parse(readFileSync(new URL(path, folder), 'utf8'));
  const { properties } = read('source/properties.yaml');
  const names = readdirSync(new URL('source/mappings/', folder)).filter((name) => name.endsWith('.yaml'));
  const mappings = names.sort().map((file) => ({
    name: file.replace('.yaml', ''),
    about: readFileSync(new URL(`source/mappings/${file}`, folder), 'utf8').match(/^# (.*)/)?.[1] ?? '',
    ...read(`source/mappings/${file}`),
  }));
  const lines = [
    '# Mappings',
    '',
    '<!-- Written by scripts/mapping-docs.mjs from source/mappings/; change the tables, not this page. -->',
    '',
    'What the keys of infoboxes mean, by family. Keys are in the form the program compares: lower case, `_` for blanks and',
    'hyphens, without the number of their group. A family also takes the rows of those it extends; its own go first.',
    'Keys that no row lists are kept as literals with a message, and so are those listed as _kept_: they are known, but',
    'no property is safe for every article. _Parts of others_ only tell how another field is to be read.',
    '',
    '| family | articles about | keys | templates |',
    '| --- | --- | --: | --: |',
    ...mappings.map((m) => `| [${m.name}](#${m.name}) | ${m.class} | ${countKeys(m)} | ${m.templates?.length ?? 0} |`),
    ...mappings.flatMap((mapping) => familyDocs(mapping, properties)),
  ];
  return `${lines.join('\n')}\n`;
}

function countKeys({ rows = [], names = [], local = [], role = [], layout = [] }) {
  return new Set([...rows.flatMap((row) => row.keys), ...names, ...local, ...role, ...layout]).size;
}

function familyDocs(
  { name, about, class: own, rows = [], templates = [], names = [], local = [], role = [], extends: from = [] },
  properties,
) {
  return [
    '',
    `## ${name}`,
    '',
    about,
    '',
    `Class ${own}${from.length > 0 ? `; extends ${from.map((parent) => `[${parent}](#${parent})`).join(', ')}` : ''}.`,
    ...(templates.length > 0 ? ['', `Templates: ${templates.join(', ')}.`] : []),
    ...(rows.length > 0 ? ['', '| keys | states | how |', '| --- | --- | --- |'] : []),
    ...rows.map((row) => `| ${code(row.keys)} | ${stated(row, properties)} | ${how(row)} |`),
    ...(names.length > 0 ? ['', `Names: ${code(names)}.`] : []),
    ...(local.length > 0 ? ['', `Kept: ${code(local)}.`] : []),
    ...(role.length > 0 ? ['', `Parts of others: ${code(role)}.`] : []),
  ];
}

function code(keys) {
  return keys.map((key) => `\`${key}\``).join(' ');
}

function stated({ property, interval, placement, reader, marks }, properties) {
  const named = (id) => `${properties[id].label} (${id})`;
  if (property) return named(property);
  if (interval) return `${named(interval.start)} and ${named(interval.end)}`;
  if (marks) return 'what its mark tells';
  return reader === 'interval' ? 'start and end' : `– (${placement})`;
}

/** The options of a row in words. */
function how({
  placement,
  of = [],
  to = [],
  rest = [],
  place,
  qualifiers = {},
  number,
  among,
  except,
  without,
  joined,
  agreeing,
  translated,
  apart,
  order,
  lang,
  otherwise,
  otherwiseInterval,
  point,
  marks,
  times,
  nested,
  within,
  unit,
  when,
  count,
  only,
  reader,
}) {
  return [
    reader === 'entities' && 'a list',
    reader === 'places' && `places${within ? `, each in the next (${within})` : ''}`,
    placement === 'qualifier' && `qualifies ${[...to.map((key) => `\`${key}\``), ...of].join(' or ')} of its group`,
    placement === 'about' && `said of the value of ${to.map((key) => `\`${key}\``).join(' or ')}`,
    place && `a place behind the date: ${place.property}`,
    rest.length > 0 && `with ${code(rest)}`,
    ...Object.entries(qualifiers).map(([id, told]) => `qualified by ${id} ${told}`),
    number !== undefined && `number ${number}`,
    among && `only ${among}`,
    except && `no ${except}`,
    without && `without words of ${without}`,
    joined && '“and” parts two',
    agreeing && 'a link only where its words agree with its page',
    translated && 'the first, or those with a link',
    apart && 'fields of different numbers apart',
    order && `${order}`,
    lang && `in language ${lang}`,
    otherwise && `else ${otherwise}`,
    otherwiseInterval && `else ${otherwiseInterval.start} and ${otherwiseInterval.end}`,
    placement === 'inverse' && 'said of the value',
    point && `a single date: ${point}`,
    count && `a number: ${count}`,
    unit && `in ${unit}`,
    times === 'item' && 'years in parentheses are those of the item',
    times === 'qualifier' && 'years in parentheses are when it held',
    nested && `sub-items: ${nested}`,
    marks &&
      `marks: ${Object.entries(marks)
        .map(([mark, { property }]) => `(${mark}) ${property}`)
        .join(', ')}`,
    when && `when \`${when.key}\` is ${when.values.join(', ')}`,
    only && `only ${only.join(', ')}`,
  ]
    .filter(Boolean)
    .join('; ');
}

const text = mappingDocs(root);
if (!process.argv.includes('--check')) writeFileSync(page, text);
else if (readFileSync(page, 'utf8') !== text) {
  process.stderr.write('docs/mappings.md is not what the tables say; run npm run docs\n');
  process.exitCode = 1;
}
