/**
 * The article's facts written down by hand as a Document: a complete extraction, against which the views and the
 * competency queries are held. Every quote is looked up in the text, every id is the one its content gives.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { DatasetContext } from '../../src/dataset/context.ts';
import { Iris, statementId } from '../../src/iri.ts';
import { CodePoints } from '../../src/range.ts';
import { sha256 } from '../../src/run/files.ts';
import type {
  Claim,
  Class,
  Document,
  EntityRecord,
  Evidence,
  Qualifier,
  SectionRecord,
  Span,
  Statement,
  Time,
  Value,
  WorkRecord,
} from '../../src/statement/document.ts';
import type { Property, PropertyTable, Roles } from '../../src/statement/mapping.ts';

const file = 'source/articles/muhammad-ibn-abi-bakr.txt';
export const text = readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
export const base = 'https://data.example.org/';

/** The table of properties as source/ has it, unchecked. */
const properties = readProperties();

function readProperties(): PropertyTable {
  const yaml = readFileSync(new URL('../../source/properties.yaml', import.meta.url), 'utf8');
  const { roles, properties } = parse(yaml) as { roles: Roles; properties: Record<string, Property> };
  return {
    roles,
    properties: new Map(
      Object.entries(properties).map(([id, one]) => [
        id,
        { ...one, id, schema: one.schema ?? {}, single: one.single ?? false },
      ]),
    ),
  };
}

export const iris = new Iris(base);

/** A context that writes everything; what cannot be written throws. */
export function contextOf(changes: Partial<DatasetContext> = {}): DatasetContext {
  return {
    iris,
    properties,
    site: { name: 'English Wikipedia', lang: 'en', pages: 'https://en.wikipedia.org/wiki/', item: 'Q328' },
    views: { schema: true, wikibase: true, provenance: true, document: true },
    evidence: 'full',
    graphs: 'per-article',
    version: '0.0.0',
    text,
    report: ({ reason }) => {
      throw new Error(reason);
    },
    ...changes,
  };
}

const points = new CodePoints(text);
const span = (start: number, end: number): Span => points.span({ start, end });
const key = 'enwiki:Muhammad_ibn_Abi_Bakr';
const him = 'Muhammad_ibn_Abi_Bakr';

const headings = [...text.matchAll(/^==+ *(.+?) *==+$/gm)].map((match) => ({ title: match[1] ?? '', at: match.index }));
const leadStart = text.indexOf('Muhammad ibn Abi Bakr ibn Abi Quhafa');
const infoboxStart = text.indexOf('- Office1');
const kinds: Record<string, SectionRecord['kind']> = { 'See also': 'see-also', Bibliography: 'bibliography' };

const sections: SectionRecord[] = [
  { id: 'lead', level: 1, title: '(lead)', kind: 'lead', at: span(leadStart, headings[0]?.at ?? text.length) },
  ...headings.map(({ title, at }, index): SectionRecord => ({
    id: title.replaceAll(' ', '_'),
    level: 2,
    title,
    kind: kinds[title] ?? 'prose',
    at: span(at, headings[index + 1]?.at ?? text.length),
  })),
];

/** The words as evidence; they must stand in the text. `field` for words of the infobox. */
function ev(quote: string): Evidence {
  const start = text.indexOf(quote);
  if (start < 0) throw new Error(`"${quote}" is not in the text`);
  const end = start + quote.length;
  const section = headings
    .filter(({ at }) => at <= start)
    .at(-1)
    ?.title.replaceAll(' ', '_');
  const field = start < leadStart ? /^([^:]+):/.exec(quote)?.[1] : undefined;
  const part = start < leadStart ? 'infobox' : (section ?? 'lead');
  return { quote, at: span(start, end), part, ...(field !== undefined && { field }) };
}

const e = (entity: string): Value => ({ entity });
const year = (edtf: string, lexical = String(Number(edtf))): Value => ({
  time: { edtf, calendar: 'julian', precision: 'year', lexical },
});
const time = (edtf: string, precision: Time['precision'], more: Partial<Time> = {}): Value => ({
  time: { edtf, calendar: 'julian', precision, ...more },
});
const q = (property: string, value: Value, ...quotes: string[]): Qualifier => ({
  property,
  value,
  evidence: quotes.map(ev),
});

const statements: Statement[] = [];

