// What the common templates of a page become in plain text: `templates[name](part, named)` takes the rendered
// parameters and returns text. A template that is not here is dropped, as the producer of the plain form does.

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** `1879`, `3`, `14` as `March 14, 1879`, or `14 March 1879` when the page wants the day first. */
function dateWords([year, month, day], dayFirst) {
  if (!/^\d+$/.test(year ?? '')) return [year, month, day].filter(Boolean).join(' ');
  const name = months[Number(month) - 1];
  if (!name) return year;
  if (!/^\d+$/.test(day ?? '')) return `${name} ${year}`;
  return dayFirst ? `${Number(day)} ${name} ${year}` : `${name} ${Number(day)}, ${year}`;
}

const isYes = (value) => /^(y|yes|true|1)$/i.test(value ?? '');
const first = (part) => part[0] ?? '';
const last = (part) => part.at(-1) ?? '';
const text = (value) => () => value;
const list = (part) =>
  part
    .map((item) => item.trim())
    .filter(Boolean)
    .join('\n* ')
    .replace(/^(?!\*)/, '* ');

/** A date template: the first three parameters are the date, what follows is for reckoning the age. */
const date = (part, named) => dateWords(part, isYes(named.df));
/** A death date template with a birth date after it. */
const shownDate = (part) => first(part);

/** A work as the plain form's bibliographies give it: `Last, First. "Title"`. */
function citation(_part, named) {
  const names = [];
  for (const n of ['', '1', '2', '3', '4', '5', '6']) {
    const lastName = named[`last${n}`] ?? named[`author${n}-last`] ?? named[`surname${n}`];
    const firstName = named[`first${n}`] ?? named[`author${n}-first`] ?? named[`given${n}`];
    if (lastName) names.push(firstName ? `${lastName}, ${firstName}` : lastName);
    else if (named[`author${n}`]) names.push(named[`author${n}`]);
  }
  const title = named.title ?? named.chapter;
  const author = [...new Set(names)].join('; ');
  return [author && `${author}.`, title && `"${title}"`].filter(Boolean).join(' ');
}

/** `50|27|N|4|43|W` or `50.466|-4.718` as degrees with their hemispheres. */
function coordinates(part) {
  const at = part.findIndex((value) => /^[NS]$/i.test(value));
  if (at < 0) {
    const [latitude, longitude] = part.map(Number);
    if (!part[0] || !part[1] || Number.isNaN(latitude) || Number.isNaN(longitude)) return '';
    return `${Math.abs(latitude)}°${latitude < 0 ? 'S' : 'N'} ${Math.abs(longitude)}°${longitude < 0 ? 'W' : 'E'}`;
  }
  const end = part.findIndex((value, index) => index > at && /^[EW]$/i.test(value));
  if (end < 0) return '';
  const signs = ['°', '′', '″'];
  const angle = (values, side) => values.map((value, index) => value + signs[index]).join('') + side.toUpperCase();
  return `${angle(part.slice(0, at), part[at])} ${angle(part.slice(at + 1, end), part[end])}`;
}

function marriage([spouse, start, end], named) {
  const reason = named.reason ?? named.end;
  const word =
    { divorced: 'div.', div: 'div.', died: 'died', 'his death': 'died', 'her death': 'died' }[reason] ?? 'end.';
  const times = [start && `m. ${start}`, end && `${word} ${end}`].filter(Boolean).join('; ');
  return times ? `${spouse} (${times})` : (spouse ?? '');
}

