/** What a page of wikitext reads as: infoboxes, sections, sentences, sources. */
import { describe, expect, it } from 'vitest';
import { linksOf, readPage } from './tables.ts';

const fieldsOf = (text: string): string[] =>
  (readPage(text).infobox?.fields ?? []).map(
    ({ template, norm, number, value }) =>
      `${template} ${norm}${number === undefined ? '' : `#${number}`}=${value.words}`,
  );

describe('infobox', () => {
  it('reads the keys of a template in any case', () => {
    const page = readPage('{{infobox Officeholder\n| Term_Start1 = 657 <!-- x -->\n|birth date=1950\n| empty =\n}}');
    expect(page.page?.templates).toEqual(['infobox officeholder']);
    const [first] = page.infobox?.fields ?? [];
    expect(first).toMatchObject({ key: 'Term_Start1', norm: 'term_start', number: 1, template: 0 });
    expect(page.text.slice(first!.keyRange.start, first!.keyRange.end)).toBe('Term_Start1');
    expect(first?.value.words).toBe('657');
  });

  it('reads infoboxes within infoboxes and wrappers, and beside one another', () => {
    const text =
      '{{Infobox person\n| name = A\n| module = {{Infobox royalty |embed=yes | reign = 1–2 }}\n| x = y}}\n{{stack|{{Infobox bridge|b=c}}}}';
    expect(readPage(text).page?.templates).toEqual(['infobox person', 'infobox royalty', 'infobox bridge']);
    expect(fieldsOf(text)).toEqual(['0 name=A', '1 embed=yes', '1 reign=1–2', '0 x=y', '2 b=c']);
  });

  it('leaves those alone that stand after a heading', () => {
    expect(fieldsOf('{{Infobox person|a=b}}\n== Other ==\n{{Infobox person|a=c}}')).toEqual(['0 a=b']);
  });

  it('keeps `=` and `|` of links, references and comments in the value', () => {
    expect(
      fieldsOf('{{Infobox x|a=[[B|c=d]]<ref name="x=y">{{cite web|url=http://a/?b=c|title=T}}</ref>=e<!--|-->|f=g}}'),
    ).toEqual(['0 a=c=d=e', '0 f=g']);
  });
});

describe('sections', () => {
  const page = readPage(
    [
      '{{short description|x}}',
      '{{Infobox person|name=A}}',
      "'''Ann B''' (born 1950) is a [[poet]].<ref>Book, p. 5</ref> She wrote",
      'in [[Rome]]. {{citation needed}}',
      '',
      '[[File:A.jpg|thumb|Ann]]',
      '{| class="wikitable"',
      '| not prose',
      '{|',
      '| nested',
      '|}',
      '|}',
      '',
      '== Life<!-- x --> ==',
      '{{main|Life of Ann}}',
      'Born in {{nowrap|[[Old York]]}}.',
      '* one',
      '** [[two]]',
      '',
      ': "Words of hers."',
      '{{quote|More words.|Ann}}',
      '=== See also ===',
      '{{columns-list|',
      '* [[C]]',
      '* [[D]]',
      '}}',
      '[[Category:Poets]][[category:people_of Rome|Ann]]',
    ].join('\n'),
  );

  it('has headings, levels and kinds', () => {
    expect(page.sections.map(({ id, level, kind }) => [id, level, kind])).toEqual([
      ['lead', 1, 'lead'],
      ['Life', 2, 'prose'],
      ['See_also', 3, 'see-also'],
    ]);
  });

  it('has sentences of the words that are read, and keeps the rest out', () => {
    const [lead, life] = page.sections;
    expect(lead?.blocks.map((block) => block.kind)).toEqual(['paragraph']);
    const sentences = lead?.blocks.flatMap((block) => (block.kind === 'paragraph' ? block.sentences : [])) ?? [];
    expect(sentences.map(({ id, passage }) => [id, passage.words])).toEqual([
      ['lead.1', 'Ann B (born 1950) is a poet.'],
      ['lead.2', 'She wrote in Rome.'],
    ]);
    expect(sentences.map(({ range }) => page.text.slice(range.start, range.end))).toEqual([
      "Ann B''' (born 1950) is a [[poet]].",
      'She wrote\nin [[Rome]].',
    ]);
    expect(sentences[0]?.passage.citations).toEqual([{ at: 28, source: 'source-1' }]);
    expect(life?.blocks.map((block) => block.kind)).toEqual(['paragraph', 'list', 'quotation', 'quotation']);
  });

  it('reads lists within wrappers', () => {
    const [block] = page.sections[2]?.blocks ?? [];
    expect(block?.kind === 'list' && block.items.map(({ id, passage }) => [id, ...linksOf(passage)])).toEqual([
      ['See_also.1', 'C→C'],
      ['See_also.2', 'D→D'],
    ]);
  });

  it('has categories', () => expect(page.page?.categories).toEqual(['Poets', 'People of Rome']));

  it('reads redirects and disambiguation pages', () => {
    expect(readPage('#redirect [[ann_b#Life]]').page?.redirect).toBe('Ann b');
    expect(readPage("'''X''' may be:\n* [[Y]]\n{{disambig}}").page?.disambiguation).toBe(true);
  });
});

