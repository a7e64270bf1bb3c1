/**
 * What the program has to say about its input. Bad data never throws: a stage
 * reports a message with the place it is about and goes on. Printing and exit
 * codes are the command line's business.
 */
import type { LineIndex, Range } from './range.ts';

/** `error` fails the build, `warning` wants a look, `info` is a statistic. */
export type Level = 'error' | 'warning' | 'info';

/** What each rule means and how to cure it; the rule names are the only ones a message may carry. */
export const rules = {
  'article/empty': 'The file has no text. Put an article in it, or leave it out of the build',
  'article/encoding': 'The file is not valid UTF-8. Save it as UTF-8',
  'article/no-title': 'The article has no "= Title =" line. Add one, or the file name is taken as the title',
  'article/stray-line':
    'A line within the infobox is no "- Key: value" line. It is kept as text and gives no statement',
  'article/no-infobox': 'The article has no infobox; only its lead, lists and structure give statements',
  'dump/malformed': 'The dump is no well-formed XML. What stands before the place was read; get the file again',
  'dump/truncated': 'The dump ends too early. What stands before was read; get the file again',
  'dump/doctype': 'A dump needs no document type declaration. It is not read, and no entity of it is expanded',
  'dump/too-long': 'MediaWiki has no pages that long. The page was left out',
  'dump/no-dump': 'The file is no MediaWiki export. Exports begin with <mediawiki> and hold <page> elements',
  'dump/no-page': 'No page of the dump is what was asked for. Look at the spelling; "isnad pages" lists the titles',
  'wikitext/unknown-template':
    'No file of source/templates knows the template. Its numbered parameters are shown, and nothing is stated from them; add a row',
  'article/twice': 'Two inputs are the same article of the same site. Leave one of them out',
  'article/abandoned':
    'The program failed on the article, or took too long, and left it out; the others are there. Please report it with the article',
  'infobox/duplicate-key': 'A key occurs twice in the infobox. Both are read',
  'infobox/empty-value': 'A key has no value, so there is no statement',
  'infobox/unknown-key': 'No mapping knows the key. It is kept as a local literal; add it to source/mappings',
  'infobox/kept-local': 'The key is known, but no property is safe for its value. It is kept as a local literal',
  'infobox/orphan-qualifier': 'The key qualifies a statement that is not there, so it is kept as a local literal',
  'infobox/unknown-class':
    'The keys do not tell what kind of thing the article is about, so class-bound keys are kept local',
  'time/unreadable': 'The value is not a date in a form that can be read without guessing',
  'time/no-year': 'A date lacks its year and the lead does not complete it, so there is no statement',
  'time/completed': 'A date without a year was completed from the lead, which gives the same date with a year',
  'time/impossible': 'The date does not exist in its calendar',
  'time/reversed': 'The end of a period lies before its start, so the period is not stated',
  'time/calendars-disagree': 'The same day given in two calendars differs by more than a day',
  'value/unreadable': 'The value does not have the form its datatype wants. It is kept as a local literal',
  'value/unsafe-url': 'Only http and https addresses become IRIs. The value is kept as a local literal',
  'entity/ambiguous': 'A name fits several entities. It is kept apart; link it by hand to settle it',
  'entity/unresolved': 'A short name fits no longer name of the article. It stays known only inside this article',
  'entity/homonym': 'Two articles use one name for what may be different things',
  'work/unreadable': 'A bibliography line has no quoted title, so it is cited as text only',
  'correction/stale':
    'A correction finds nothing to correct: what it names, or the words it expects, are gone. Look at the article again, then change or delete it',
  'statement/conflict':
    'Two places of the article contradict each other. Both are stated and linked; accept or correct one by hand',
  'lead/no-dates': 'The lead has no life dates in parentheses that can be read',
  'document/schema': 'The document breaks its JSON Schema',
  'document/yaml': 'The file is not YAML as this program writes it',
  'document/reference': 'The document refers to something that is not in it',
  'document/value-kind': 'The kind of value does not fit the datatype of the property',
  'document/id': 'A statement id is not the one its content gives',
  'evidence/drift': 'The quote is not what the text has at that place',
  'evidence/missing': 'A statement has no evidence',
  'evidence/unchecked':
    'The article of a document is not at hand, so its quotes were compared with nothing. Put it where the document names it, seen from the folder of the configuration; articles of a dump are not looked up there',
  'config/invalid': 'The configuration breaks its JSON Schema',
  'mapping/invalid': 'A mapping file breaks its JSON Schema',
  'mapping/unknown-property': 'A P-number, its label or its datatype does not match the pinned list of properties',
  'mapping/unknown-term': 'A schema.org term is not in the pinned vocabulary',
  'mapping/conflict': 'Two rows claim the same key for the same kind of article',
  'term/invalid': 'A value cannot be written as an RDF term and was left out',
  'site/too-large':
    'All articles of a site are kept in memory until it is written. Build parts of the corpus, or leave html out of formats',
  'shape/invalid': 'A file of shapes or a query cannot be read. Correct it at the line named',
  'shape/unsupported':
    'A shape uses a part of SHACL that is not run here. Write it as a SPARQL constraint with an IRI and a target',
  'shape/canary':
    'A constraint that must fail did not: the engine skips a kind of constraint. Do not trust the run; report it',
  'shape/no-target': 'No shape is about anything in the file. Nothing but its links and terms was checked',
  'rdf/syntax': 'The file is not RDF in the format its name tells. Correct it at the place named, or write it anew',
  'rdf/empty': 'The file has no triples. See whether what writes it has failed',
  'rdf/derivation':
    'The RDF says something else than the document it is made from. Correct the document, not the RDF, and rebuild',
  'rdf/formats': 'Two files that hold the same triples in two formats differ. Rebuild',
  'rdf/blank-node': 'The data has a blank node, which no two builds name alike. Rebuild, or give it an IRI',
  'iri/invalid':
    'An IRI has a character or an escape that no IRI may have. Encode it as UTF-8 with % and upper-case digits',
  'iri/form':
    'An IRI of the dataset is not written in its one form (ASCII, upper-case escapes), so stores take it for another. Mint it with the build',
  'iri/twice':
    'Two IRIs of the dataset differ only in how they are written, so one thing has two names. Keep one; the other becomes an alias in the lock',
  'iri/dangling': 'An IRI of the dataset is used, but nothing is said about it. Rebuild, or correct the link',
  'term/unknown':
    'A term is not in the pinned list of its vocabulary. Look for a misspelling; new terms come in with a new list in shapes/vocabulary',
  'term/superseded': 'schema.org has replaced the term by another. Use the new one in source/properties.yaml',
  'term/domain':
    'schema.org does not expect the property on a thing of that type. Look whether subject and value were exchanged',
  'term/range': 'schema.org does not expect a value of that type. Look whether subject and value were exchanged',
  'term/literal':
    'A literal does not have the form that its datatype or language tag wants. Correct it in the document',
  'evidence/text': 'The text that evidence points into is not the one at hand. Rebuild from the article as it is now',
  'file/changed':
    'A file of the output is missing, or not what the build wrote. Rebuild; edits of documents go through "isnad build --from"',
  'licence/missing': 'The data does not say under which licence it stands. Rebuild; articles need schema:license',
  'licence/attribution':
    'An article is quoted without naming its page or its authors. Rebuild, and keep ATTRIBUTION.md with the data',
} as const;