export const templates = {
  '!': text('|'),
  '=': text('='),
  "'": text("'"),
  "'s": text("'s"),
  '–': text('–'),
  ndash: text('–'),
  'en dash': text('–'),
  spnd: text(' – '),
  snd: text(' – '),
  'spaced ndash': text(' – '),
  'spaced en dash': text(' – '),
  dash: text(' – '),
  mdash: text('—'),
  'em dash': text('—'),
  nbsp: text(' '),
  'no.': text('No.'),
  br: text('\n'),
  small: first,
  smaller: first,
  big: first,
  nowrap: first,
  nobr: first,
  nobold: first,
  noitalic: first,
  center: first,
  font: last,
  abbr: first,
  tooltip: first,
  as: first,
  strong: first,
  em: first,
  smallcaps: first,
  sc: first,
  mvar: first,
  math: first,
  sup: (part) => part[0] ?? '',
  sub: (part) => part[0] ?? '',
  'not a typo': (part) => part.join(''),
  color: (part) => part[1] ?? '',
  resize: last,
  lang: (part) => part[1] ?? '',
  langx: (part) => part[1] ?? '',
  transl: last,
  transliteration: last,
  my: first,
  ill: first,
  'interlanguage link': first,
  link: first,
  'interlanguage link multi': first,
  sortname: (part) => [part[0], part[1]].filter(Boolean).join(' '),
  nihongo: (part) => (part[1] ? `${first(part)} (${[part[1], part[2]].filter(Boolean).join(', ')})` : first(part)),
  flag: first,
  flagcountry: first,
  flagu: first,
  url: (part) => last(part),
  plainlist: (part) => part.join('|'),
  flatlist: (part) => part.join('|'),
  'tree list': (part) => part.join('|'),
  'unbulleted list': list,
  ubl: list,
  'plain list': list,
  'bulleted list': list,
  hlist: list,
  'collapsible list': list,
  'coll list': list,
  quote: (part, named) => `\n: "${named.text ?? first(part)}"\n`,
  quotation: (part, named) => `\n: "${named.quote ?? first(part)}"\n`,
  blockquote: (part, named) => `\n: "${named.text ?? first(part)}"\n`,
  cquote: (part, named) => `\n: "${named.text ?? first(part)}"\n`,
  'birth date': date,
  'birth date and age': date,
  bda: date,
  'birth-date': first,
  'birth-date and age': first,
  'death-date': first,
  'death-date and age': shownDate,
  dob: date,
  'death date': date,
  'death date and age': date,
  dda: date,
  'start date': date,
  'start date and age': date,
  'start-date': first,
  'end date': date,
  'end-date': first,
  'film date': date,
  filmdate: date,
  'birth year and age': first,
  'birth year': first,
  'death year and age': first,
  'death year': first,
  date: first,
  dts: date,
  oldstyledate: (part) => `${part[0]}, ${part[1]} [O.S. ${part[2]}]`,
  circa: (part) => `c. ${part.slice(0, 2).join(' – c. ')}`,
  'c.': (part) => `c. ${first(part)}`,
  ca: (part) => `c. ${first(part)}`,
  floruit: (part) => `fl. ${part.join('–')}`,
  'fl.': (part) => `fl. ${part.join('–')}`,
  reign: (part) => `r. ${part.join('–')}`,
  'r.': (part) => `r. ${part.join('–')}`,
  'b.': (part) => `b. ${first(part)}`,
  born: (part) => `b. ${first(part)}`,
  'd.': (part) => `d. ${first(part)}`,
  died: (part) => `d. ${first(part)}`,
  marriage,
  married: marriage,
  'as of': (part) => `As of ${dateWords(part, true)}`,
  convert: (part) =>
    /^(to|-|–|and|by|x)$/.test(part[1] ?? '')
      ? `${part[0]} ${part[1]} ${part[2]} ${part[3]}`
      : `${part[0]} ${part[1] ?? ''}`,
  height: (_part, named) =>
    [
      named.m && `${named.m} m`,
      named.cm && `${named.cm} cm`,
      named.ft && `${named.ft} ft`,
      (named.in ?? named.inch) && `${named.in ?? named.inch} in`,
    ]
      .filter(Boolean)
      .join(' '),
  coord: coordinates,
  nts: first,
  formatnum: first,
  val: first,
  us$: (part) => `US$${first(part)}`,
  usd: (part) => `US$${first(part)}`,
  gbp: (part) => `£${first(part)}`,
  euro: (part) => `€${first(part)}`,
  frac: (part) =>
    part.length === 2
      ? `${part[0]}/${part[1]}`
      : part.length === 3
        ? `${part[0]} ${part[1]}/${part[2]}`
        : `1/${first(part)}`,
  isbn: (part) => `ISBN ${first(part)}`,
};

const aliases = {
  cvt: 'convert',
  conv: 'convert',
  coordinates: 'coord',
  birthdate: 'birth date',
  'birth date and age2': 'birth date and age',
  deathdate: 'death date',
  'death date and given age': 'death date',
  startdate: 'start date',
  released: 'start date',
  flagdeco: '',
  'nowrap begin': '',
  unbulleted: 'unbulleted list',
  'script/arabic': 'small',
  'script/hebrew': 'small',
  nobreak: 'nowrap',
};
for (const [alias, name] of Object.entries(aliases)) templates[alias] = templates[name] ?? text('');

/** The words for a template, or undefined when the producer drops it. */
export function templateFor(name) {
  const own = Object.hasOwn(templates, name) ? templates[name] : undefined;
  if (own) return own;
  if (/^lang-[a-z-]+$/.test(name)) return first;
  if (/^(cite |citation$|cite$)/.test(name)) return citation;
  return undefined;
}
