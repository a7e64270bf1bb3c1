/** The page of the documentation that lists every rule: the rules go in, Markdown comes out. */
import type { RuleInfo } from './finding.ts';
import { escapeMarkdown } from './readme.ts';

/** What the part of a rule's name before the slash stands for. */
const layers: Readonly<Record<string, string>> = {
  article: 'The article as a text',
  infobox: 'The keys of the infobox',
  time: 'Dates and periods',
  value: 'Other values',
  entity: 'Names and what they mean',
  work: 'The bibliography',
  lead: 'The first sentences',
  prose: 'Sentences',
  wikitext: 'Wikitext',
  template: 'Templates',
  dump: 'Dumps',
  document: 'Documents (YAML)',
  evidence: 'Evidence',
  correction: 'Corrections by people',
  config: 'The configuration',
  mapping: 'The tables of mappings and properties',
  term: 'Terms of RDF and vocabularies',
  rdf: 'RDF files',
  file: 'Files of the output',
  iri: 'IRIs',
  shape: 'Shapes: what one node looks like',
  audit: 'Audits: what holds between nodes',
  licence: 'Licence and attribution',
  store: 'Triple stores',
  user: 'Your own rules',
};

/** The whole page; `note` says how it was made. */
export function formatRulesPage(rules: Iterable<RuleInfo>, note: string): string {
  const groups = new Map<string, RuleInfo[]>(Object.keys(layers).map((layer) => [layer, []]));
  for (const info of rules) {
    const layer = info.rule.slice(0, info.rule.indexOf('/'));
    const group = groups.get(layer);
    if (group) group.push(info);
    else groups.set(layer, [info]);
  }
  const lines = ['# Rules', '', note, ''];
  for (const [layer, infos] of groups) {
    if (infos.length === 0) continue;
    lines.push(`## ${layers[layer] ?? layer}`, '');
    for (const { rule, level, meaning, cure, example } of infos) {
      lines.push(`### \`${rule}\`${level === undefined ? '' : ` (${level})`}`, '', `${escapeMarkdown(meaning)}.`, '');
      if (cure !== undefined) lines.push(`- What to do: ${escapeMarkdown(cure)}.`);
      if (example !== undefined) lines.push(`- Example: \`${example.replace(/`/g, "'")}\``);
      if (lines.at(-1) !== '') lines.push('');
    }
  }
  return lines.join('\n');
}