/** The name of a rule: `layer/problem`. */
export type Rule = keyof typeof rules;

/** One finding about one place of one file. */
export interface Message {
  readonly level: Level;
  readonly rule: Rule;
  /** One sentence without a full stop: what was found and what was wanted, with values in double quotes. */
  readonly reason: string;
  /** UTF-16 range in the text the message is about; absent when it is about the whole file. */
  readonly range?: Range;
}

/** Takes a message. Stages get one and never print. */
export type Report = (message: Message) => void;

/** A text with the path it is shown under. */
export interface Place {
  readonly path: string;
  readonly lines: LineIndex;
}

const printable =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Makes text harmless on a terminal or in a CI log: control and bidirectional characters become `\u{…}`. */
export function visible(text: string): string {
  return text
    .replace(printable, (char) => `\\u{${(char.codePointAt(0) ?? 0).toString(16)}}`)
    .replace(/\r?\n/g, '\\n')
    .replace(/\t/g, ' ');
}

/** A message as text: `path:line:column level rule reason`, then the line with a caret under the place. */
export function formatMessage(message: Message, place?: Place): string {
  const head = `${message.level} ${message.rule} ${visible(message.reason)}`;
  if (!place) return head;
  if (!message.range) return `${place.path} ${head}`;
  const { line, column } = place.lines.position(message.range.start);
  return `${place.path}:${line}:${column} ${head}\n${caretLine(place.lines, message.range)}`;
}

/** The line a range starts on, and under it a line of carets; long lines are cut around the range. */
export function caretLine(lines: LineIndex, range: Range, width = 100): string {
  const line = lines.line(range.start);
  const from = Math.max(line.start, range.start - Math.floor(width / 2));
  const to = Math.min(line.end, from + width);
  const before = (from > line.start ? '…' : '') + visible(lines.text.slice(from, range.start));
  const marked = visible(lines.text.slice(range.start, Math.min(range.end, to)));
  const after = visible(lines.text.slice(Math.min(range.end, to), to)) + (to < line.end ? '…' : '');
  return `    ${before}${marked}${after}\n    ${' '.repeat(columns(before))}${'^'.repeat(Math.max(1, columns(marked)))}`;
}

/** How many columns a terminal gives a text: combining marks take none. */
function columns(text: string): number {
  return [...text.replace(/\p{M}/gu, '')].length;
}