describe('sources', () => {
  const sourcesOf = (text: string) => {
    const page = readPage(text);
    const cited = page.sections.flatMap((section) =>
      section.blocks.flatMap((block) =>
        block.kind === 'paragraph' ? block.sentences.flatMap(({ passage }) => passage.citations ?? []) : [],
      ),
    );
    return { cited: cited.map(({ source, pages }) => [source, pages]), sources: page.page?.sources ?? [] };
  };

  it('reads cite templates', () => {
    const { sources } = sourcesOf(
      "A.<ref>{{Cite book |last=Roe |first=Ada |author2=[[Ben Cem]] |title=A ''Title'' |publisher=[[Press]] |date=May 1998 |isbn=0-306-40615-2 |pages=5–6}}</ref>",
    );
    expect(sources).toMatchObject([
      {
        id: 'source-1',
        authors: ['Roe, Ada', 'Ben Cem'],
        title: 'A Title',
        publisher: 'Press',
        year: '1998',
        isbn: '0-306-40615-2',
        pages: '5–6',
        template: 'cite book',
        words: 'Roe, Ada; Ben Cem. "A Title" (1998). Press',
      },
    ]);
  });

  it('knows named references before and after they are defined', () => {
    const { cited, sources } = sourcesOf(
      'A.<ref name=x/> B.<ref name="y">Y</ref> C.<ref name=x>X</ref> D.<ref name="none"/>',
    );
    expect(cited).toEqual([
      ['source-1', undefined],
      ['source-2', undefined],
      ['source-1', undefined],
    ]);
    expect(sources.map(({ words }) => words)).toEqual(['X', 'Y']);
  });

  it('reads references defined in the list of references', () => {
    const { sources } = sourcesOf('A.<ref name=x/>\n<references>\n<ref name=x>[http://a.example T]</ref></references>');
    expect(sources).toMatchObject([{ words: 'T', url: 'http://a.example' }]);
  });

  it('finds the work that a short citation means', () => {
    const { cited, sources } = sourcesOf(
      'A.{{sfn|Roe|Cem|1998|pp=5–6}} B.<ref>{{harvnb|Roe|Cem|1998|p=7}}</ref> C.{{sfn|Nobody|1900}}\n== Sources ==\n* {{cite book|last1=Roe|last2=Cem|title=T|year=1998}}',
    );
    expect(cited).toEqual([
      ['source-1', '5–6'],
      ['source-1', undefined],
    ]);
    expect(sources.map(({ title }) => title)).toEqual(['T']);
  });

  it('takes a note for no source, but what it cites', () => {
    expect(sourcesOf('A.<ref group=note>A remark.</ref>{{efn|Another.}}').sources).toEqual([]);
    expect(sourcesOf('A.<ref group=note>See {{cite web|title=T}}</ref>').sources).toMatchObject([{ title: 'T' }]);
  });

  it('gives the pages of {{rp}} to the source before it', () => {
    expect(sourcesOf('A.<ref>X</ref>{{rp|12}}').cited).toEqual([['source-1', '12']]);
  });
});