function st(subject: string, property: string, value: Value, quotes: string[], more: Partial<Statement> = {}): string {
  const id = statementId({ subject, property, value, slot: more.slot }, key, base);
  const by = quotes.some((quote) => ev(quote).part === 'infobox') ? 'infobox' : 'sentence';
  statements.push({ id, subject, property, value, by, rule: 'test/row', evidence: quotes.map(ev), ...more });
  return id;
}

const office = st(him, 'P39', e('Governor_of_Egypt'), ['Office1: Governor of Egypt'], {
  slot: 'office1',
  qualifiers: [
    q('P580', year('0657'), 'Term Start1: 657'),
    q('P582', year('0658'), 'Term End1: 658'),
    q('P1365', e("Qays_ibn_Sa'd"), "Predecessor1: Qays ibn Sa'd"),
    q('P1366', e('Malik_al-Ashtar'), 'Successor1: Malik al-Ashtar , Amr ibn al-As'),
    q('P1366', e('Amr_ibn_al-As'), 'Successor1: Malik al-Ashtar , Amr ibn al-As'),
  ],
});
const appointed = 'In 658, Ali appointed him Governor of Egypt';
st(
  him,
  'P39',
  e('Governor_of_Egypt'),
  [appointed, 'Following the Battle of Siffin, Ali appointed Muhammad ibn Abi Bakr as the Governor of Egypt.'],
  {
    slot: 'text:Governor_of_Egypt',
    conflicts: [office],
    qualifiers: [q('P580', year('0658'), appointed), q('P748', e('Ali'), appointed)],
  },
);
const death = time('[0658-07,0658-08]', 'year', { lexical: 'July/August 658' });
st(him, 'P570', death, ['Death Date: July/August', 'July/August 658'], {
  qualifiers: [
    q('P1319', time('0658-07', 'month'), 'July/August 658'),
    q('P1326', time('0658-08', 'month'), 'July/August 658'),
  ],
});
st(him, 'P19', e('Mecca'), ['Birth Place: Mecca, Hejaz']);
st('Mecca', 'P131', e('Hejaz'), ['Birth Place: Mecca, Hejaz']);
st(him, 'P20', e('Egypt'), ['Death Place: Egypt']);
const youngest = 'He was the youngest son of the first caliph, Abu Bakr, and Asma bint Umays.';
const parents = 'Parents: Abu Bakr (father), Asma bint Umays (mother)';
st(him, 'P22', e('Abu_Bakr'), [parents, youngest]);
st(him, 'P25', e('Asma_bint_Umays'), [parents, youngest]);
const son = 'His son, Al-Qasim ibn Muhammad ibn Abi Bakr';
const child = st(him, 'P40', e('Al-Qasim_ibn_Muhammad_ibn_Abi_Bakr'), ['Children: Al-Qasim', son]);
st('Al-Qasim_ibn_Muhammad_ibn_Abi_Bakr', 'P22', e(him), ['Children: Al-Qasim', son], {
  by: 'inference',
  rule: 'inverse',
  inferredFrom: [child],
});
st(him, 'P945', e('Rashidun_Caliphate'), ['Allegiance: Rashidun Caliphate'], {
  qualifiers: [q('P580', year('0656'), 'Serviceyears: 656–658'), q('P582', year('0658'), 'Serviceyears: 656–658')],
});
const battles =
  'Battles: Uprisings against Uthman (654–656), First Fitna, * Battle of the Camel, * Battle of Siffin, * Umayyad invasions of Egypt (657–658)';
