/** Fields that only together say something, and values that say less than they seem to: from text to statements. */
import { describe, expect, it } from 'vitest';
import type { Document, Value } from '../../src/statement/document.ts';
import { convertText } from '../resources.ts';

const shown = (value: Value): string => {
  if ('entity' in value) return value.entity;
  if ('time' in value) return value.time.edtf;
  if ('quantity' in value) return `${value.quantity.amount} ${value.quantity.unit ?? ''}`.trim();
  if ('text' in value) return `${value.text}@${value.lang}`;
  if ('coordinate' in value) return `${value.coordinate.latitude} ${value.coordinate.longitude}`;
  if ('item' in value) return value.item;
  return 'string' in value ? value.string : Object.keys(value).join();
};

/** The statements of an infobox as `property value [qualifier value]`, with the subject where it is not the article's. */
function statementsOf({ article, statements }: Document): string[] {
  return statements
    .filter(({ by }) => by === 'infobox')
    .map(({ subject, property, value, qualifiers = [] }) => {
      const about = subject === article.subject ? '' : `(${subject}) `;
      const rest = qualifiers.map((snak) => ` [${snak.property} ${shown(snak.value)}]`).join('');
      return `${about}${property} ${shown(value)}${rest}`;
    });
}

const wikitext = (text: string): string[] => statementsOf(convertText(text, 'X', 'wikitext').document);

/** A box of the plain form; the lead makes it an article. */
const plain = (...fields: string[]): string[] =>
  statementsOf(convertText(`= X =\n\nX\n${fields.map((field) => `- ${field}\n`).join('')}\nX is.\n`).document);

describe('fields that belong to others', () => {
  it.each<[what: string, text: string, statements: string[]]>([
    [
      'a title decides what a leader is',
      '{{Infobox country|capital=[[A]]|leader_title1=Monarch|leader_name1=[[P]]|leader_title2=Prime Minister|leader_name2=[[Q]]|leader_title3=Speaker|leader_name3=[[R]]}}',
      ['P36 A', 'P35 P', 'P6 Q'],
    ],
    [
      'a type with the number within its key decides',
      '{{Infobox legislature|leader1_type=Chairman|leader1=[[P]]|leader2_type=House Leader|leader2=[[Q]]}}',
      ['P488 P'],
    ],
    [
      'years, matches and goals are of the club with their number, and a club may come twice',
      '{{Infobox football biography|birth_date=1989|years1=2009–2010|clubs1=[[A]]|caps1=5|goals1=0|years2=2013–|clubs2=[[A]]|caps2=19}}',
      ['P569 1989', 'P54 A [P580 2009] [P582 2010] [P1350 5] [P1351 0]', 'P54 A [P580 2013] [P1350 19]'],
    ],
    [
      'a loan is a club behind an arrow',
      '{{Infobox football biography|birth_date=1989|years1=2009|clubs1=→ [[A]] (loan)}}',
      ['P569 1989', 'P54 A [P585 2009]'],
    ],
    [
      'the name of a country is no team',
      '{{Infobox football biography|birth_date=1989|nationalteam1=Brazil|nationalyears1=2001|nationalteam2=[[Brazil national football team|Brazil]]}}',
      ['P569 1989', 'P54 Brazil_national_football_team'],
    ],
    [
      'a code and an offset are those of the currency and of the time zone',
      '{{Infobox country|currency=[[Euro]]|currency_code=EUR|time_zone=[[Central European Time|CET]]|utc_offset=+5:30|time_zone_DST=[[Central European Summer Time|CEST]]|utc_offset_DST=−4}}',
      [
        'P38 Euro',
        'P421 Central_European_Time',
        'P421 Central_European_Summer_Time [P1264 Q36669]',
        '(Euro) P498 EUR',
        '(Central_European_Time) P2907 5.5 Q25235',
        '(Central_European_Summer_Time) P2907 -4 Q25235 [P1264 Q36669]',
      ],
    ],
    [
      'a code of one of several currencies is of none',
      '{{Infobox country|currency=[[Euro]], [[Pound sterling]]|currency_code=EUR}}',
      ['P38 Euro', 'P38 Pound_sterling'],
    ],
    [
      'years of figures',
      '{{Infobox country|Gini=27.5|Gini_year=2006|HDI=0.9|population_estimate=5,000|population_estimate_year=2010|population_census=4,000|population_census_year=2001}}',
      ['P1125 27.5 [P585 2006]', 'P1081 0.9', 'P1082 5000 [P585 2010]', 'P1082 4000 [P585 2001]'],
    ],
    [
      'the place in the box of a country is that of its capital',
      '{{Infobox country|capital=[[A]]|latd=52|latm=30|latNS=N|longd=13|longm=15|longEW=E}}',
      ['P36 A', '(A) P625 52.5 13.25'],
    ],
    [
      'degrees, minutes and sides in fields of their own',
      '{{Infobox settlement|population_total=5|latd=00|latm=30|lats=0|latNS=S|longd=100|longm=15|longs=0|longEW=E}}',
      ['P1082 5', 'P625 -0.5 100.25'],
    ],
    [
      'what happened, and when; what it leads to is another thing',
      '{{Infobox settlement|population_total=5|established_title=Founded|established_date=1788|established_title2=[[Municipal corporation|Incorporated]]|established_date2=1802}}',
      ['P1082 5', 'P571 1788', 'P793 Incorporated [P585 1802]'],
    ],
    [
      'a caption is of the picture',
      '{{Infobox person|birth_date=1950|image=[[File:A.jpg|border]]|caption=A<br>in 2004}}',
      ['P569 1950', 'P18 A.jpg [P2096 A in 2004@en]'],
    ],
    [
      'votes are of the candidate, and an independent is of no party',
      '{{Infobox election|country=[[Ukraine]]|nominee1=[[A]]|party1=[[Independent (politician)]]|popular_vote1=1,200|nominee2=[[B]]|party2=[[C Party]]|popular_vote2=900}}',
      ['P17 Ukraine', 'P726 A [P1111 1200]', 'P726 B [P102 C_Party] [P1111 900]'],
    ],
    [
      'who has left was a part',
      '{{Infobox musical artist|background=group_or_band|current_members=[[A B]]|past_members=[[C D]]}}',
      ['P527 A_B', 'P527 C_D [P582 unknown]'],
    ],
    [
      'amounts with the years they are of',
      '{{Infobox company|industry=[[A]]|revenue=* US$ 1,714 million (2014)\n* US$ 1,230 million (2013)|num_employees=60,000 (2014)|net_income=$5}}',
      ['P452 A', 'P2139 1714000000 Q4917 [P585 2014]', 'P2139 1230000000 Q4917 [P585 2013]', 'P1128 60000 [P585 2014]'],
    ],
  ])('%s', (_, text, statements) => expect(wikitext(text).sort()).toEqual(statements.sort()));
});

