/** The credits of a dataset: what was built goes in, a page that names every source and its licence comes out. */
import { escapeMarkdown, link } from './readme.ts';
import type { DatasetSummary } from './summary.ts';

/** Writes `ATTRIBUTION.md`: the attribution by hyperlink that Wikipedia's terms of reuse ask for. */
export function formatAttribution(dataset: DatasetSummary): string {
  const lines = [
    '# Attribution',
    '',
    `This dataset, "${escapeMarkdown(dataset.title)}", is published by ${link(dataset.publisher.name, dataset.publisher.url)}`,
    `under <${dataset.licence}>.`,
    '',
    'It quotes the articles below, whose authors are named in the history of each page. Changes were made: statements,',
    'names and dates were extracted from the text, and passages of it are quoted as evidence.',
    '',
  ];
  for (const { site, title, url, revision } of dataset.articles) {
    const version = revision === undefined ? '' : `, revision ${escapeMarkdown(revision)}`;
    const history = url === undefined ? '' : ` ([authors](<${historyUrl(url)}>))`;
    lines.push(`- ${link(title, url)}, ${escapeMarkdown(site)}${version}${history}`);
  }
  lines.push(
    '',
    'The program that made the dataset, isnad, is under the MIT licence, which does not cover the data.',
    '',
  );
  return lines.join('\n');
}

/** The page that lists a wiki page's authors. */
function historyUrl(url: string): string {
  return `${url}${url.includes('?') ? '&' : '?'}action=history`;
}