const fought = 'During the First Fitna, he fought alongside Ali at the Battle of the Camel and the Battle of Siffin.';
st(him, 'P607', e('Uprisings_against_Uthman'), [battles]);
st(him, 'P607', e('First_Fitna'), [battles]);
st(him, 'P607', e('Battle_of_the_Camel'), [battles, fought]);
st(him, 'P607', e('Battle_of_Siffin'), [battles, fought]);
st(him, 'P607', e('Umayyad_invasions_of_Egypt'), [battles]);
for (const battle of ['Battle_of_the_Camel', 'Battle_of_Siffin', 'Umayyad_invasions_of_Egypt']) {
  st(battle, 'P361', e('First_Fitna'), [battles]);
}
st('Uprisings_against_Uthman', 'P580', year('0654'), [battles]);
st('Uprisings_against_Uthman', 'P582', year('0656'), [battles]);
const relations = 'Relations: Banu Taym (clan), Aisha , Asma , Umm Kulthum , Abd al-Rahman , Abdullah';
st(him, 'P12011', e('Banu_Taym'), [relations]);
st(him, 'P1038', e('Asma_bint_Abi_Bakr'), [relations]);
st(him, 'P1038', e('#Umm_Kulthum'), [relations]);
st(him, 'P1038', e('Abd_Allah_ibn_Abi_Bakr'), [relations]);
st(him, 'P3373', e('Aisha'), [relations, "despite his sister Aisha's opposition to the Caliph"]);
const other = "Abd al-Rahman ibn Abi Bakr who was Abu Bakr's other son";
st(him, 'P3373', e('Abd_al-Rahman_ibn_Abi_Bakr'), [relations, other]);
st('Abd_al-Rahman_ibn_Abi_Bakr', 'P22', e('Abu_Bakr'), [other]);
const wife =
  "Qasim ibn Muhammad ibn Abi Bakr's wife was called Asma and she was the daughter of Abd al-Rahman ibn Abi Bakr";
st('#Asma_bint_Abd_al-Rahman', 'P22', e('Abd_al-Rahman_ibn_Abi_Bakr'), [wife]);
st('Al-Qasim_ibn_Muhammad_ibn_Abi_Bakr', 'P26', e('#Asma_bint_Abd_al-Rahman'), [wife]);
const daughter = 'The daughter of Qasim ibn Muhammad ibn Abi Bakr and Asma was called Fatima (Umm Farwah).';
st('#Fatima', 'P22', e('Al-Qasim_ibn_Muhammad_ibn_Abi_Bakr'), [daughter]);
st('#Fatima', 'P25', e('#Asma_bint_Abd_al-Rahman'), [daughter]);
st('Asma_bint_Umays', 'P26', e('Abu_Bakr'), ['He was a son of Abū Bakr from his marriage with Asma bint Umays.']);
st('Asma_bint_Umays', 'P26', e('Ali'), ['When Abu Bakr died, Asma bint Umais married Ali ibn Abi Talib.']);
st(him, 'P157', e("Mu'awiya_ibn_Hudayj"), ['Ibn Hudayj executed him out of hand following a personal quarrel.']);
const arrived = 'In April 656, a delegation of between 400 and 700 Egyptians arrived in Medina';
st('#Egyptian_delegation', 'P585', time('0656-04', 'month', { lexical: 'April 656' }), [arrived]);
const people: Value = {
  quantity: { amount: '550', lower: '400', upper: '700', lexical: 'between 400 and 700' },
};
st('#Egyptian_delegation', 'P1132', people, [arrived]);
const led = 'This group was led by Abd al-Rahman ibn Udays, Sudan ibn Humran, and Amr ibn al-Hamiq.';
for (const leader of ['Abd_al-Rahman_ibn_Udays', 'Sudan_ibn_Humran', 'Amr_ibn_al-Hamiq']) {
  st('#Egyptian_delegation', 'P4791', e(leader), [led]);
}
st('#Egyptian_delegation', 'P4791', e(him), [
  "serving as a leader of the Egyptian delegation that besieged the Caliph's residence in Medina",
]);
const camp =
  "The rebels initially camped at Dhu Khushub, a night's journey north of the city, on May 1, 656 (1 Dhu al-Qa'da 35 AH).";
st('#Camp', 'P585', time('0656-05-01', 'day', { lexical: 'May 1, 656', hijri: '0035-11-01' }), [camp]);
st('#Camp', 'P276', e('Dhu_Khushub'), [camp]);
// What other articles have: coordinates, a bound unit, texts, strings, unknown and no value, a person's own source.
st('Mecca', 'P625', { coordinate: { latitude: '21.4225', longitude: '39.82611', precision: '0.00001' } }, [], {
  by: 'curation',
  source: 'https://example.org/mecca?a=1&b=2',
  corrections: ['c1'],
});
st('Mecca', 'P2044', { quantity: { amount: '277', unit: 'Q11573' } }, [], {
  by: 'curation',
  source: 'https://example.org/mecca?a=1&b=2',
});
st(him, 'P1559', { text: 'مُحَمَّد بْن أَبِي بَكْر', lang: 'ar' }, ['مُحَمَّد بْن أَبِي بَكْر']);
st('Abu_Bakr', 'P570', { unknown: true }, ["Following his father's death"]);

