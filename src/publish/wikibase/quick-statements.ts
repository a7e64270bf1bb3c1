/**
 * Items as commands of QuickStatements, in its version 1 syntax and as CSV (wikidata.org/wiki/Help:QuickStatements):
 * items in Wikibase JSON go in. What its syntax cannot carry is left out and told, never changed.
 */
import { calendarModels } from '../../dataset/vocabulary.ts';
import type { DataValue, WikibaseItem, WikibaseSnak, WikibaseStatement } from './item.ts';

/** Is told of what is left out: the item, the property, and why. */
export type LeaveOut = (item: string, property: string, reason: string) => void;

type Cells = readonly string[];

/** A statement as pairs of cells: first property and value, then qualifiers, then each reference. */
interface Command {
  readonly property: string;
  readonly value: string;
  readonly rank: string | undefined;
  readonly qualifiers: readonly Cells[];
  readonly references: readonly (readonly Cells[])[];
}

/** Version 1: a command a line, its parts between tabs. */
export function formatQuickStatements(items: readonly WikibaseItem[], leaveOut: LeaveOut): string {
  const lines: string[] = [];
  for (const item of items) {
    const id = item.id ?? 'LAST';
    const commands = commandsOf(item, leaveOut);
    if (commands.length === 0) continue;
    if (item.id === undefined)
      lines.push('CREATE', ...nameCells(item, leaveOut).map((cells) => [id, ...cells].join('\t')));
    for (const { property, value, rank, qualifiers, references } of commands) {
      const sources = references.flatMap((reference, block) =>
        // A later reference begins with "!S": otherwise it would be a part of the one before.
        reference.map(([name = '', ...rest], index) => [block > 0 && index === 0 ? `!S${name}` : `S${name}`, ...rest]),
      );
      const pairs = [...qualifiers.map(([name = '', ...rest]) => [`P${name}`, ...rest]), ...sources];
      lines.push([id, property, value, ...(rank === undefined ? [] : [rank]), ...pairs.flat()].join('\t'));
    }
  }
  return lines.map((line) => `${line}\n`).join('');
}

/** CSV: a row an item, a column for each name, statement, qualifier and part of a reference. */
export function formatQuickStatementsCsv(items: readonly WikibaseItem[], leaveOut: LeaveOut): string {
  const rows = items
    .map((item) => ({ item, commands: commandsOf(item, leaveOut) }))
    .filter(({ commands }) => commands.length > 0);
  const groups: { header: Cells; key: string; ordinal: number }[] = [];
  const cells = new Map<string, string[]>();
  const add = (row: number, header: Cells, values: Cells, count: Map<string, number>): void => {
    const key = header.join(',');
    const ordinal = (count.get(key) ?? 0) + 1;
    count.set(key, ordinal);
    if (!groups.some((one) => one.key === key && one.ordinal === ordinal)) groups.push({ header, key, ordinal });
    cells.set(`${row}|${key}|${ordinal}`, [...values]);
  };
  rows.forEach(({ item, commands }, row) => {
    const count = new Map<string, number>();
    if (item.id === undefined)
      for (const [name = '', value = ''] of nameCells(item, leaveOut)) add(row, [name], [value], count);
    for (const { property, value, rank, qualifiers, references } of commands) {
      if (rank !== undefined) {
        leaveOut(item.id ?? 'new', property, 'the CSV syntax has no ranks');
        continue;
      }
      const sources = references.map((reference) =>
        reference.map(([name = '', ...rest], index) => [index === 0 ? `S${name}` : `s${name}`, ...rest]),
      );
      const pairs = [
        [property, value],
        ...qualifiers.map(([name = '', ...rest]) => [`qal${name}`, ...rest]),
        ...sources.flat(),
      ];
      add(
        row,
        pairs.map(([name = '']) => name),
        pairs.map(([, cell = '']) => cell),
        count,
      );
    }
  });
  const line = (fields: Cells): string => `${fields.map(quoteField).join(',')}\r\n`;
  const body = rows.map(({ item }, row) => {
    const fields = groups.flatMap(
      ({ header, key, ordinal }) => cells.get(`${row}|${key}|${ordinal}`) ?? header.map(() => ''),
    );
    return line([item.id ?? '', ...fields]);
  });
  return line(['qid', ...groups.flatMap(({ header }) => header)]) + body.join('');
}

