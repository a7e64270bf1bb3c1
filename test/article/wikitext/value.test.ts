/** What the value of a field reads as: templates, links and lists as words that the readers of values know. */
import { describe, expect, it } from 'vitest';
import { linksOf, readValue } from './tables.ts';

describe('words of a value', () => {
  it.each([
    // dates
    ['{{birth date and age|1950|1|2}}', '2 January 1950'],
    ['{{Birth_date|df=yes|1950|1}}', 'January 1950'],
    ['{{death date and age|mf=yes|2000|12|31|1950|1|2}}', '31 December 2000'],
    ['{{birth date|1950|Jan|2}}', '2 January 1950'],
    ['{{birth date|-44|3|15}}', '15 March 44 BC'],
    ['{{birth-date and age|2 January 1950}}', '2 January 1950'],
    ['{{start date|1999}}', '1999'],
    ['{{birth date|1950|13|2}}', ''],
    ['{{film date|1950|1|2|London|1951|3|4}}', '* 2 January 1950 (London)\n* 4 March 1951'],
    ['{{film date|1950|1|2}}', '2 January 1950'],
    ['{{circa|630}}', 'c. 630'],
    ['{{c.|630|640}}', 'c. 630–640'],
    ['{{reign|633|655}}', 'r. 633–655'],
    // people
    ['{{marriage|[[Ann]]|1990|2000|end=div}}', 'Ann (m. 1990–2000)'],
    ['{{marriage|Ann}}', 'Ann'],
    // places
    ['{{coord|51|30|N|0|7|W|display=inline,title}}', '51°30′N 0°7′W'],
    ['{{coord|51|30|15.5|S|0|7|2|E|type:city_region:GB}}', '51°30′15.5″S 0°7′2″E'],
    ['{{coord|-51.5|0.12}}', '51.5°S 0.12°E'],
    ['{{coord|10|N|20|W|globe:moon}}', ''],
    // amounts
    ['{{convert|100|km}}', '100 km'],
    ['{{convert|1,000.5|sqmi|km2|abbr=on}}', '1,000.5 sq mi'],
    ['{{convert|5|ft|6|in|cm}}', '5 ft 6 in'],
    ['{{convert|10|to|20|m|ft}}', '10–20 m'],
    ['{{height|m=1.83}}', '1.83 m'],
    ['{{height|ft=6|in=1|cm=}}', '6 ft 1 in'],
    ['{{formatnum:1234567}}', '1234567'],
    ['{{increase}} 0.885', '0.885'],
    // lists
    ['{{ubl|A|[[B]]|C D}}', '* A\n* B\n* C D'],
    ['{{hlist|A|B}}', '* A\n* B'],
    ['{{plainlist|\n* A\n* B\n** C\n}}', '* A\n* B\n** C'],
    ['{{flatlist|\n*A\n*B}}', '* A\n* B'],
    ['\n* A\n* B<ref>x</ref>\n', '* A\n* B'],
    ['A<br />B<br>\nC', 'A\nB\nC'],
    ['{{ubl|A<ref>x</ref>|}}', 'A'],
    ['X\n* {{increase}}\n* B', 'X\n* B'],
    ['*NSYNC', '*NSYNC'],
    ['\n* A\n', 'A'],
    ['[[A|A <br> B]]', 'A B'],
    // words
    ['{{lang|ar|عربي}}', 'عربي'],
    ['{{lang-de|Wien}}', 'Wien'],
    ['{{nowrap|A B}} {{small|(C)}}', 'A B (C)'],
    ['A&nbsp;B &amp; C&ndash;D &#39;E&#x27; &nosuch;', "A\u00a0B & C–D 'E' &nosuch;"],
    ["''A'' '''B''' l'''Aigle''", "A B l'Aigle"],
    ['A <!-- hidden\n --> B', 'A B'],
    ['<nowiki>[[A]]</nowiki>', '[[A]]'],
    ['10<sup>6</sup> m<sup>2</sup> 4<sup>th</sup> H<sub>2</sub>O', '10⁶ m² 4th H₂O'],
    [
      '[[Santiago]]<sup>a</sup>, 1.07<sup>b</sup>, [[Peso]]<sup>2</sup>, [[km]]<sup>2</sup>',
      'Santiago, 1.07, Peso, km²',
    ],
    ['<span style="display:none">0001</span>A <span>B</span>', 'A B'],
    ['{{flagicon|FRA}} [[Paris]]', 'Paris'],
    ['{{flag|FRA}}', 'France'],
    ['{{flag|Fiji|1924}}', 'Fiji'],
    ['{{URL|example.com/a_b}}', 'http://example.com/a_b'],
    ['{{URL|https://example.com|Example}}', 'Example'],
    ['[http://example.com Example]', 'Example'],
    ['[http://example.com/a=b&c]', 'http://example.com/a=b&c'],
    ['[[File:A b.jpg|200px|A [[caption]]]]', 'A b.jpg'],
    ['[[File:Flag.svg|20px]] [[Spain]]', 'Spain'],
    ['[[Category:X]][[de:Y]]A', 'A'],
    ['{{{1|default}}}', 'default'],
    ['[[a [[b]] c]]', 'a b c'],
    ['[[]] [[|x]]', '[[]] [[|x]]'],
  ])('%j is %j', (wikitext, words) => expect(readValue(wikitext).words).toBe(words));
});

describe('links of a value', () => {
  it.each([
    ['[[Ann]]', ['Ann→Ann']],
    ['[[ann_b#Life|Ann]]s', ['Anns→Ann b']],
    ['[[:Category:Kings|kings]] [[wikt:king]] [[#Life|life]] [[User:A]]', []],
    ['[[Star Wars: Episode IV|IV]]', ['IV→Star Wars: Episode IV']],
    ['[[Caf%C3%A9]] [[A&amp;B]]', ['Caf%C3%A9→Café', 'A&B→A&B']],
    ['{{ubl|[[A]]|[[B|b]]}}', ['A→A', 'b→B']],
    ['{{nowrap|{{small|[[A]]}}}}', ['A→A']],
    ['{{flag|FRA}} {{flagcountry|Peru}}', ['France→France', 'Peru→Peru']],
    ['{{ill|Ann B|de|Anna B|lt=Ann}}', ['Ann→Ann B']],
    ['[[Page]] [[List of kings|kings]]', []],
  ])('%j gives %j', (wikitext, links) => expect(linksOf(readValue(wikitext))).toEqual(links));

  it('keeps addresses and languages apart from links', () => {
    expect(readValue('see [http://example.com the site]').addresses).toEqual([
      { start: 4, end: 12, address: 'http://example.com' },
    ]);
    expect(readValue('{{lang-ar|عربي}}').languages).toEqual([{ start: 0, end: 4, lang: 'ar' }]);
  });
});

describe('templates without a row', () => {
  it('gives their numbered parameters as a guess', () => {
    const value = readValue('A {{no such|[[B]]|c=d|E}} F');
    expect(value.words).toBe('A B E F');
    expect(value.guesses).toEqual([{ start: 2, end: 5, template: 'no such' }]);
    expect(linksOf(value)).toEqual(['B→B']);
  });
});