describe('values that say less than they seem to', () => {
  it('a chain that begins with a state tells of no containment', () => {
    expect(plain('Industry: Rail', 'Headquarters: Ukraine, Kiev')).toEqual(['P452 Rail', 'P159 Ukraine']);
    expect(plain('Industry: Rail', 'Headquarters: Kiev, Ukraine')).toContain('(Kiev) P17 Ukraine');
  });

  it('several links that stand together are one name', () => {
    expect(wikitext('{{Infobox ship career|Ship namesake=[[Cossack]] [[Hetman]] [[Jane Roe]]}}')).toEqual([]);
    expect(wikitext('{{Infobox ship career|Ship namesake=[[Jane Roe]]}}')).toEqual(['P138 Jane_Roe']);
  });

  it('an occupation is what its words say, and its link only where it agrees', () => {
    expect(
      wikitext(
        '{{Infobox person|birth_date=1950|occupation=[[Opera|tenor]], [[Physics|physicist]], [[film director|director]]}}',
      ),
    ).toEqual(['P569 1950', 'P106 Tenor', 'P106 Physicist', 'P106 Film_director']);
    expect(plain('Birth Date: 1950', 'Occupation: Musician and composer, producer/director')).toEqual([
      'P569 1950',
      'P106 Musician',
      'P106 Composer',
      'P106 Producer',
      'P106 Director',
    ]);
  });

  it('an occupation of several words is parted only where no part borrows the noun of the last', () => {
    expect(plain('Birth Date: 1950', 'Occupation: Film director and composer, film and television actor')).toEqual([
      'P569 1950',
      'P106 Film_director',
      'P106 Composer',
      'P106 Film_and_television_actor',
    ]);
  });

  it('the slash in the name of a time zone parts nothing', () => {
    expect(wikitext('{{Infobox settlement|timezone=America/Toronto}}')).toEqual(['P421 America/Toronto']);
    expect(wikitext('{{Infobox settlement|timezone=EST and CST}}')).toEqual(['P421 EST', 'P421 CST']);
  });

  it('a kind of business is no legal form', () => {
    expect(wikitext('{{Infobox company|industry=[[A]]|type=[[Subsidiary]]}}')).toEqual(['P452 A']);
    expect(wikitext('{{Infobox company|industry=[[A]]|type=[[Limited liability company]]}}')).toEqual([
      'P452 A',
      'P1454 Limited_liability_company',
    ]);
  });

  it('a length as a clock shows it is in seconds, and what is counted is no kind', () => {
    expect(wikitext('{{Infobox album|artist=[[A]]|length=36:24}}')).toEqual(['P175 A', 'P2047 2184 Q11574']);
    expect(wikitext('{{Infobox song|artist=[[A]]|length=1:02:03}}')).toEqual(['P175 A', 'P2047 3723 Q11574']);
    expect(wikitext('{{Infobox album|artist=[[A]]|length=36 minutes}}')).toEqual(['P175 A', 'P2047 36 Q7727']);
    expect(plain('Birth Date: 1950', 'Occupation: 4 years in prison, $5 in costs, singer')).toEqual([
      'P569 1950',
      'P106 Singer',
    ]);
  });

  it.each<[value: string, statements: string[]]>([
    ['August 22, 1867, Dayton, Ohio', ['P569 1867-08-22', 'P19 Dayton', '(Dayton) P131 Ohio']],
    ['( 1969-02-26 ) February 26, 1969 (age 49) Tokyo, Japan', ['P569 1969-02-26', 'P19 Tokyo', '(Tokyo) P17 Japan']],
    ['June 6, 1934 (age 66)', ['P569 1934-06-06']],
    // No date is cut out of what may be another: an era, a choice of years, a name before it, a year behind it.
    ['1965/1966 Rock Island', []],
    ['23 April 1564 Old Style', ['P569 1564-04-23']],
    ['384 BC Stagira', []],
    ['Jane Mary Roe, August 22, 1867, Dayton', []],
    ['August 22, 1867, Dayton, 1868', []],
  ])('a place behind a date: %s', (value, statements) => {
    const read = plain(`Born: ${value}`, 'Occupation: Singer', 'Spouse: Jane Poe');
    expect(read.filter((line) => !/^P(?:106|26) /.test(line))).toEqual(statements);
  });

  it('the translation of an anthem is no second anthem', () => {
    expect(wikitext("{{Infobox country|capital=[[A]]|national_anthem={{ubl|''[[B]]''|''The B''}}}}")).toEqual([
      'P36 A',
      'P85 B',
    ]);
    expect(wikitext('{{Infobox country|capital=[[A]]|national_anthem=The third stanza of [[B]]}}')).toEqual(['P36 A']);
  });

  it('two names at a slash are two, and words of two scripts are of no one language', () => {
    expect(wikitext('{{Infobox settlement|population_total=5|native_name=Transilvania/Ardeal}}')).toEqual([
      'P1082 5',
      'P1705 Transilvania@und',
      'P1705 Ardeal@und',
    ]);
    expect(
      wikitext('{{Infobox person|birth_date=1950|image=A.jpg|caption=Сестри Тельнюк: The Telnyuk Sisters}}'),
    ).toContain('P18 A.jpg [P2096 Сестри Тельнюк: The Telnyuk Sisters@mul]');
  });

  it('key people want a part that has a property', () => {
    expect(
      plain('Industry: Rail', 'Key People: Jane Roe (Chairman), Lee Doe, CEO, Ann Poe (acting CEO), Bo Loe'),
    ).toEqual(['P452 Rail', 'P488 Jane_Roe', 'P169 Lee_Doe']);
  });

  it('of an education only the schools are where it was', () => {
    expect(plain('Birth Date: 1950', 'Education: Harvard University (BA), Law, Studied art at Ulm University')).toEqual(
      ['P569 1950', 'P69 Harvard_University'],
    );
  });

  it('names that lists sort by are turned round', () => {
    const { document } = convertText(
      "'''Jane Roe''' was.\n{{Persondata|NAME=Roe, Jane|ALTERNATIVE NAMES=Doe, J. (pen name); Poe|DATE OF BIRTH=1950}}",
      'Jane Roe',
      'wikitext',
    );
    const names = document.entities[document.article.subject];
    expect(JSON.stringify(names)).toContain('J. Doe');
    expect(JSON.stringify(names)).toContain('Poe');
    expect(JSON.stringify(names)).not.toContain('Roe, Jane');
  });

  it('several identifiers are several, and former ones none', () => {
    expect(wikitext('{{Infobox settlement|area_code=513 and 283|postal_code=61001, 61002 (old)}}')).toEqual([
      'P473 513',
      'P473 283',
      'P281 61001',
    ]);
  });

  it('words that nothing joins are no list of identifiers', () => {
    expect(wikitext('{{Infobox settlement|area_code=+1 242 555|postal_code=61001 old 61002}}')).toEqual([]);
  });
});