function quoteField(field: string): string {
  return /[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}

/** Labels (`Len`) and aliases (`Aen`). */
function nameCells({ labels = {}, aliases = {} }: WikibaseItem, leaveOut: LeaveOut): Cells[] {
  const names = [
    ...Object.values(labels).map(({ language, value }) => [`L${language}`, value] as const),
    ...Object.values(aliases)
      .flat()
      .map(({ language, value }) => [`A${language}`, value] as const),
  ];
  return names.flatMap(([command, text]) => {
    const problem = textProblem(text);
    if (problem !== undefined) leaveOut('new', command, problem);
    return problem === undefined ? [[command, `"${text}"`]] : [];
  });
}

function commandsOf(item: WikibaseItem, leaveOut: LeaveOut): Command[] {
  return Object.values(item.claims)
    .flat()
    .flatMap((statement) => {
      const command = commandOf(statement);
      if (typeof command !== 'string') return [command];
      leaveOut(item.id ?? 'new', statement.mainsnak.property, command);
      return [];
    });
}

const ranks = { preferred: 'R+', normal: undefined, deprecated: 'R-' } as const;

/** A statement as cells, or the reason why it cannot be one. */
function commandOf({ mainsnak, rank, qualifiers = {}, references }: WikibaseStatement): Command | string {
  let problem: string | undefined;
  const cell = (snak: WikibaseSnak): string => {
    const text = formatSnak(snak);
    if (typeof text === 'string') return text;
    problem ??= text.problem;
    return '';
  };
  const pairs = (snaks: Readonly<Record<string, readonly WikibaseSnak[]>>): Cells[] =>
    Object.values(snaks)
      .flat()
      .map((snak) => [snak.property.slice(1), cell(snak)]);
  const command: Command = {
    property: mainsnak.property,
    value: cell(mainsnak),
    rank: ranks[rank],
    qualifiers: pairs(qualifiers),
    references: references.map(({ snaks }) => pairs(snaks)),
  };
  return problem ?? command;
}

function formatSnak({ snaktype, datavalue }: WikibaseSnak): string | { problem: string } {
  return datavalue ? formatValue(datavalue) : snaktype;
}

function formatValue(data: DataValue): string | { problem: string } {
  switch (data.type) {
    case 'wikibase-entityid':
      return data.value.id;
    case 'time': {
      const { time, precision, calendarmodel } = data.value;
      return `${time}/${precision}${calendarmodel === julian ? '/J' : ''}`;
    }
    case 'quantity':
      return formatQuantity(data.value);
    case 'globecoordinate':
      return `@${data.value.latitude}/${data.value.longitude}`;
    case 'monolingualtext': {
      const problem = textProblem(data.value.text);
      return problem === undefined ? `${data.value.language}:"${data.value.text}"` : { problem };
    }
    case 'string': {
      const problem = textProblem(data.value);
      return problem === undefined ? `"${data.value}"` : { problem };
    }
  }
}

const julian = calendarModels.julian.value;

/** `550~150` for bounds that lie as far on both sides, else `550[400,800]`; a unit is `U` and the number of its item. */
function formatQuantity({
  amount,
  unit,
  lowerBound,
  upperBound,
}: Extract<DataValue, { type: 'quantity' }>['value']): string {
  const plain = (decimal: string): string => decimal.replace(/^\+/, '');
  const suffix = unit === '1' ? '' : `U${unit.slice(unit.lastIndexOf('Q') + 1)}`;
  if (lowerBound === undefined || upperBound === undefined) return plain(amount) + suffix;
  const [value, lower, upper] = [amount, lowerBound, upperBound].map(Number);
  const [below, above] = [(value ?? 0) - (lower ?? 0), (upper ?? 0) - (value ?? 0)];
  const even = below === above && Number.isInteger(below);
  const bounds = even ? `~${below}` : `[${plain(lowerBound)},${plain(upperBound)}]`;
  return plain(amount) + bounds + suffix;
}

/** What of a text the syntax would take for its own, or change. */
function textProblem(text: string): string | undefined {
  if (/[\t\r\n]/.test(text)) return 'the syntax cannot carry a tab or a line end in a text';
  if (text.includes('|')) return 'the syntax takes "|" in a text for a separator';
  if (/^"".*""$/.test(text)) return 'the syntax takes three quotation marks for one';
  if (/[“”]/.test(text)) return 'the tool turns curly quotation marks of a text into straight ones';
  return text === text.trim() ? undefined : 'the tool drops blanks at the ends of a text';
}