const claims: Claim[] = [];

function claim(
  subject: string,
  property: string,
  value: Value,
  quote: string,
  more: Pick<Claim, 'according' | 'verb'> & Partial<Claim>,
): void {
  const id = statementId({ subject, property, value, according: more.according }, key, base);
  claims.push({ id, subject, property, value, by: 'sentence', rule: 'test/claim', evidence: [ev(quote)], ...more });
}

claim('#Letter_656', 'P50', e('Uthman'), 'Hugh Kennedy suggests the Caliph may have been responsible', {
  according: ['#Hugh_Kennedy'],
  verb: 'suggests',
  nature: 'Q30230067',
  work: '#The_Prophet_and_the_Age_of_the_Caliphates',
});
claim(
  '#Letter_656',
  'P50',
  e('Marwan_ibn_al-Hakam'),
  "Wilferd Madelung notes that contemporaries like Ali and Muhammad ibn Maslama suspected Uthman's secretary, Marwan ibn al-Hakam, of forging the document using the Caliph's seal.",
  {
    according: ['#Wilferd_Madelung'],
    supported: ['Ali', 'Muhammad_ibn_Maslama'],
    verb: 'notes that … suspected',
    nature: 'Q30230067',
  },
);
claim(
  '#Turmoil',
  'P828',
  e('#Lack_of_support'),
  "According to Norman Calder, the turmoil in the province resulted from a lack of popular support for Ali's rule and Muhammad's specific administration",
  { according: ['#Norman_Calder'], verb: 'According to' },
);
claim(
  'Malik_al-Ashtar',
  'P509',
  e('#Poisoning'),
  'Malik died under suspicious circumstances believed by many to be poisoning',
  {
    according: [],
    verb: 'believed by many',
    nature: 'Q32188232',
  },
);

const entity = (name: Class, label: string, more: Partial<EntityRecord> = {}): EntityRecord => ({
  class: name,
  label: { en: label },
  ...more,
});

const people_ = [
  'Ali',
  'Abu Bakr',
  'Asma bint Umays',
  "Qays ibn Sa'd",
  'Malik al-Ashtar',
  'Amr ibn al-As',
  'Uthman',
  'Aisha',
  'Asma bint Abi Bakr',
  'Abd Allah ibn Abi Bakr',
  'Abd al-Rahman ibn Abi Bakr',
  'Al-Qasim ibn Muhammad ibn Abi Bakr',
  "Mu'awiya ibn Hudayj",
  'Abd al-Rahman ibn Udays',
  'Sudan ibn Humran',
  'Amr ibn al-Hamiq',
  'Marwan ibn al-Hakam',
  'Muhammad ibn Maslama',
];
const events = [
  'Uprisings against Uthman',
  'First Fitna',
  'Battle of the Camel',
  'Battle of Siffin',
  'Umayyad invasions of Egypt',
];
const pages = (name: Class, titles: string[]): [string, EntityRecord][] =>
  titles.map((title) => [title.replaceAll(' ', '_'), entity(name, title, { title })]);

const bibliography = text.slice(text.indexOf('Bibliography'));
const items = [...bibliography.matchAll(/^- (?:(.*)\. )?"(.+)"$/gm)];
const works: WorkRecord[] = [];
const workEntities: [string, EntityRecord][] = [];
for (const [index, match] of items.entries()) {
  const [line = '', author, title = ''] = match;
  const raw = line.slice(2);
  const work = `#${title.split(':')[0]?.replaceAll(' ', '_') ?? ''}`;
  const start = text.indexOf(raw);
  works.push({
    entity: work,
    raw,
    at: span(start, start + raw.length),
    part: 'Bibliography',
    item: `Bibliography.${index + 1}`,
  });
  workEntities.push([work, entity('CreativeWork', title)]);
  st(work, 'P1476', { text: title, lang: 'en' }, [raw], { by: 'list' });
  if (author === undefined) continue;
  const name = author.split(', ').reverse().join(' ');
  const person = `#${name.replaceAll(' ', '_')}`;
  workEntities.push([person, entity('Person', name)]);
  st(work, 'P50', e(person), [raw], { by: 'list' });
}

