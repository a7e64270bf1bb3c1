/** The README of an output folder: what was built goes in, a page that says what each file is comes out. */
import type { DatasetSummary } from './summary.ts';

/** Writes `README.md` of the output folder. */
export function formatReadme(dataset: DatasetSummary): string {
  const has = (format: string): boolean => dataset.formats.includes(format);
  const perArticle = [
    has('yaml') &&
      row('`<name>.yaml`', 'What the article states, with the characters each statement rests on: the file to review'),
    has('turtle') && row('`<name>.ttl`', 'Everything as Turtle, grouped by subject, the main entity first'),
    has('trig') && row('`<name>.trig`', 'The same in named graphs'),
    has('nquads') && row('`<name>.nq`', 'The same in named graphs, one quad a line, sorted: for loading and for diffs'),
    has('jsonld') &&
      row('`<name>.jsonld`', 'The same in named graphs as JSON-LD, with the context in `context/v1.jsonld`'),
    has('html') &&
      row('`index.html`', 'The article with its evidence lit, beside what it states: open it in a browser'),
    has('jsonld') && row('`entities/<entity>.jsonld`', 'One entity with its statements, values and references'),
  ];
  const whole = [
    row('`dataset.ttl`', 'Describes the dataset: title, licence, sources, counts, files (VoID, DCAT, schema.org)'),
    row('`properties.ttl`', 'Label and datatype of each Wikidata property used'),
    row('`ontology.ttl`', 'The terms of our own'),
    has('html') &&
      row('`index.html`', 'The site: all articles, search, `entity/`, `property/`, `dataset.html`, `sparql.html`'),
    has('jsonld') && row('`context/v1.jsonld`', 'The JSON-LD context'),
    row('`ATTRIBUTION.md`', 'Whose words are quoted, and under which licence'),
    row('`counts.json`', 'How often each property and class occurs, by article'),
    row('`manifest.json`', 'Size and SHA-256 of each file, and of each input'),
  ];
  const [first] = dataset.articles;
  const lines = [
    `# ${escapeMarkdown(dataset.title)}`,
    '',
    escapeMarkdown(dataset.description),
    '',
    `Made by isnad ${dataset.version}. Do not edit these files: the next build replaces them.`,
    '',
    '## Articles',
    '',
    '| folder | article | statements | entities | quads |',
    '| --- | --- | ---: | ---: | ---: |',
    ...dataset.articles.map(
      (one) =>
        `| [${one.name}](${one.name}/) | ${link(one.title, one.url)} | ${one.statements} | ${one.entities} | ${one.quads} |`,
    ),
    '',
    '## Files of each article',
    '',
    '| file | what it is |',
    '| --- | --- |',
    ...perArticle.filter((line) => line !== false),
    '',
    '## Files of the whole dataset',
    '',
    '| file | what it is |',
    '| --- | --- |',
    ...whole.filter((line) => line !== false),
    '',
  ];
  if (has('nquads'))
    lines.push(
      '## Loading',
      '',
      'The N-Quads files can simply be joined: no two of them clash.',
      '',
      ...fence('cat */*.nq > all.nq'),
      '',
    );
  if (first && has('yaml')) {
    lines.push('## Asking', '', 'Why is a statement there, or why is there none?', '');
    lines.push(...fence("isnad explain 'Death Date'", 'isnad explain <id of a statement>'), '');
    lines.push('To correct a statement, edit its YAML file and build from it:', '');
    lines.push(...fence(`isnad build --from ${first.name}/${first.name}.yaml`), '');
  }
  lines.push('## Licence', '', `The data is under <${dataset.licence}>; see [ATTRIBUTION.md](ATTRIBUTION.md).`, '');
  return lines.join('\n');
}

function row(file: string, what: string): string {
  return `| ${file} | ${what} |`;
}

function fence(...commands: string[]): string[] {
  return ['```sh', ...commands, '```'];
}

/** A Markdown link, or the words alone without an address. */
export function link(words: string, url: string | undefined): string {
  return url === undefined ? escapeMarkdown(words) : `[${escapeMarkdown(words)}](<${url}>)`;
}

/** Words as they are, whatever Markdown or HTML they look like, on one line. */
export function escapeMarkdown(words: string): string {
  return words.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#&]/g, '\\$&');
}