/** A reference that the article itself gives, as wikitext does. */
statements[0] = {
  ...statements[0]!,
  references: [{ work: '#The_Prophet_and_the_Age_of_the_Caliphates', pages: '69–70' }],
};

export const document: Document = {
  format: 'isnad/document/1',
  article: {
    key,
    site: 'enwiki',
    lang: 'en',
    title: 'Muhammad ibn Abi Bakr',
    url: 'https://en.wikipedia.org/wiki/Muhammad_ibn_Abi_Bakr',
    revision: '123',
    licence: 'https://creativecommons.org/licenses/by-sa/4.0/',
    subject: him,
    class: 'Person',
    source: {
      file,
      form: 'plain',
      sha256: sha256(text),
      bytes: Buffer.byteLength(text),
      codepoints: points.length,
      offsets: 'codepoint',
    },
  },
  infobox: {
    at: span(infoboxStart, leadStart - 2),
    fields: [...text.slice(0, leadStart).matchAll(/^- ([^:]+): (.+)$/gm)].map((match) => {
      const [, name = '', raw = ''] = match;
      const start = match.index + 2;
      const value = match.index + match[0].length - raw.length;
      return {
        key: name,
        norm: name.toLowerCase().replace(/\d$/, '').replaceAll(' ', '_'),
        raw,
        at: { key: span(start, start + name.length), value: span(value, value + raw.length) },
        outcome: name === 'Serviceyears' ? 'local' : 'stated',
      };
    }),
  },
  sections,
  entities: Object.fromEntries([
    ...pages('Person', ['Abu Bakr']),
    [
      him,
      entity('Person', 'Muhammad ibn Abi Bakr', {
        title: 'Muhammad ibn Abi Bakr',
        label: { en: 'Muhammad ibn Abi Bakr', ar: 'مُحَمَّد بْن أَبِي بَكْر' },
        alias: { en: ['Muhammad ibn Abi Bakr ibn Abi Quhafa al-Taymi'] },
        same: { wikidata: 'Q1', checked: 'a made-up number, for the test' },
      }),
    ],
    ...pages('Person', people_),
    ...pages('Event', events),
    ...pages('Place', ['Mecca', 'Hejaz', 'Egypt', 'Dhu Khushub']),
    ...pages('Organization', ['Rashidun Caliphate', 'Banu Taym']),
    ...pages('Position', ['Governor of Egypt']),
    ['#Umm_Kulthum', entity('Person', 'Umm Kulthum')],
    ['#Asma_bint_Abd_al-Rahman', entity('Person', 'Asma bint Abd al-Rahman')],
    ['#Fatima', entity('Person', 'Fatima (Umm Farwah)')],
    ['#Egyptian_delegation', entity('Event', 'Egyptian delegation to Medina', { mentions: [ev(arrived).at] })],
    ['#Camp', entity('Event', 'Rebel camp at Dhu Khushub')],
    ['#Letter_656', entity('CreativeWork', 'Letter bearing the Caliph’s official seal')],
    ['#Turmoil', entity('Event', 'Turmoil in Egypt')],
    ['#Lack_of_support', entity('Concept', 'Lack of popular support')],
    ['#Poisoning', entity('Concept', 'poisoning')],
    ['#Norman_Calder', entity('Person', 'Norman Calder')],
    ...workEntities,
  ]),
  statements,
  claims,
  quotations: [
    {
      id: 'Governorship_of_Egypt.q1',
      text: 'inexperienced young man',
      lang: 'en',
      speaker: 'Ali',
      according: '#Lesley_Hazleton',
      about: [him],
      evidence: [
        ev(
          'Lesley Hazleton notes that Ali eventually acknowledged Muhammad was an "inexperienced young man" for such a volatile post.',
        ),
      ],
    },
    {
      id: 'Legacy.q1',
      text: '‘Ali loved Muhammad Ibn Abi Bakr as his own son',
      lang: 'en',
      credit: "a Shi'a Muslim author",
      evidence: [ev('‘Ali loved Muhammad Ibn Abi Bakr as his own son')],
    },
  ],
  corrections: [{ id: 'c1', operation: 'add', by: 'reviewer-a', date: '2026-01-15', why: 'Its own article has it' }],
  works,
  messages: [],
};
