/** What sentences state, and above all what they do not: said, promised, denied or ambiguous is no fact. */
import { describe, expect, it } from 'vitest';
import { factsAbout, proseFacts } from './facts.ts';

describe('sentences that state something', () => {
  it.each<[string, string[]]>([
    ['John Roe was born in Leeds.', ['John Roe P19 Leeds']],
    [
      'He was born on 5 May 1850 in Leeds, and died in Paris in 1900.',
      ['John Roe P19 Leeds', 'John Roe P569 1850-05-05', 'John Roe P20 Paris', 'John Roe P570 1900'],
    ],
    ['Roe was the youngest son of King Henry and Queen Mary.', ['John Roe P22 Henry', 'John Roe P25 Mary']],
    ['His sister, Jane Roe, lived in Leeds.', ['John Roe P3373 Jane Roe']],
    ['In 1875, he married the singer Ann Doe.', ['John Roe P26 Ann Doe P580 1875']],
    [
      'In 1880, Peter Poe appointed him Governor of Kent, where he stayed.',
      ['John Roe P39 Governor of Kent P580 1880 P748 Peter Poe'],
    ],
    [
      'He fought alongside Peter Poe at the Battle of Hastings.',
      ['John Roe P607 Battle of Hastings', 'Peter Poe P607 Battle of Hastings'],
    ],
    ['He studied at the University of Leeds.', ['John Roe P69 University of Leeds']],
    ['He was killed by Captain Peter Poe in 1900.', ['John Roe P157 Peter Poe', 'John Roe P570 1900']],
    [
      'He was assassinated in Leeds on 28 January 1861 by Captain Peter Poe.',
      ['John Roe P20 Leeds', 'John Roe P570 1861-01-28'],
    ],
    ['He was killed at the Battle of Hastings in 1066.', ['John Roe P570 1066', 'John Roe P607 Battle of Hastings']],
    [
      'He was executed by Captain Peter Poe in Leeds in 1860.',
      ['John Roe P157 Peter Poe', 'John Roe P20 Leeds', 'John Roe P570 1860'],
    ],
    ['He died in 1839 of the plague.', ['John Roe P570 1839', 'John Roe P509 plague']],
    ['He died in 1899, aged 49, in Bonn.', ['John Roe P20 Bonn', 'John Roe P570 1899']],
    ['He died before 1850.', ['John Roe P570 {"unknown":true} P1326 1850']],
    ['He was born around 1794 in Leeds.', ['John Roe P19 Leeds', 'John Roe P569 1794 P1480 {"item":"Q5727902"}']],
    ['He lived in Leeds from 1850 to 1860.', ['John Roe P551 Leeds P580 1850 P582 1860']],
    [
      'He was appointed governor of Kent by Captain Peter Poe in 1850.',
      ['John Roe P39 Governor of Kent P580 1850 P748 Peter Poe'],
    ],
    ['He served as governor of Kent from 1850 to 1856.', ['John Roe P39 Governor of Kent P580 1850 P582 1856']],
    ['He was prime minister of Kent.', ['John Roe P39 Prime minister of Kent']],
    [
      'He succeeded Captain Peter Poe as governor of Kent in 1846.',
      ['John Roe P39 Governor of Kent P580 1846 P1365 Peter Poe', 'Peter Poe P39 Governor of Kent P1366 John Roe'],
    ],
    [
      'He was succeeded by Captain Peter Poe as governor of Kent in 1846.',
      [
        'John Roe P39 Governor of Kent P582 1846 P1366 Peter Poe',
        'Peter Poe P39 Governor of Kent P580 1846 P1365 John Roe',
      ],
    ],
    ['His wife was Ann Doe, a singer.', ['John Roe P26 Ann Doe']],
    ['His half-brother was Peter Poe.', ['John Roe P3373 Peter Poe']],
    ['His brothers were Peter Poe and Paul Poe.', ['John Roe P3373 Peter Poe', 'John Roe P3373 Paul Poe']],
    ['He had a brother named Peter Poe.', ['John Roe P3373 Peter Poe']],
    ['He had two sons, Peter and Paul, and a daughter.', ['John Roe P40 Peter', 'John Roe P40 Paul']],
    ['He was the eldest of four sons of King Henry.', ['John Roe P22 Henry']],
    [
      'He was a son of King Henry by his wife Ann Doe.',
      ['John Roe P22 Henry', 'John Roe P25 Ann Doe', 'Henry P26 Ann Doe'],
    ],
    ['His grandfather was Peter Poe.', ['John Roe P1038 Peter Poe P1039 grandfather']],
    ['Captain Peter Poe was his son.', ['John Roe P40 Peter Poe']],
    ['His teacher was Peter Poe.', ['John Roe P1066 Peter Poe']],
    ['His students included Peter Poe and Paul Moe.', ['Peter Poe P1066 John Roe', 'Paul Moe P1066 John Roe']],
    ['He converted to Islam in 1829.', ['John Roe P140 Islam P580 1829']],
    ['He was a devout Catholic.', ['John Roe P140 Catholic Church']],
    ['He belonged to the Banu Taym clan of the Quraysh.', ['John Roe P12011 Banu Taym']],
    ['He belonged to the Labour Party.', ['John Roe P102 Labour Party']],
    ['He was the author of "The Long Way".', ['The Long Way P50 John Roe']],
    [
      'He became a composer, pianist and conductor.',
      ['John Roe P106 composer', 'John Roe P106 pianist', 'John Roe P106 conductor'],
    ],
    ['He founded the Leeds Chess Club in 1890.', ['Leeds Chess Club P112 John Roe', 'Leeds Chess Club P571 1890']],
    ['The Battle of Hastings was fought in 1066.', ['Battle of Hastings P585 1066']],
    ['It turned out that he was the son of King Henry.', ['John Roe P22 Henry']],
    ['Contrary to popular belief, he was born in Leeds.', ['John Roe P19 Leeds']],
    ['He worked in the film industry and died in Paris.', ['John Roe P20 Paris']],
    ['He was the illegitimate son of King Henry.', ['John Roe P22 Henry']],
  ])('%s', (sentence, facts) => expect(factsAbout(sentence).sort()).toEqual([...facts].sort()));
});

describe('sentences that state nothing', () => {
  it.each([
    'He was not born in Leeds.',
    'He promised to appoint Peter Poe Governor of Kent.',
    'Peter Poe wanted to marry Jane Roe.',
    'He denied that he had married Ann Doe.',
    'If he had married Ann Doe, he would have stayed.',
    'Was he born in Leeds?',
    'The army of Peter Poe killed many.',
    'He would later marry Ann Doe.',
    'He was killed by the forces of Captain Peter Poe.',
    'He was considered the son of King Henry.',
    'He never married Ann Doe.',
    'He attempted to replace Peter Poe as Governor of Kent.',
    'He ordered that Captain Peter Poe be executed.',
    'He married the sister of Ann Doe.',
    "He married Ann Doe's sister.",
    'He was born in a small village near Leeds.',
    'He was the brother or son of King Henry.',
    'His wife was French.',
    'Ann Doe nearly married him.',
    'After taking over the shop from his father in 1799, Peter Poe moved.',
    'He nominated Peter Poe as Governor of Kent.',
    'He was almost killed by Captain Peter Poe.',
    'Without him, Peter Poe was killed.',
  ])('%s', (sentence) => expect(factsAbout(sentence)).toEqual([]));
});

describe('what somebody says', () => {
  it.each<[string, string[]]>([
    ['According to Mary Moe, he was born in Leeds.', ['John Roe P19 Leeds according to Mary Moe']],
    ['Mary Moe suggests that Roe was born in Leeds.', ['John Roe P19 Leeds according to Mary Moe']],
    ['He was probably born in Leeds.', ['John Roe P19 Leeds according to nobody']],
    ['He reportedly married Ann Doe.', ['John Roe P26 Ann Doe according to nobody']],
    ['Some claim that he was born in Leeds.', ['John Roe P19 Leeds according to nobody']],
    ['He died in Paris, Peter Poe wrote.', ['John Roe P20 Paris according to Peter Poe']],
    ['It seems that he married Ann Doe.', ['John Roe P26 Ann Doe according to nobody']],
    ['Legend has it that he was born in Leeds.', ['John Roe P19 Leeds according to nobody']],
    [
      'While Mary Moe argues that Roe was born in Leeds, Peter Poe notes that Roe was born in Kent.',
      ['John Roe P19 Leeds according to Mary Moe', 'John Roe P19 Kent according to Peter Poe'],
    ],
  ])('%s', (sentence, facts) => {
    const got = factsAbout(sentence);
    for (const fact of got) expect(fact).toContain('according to');
    expect(got.sort()).toEqual([...facts].sort());
  });
});

describe('who is meant', () => {
  it('does not take a pronoun for either of two', () => {
    expect(factsAbout('Peter Poe met Paul Moe. He was born in Leeds.')).toEqual([]);
  });

  it('does not take a pronoun for whose kin or friend the sentence before was about', () => {
    expect(factsAbout('His brother Peter Poe married Ann Doe. He died in Paris.')).not.toContain('John Roe P20 Paris');
    expect(factsAbout('Captain Peter Poe was his friend. His wife, Ann Doe, came.')).not.toContain(
      'Peter Poe P26 Ann Doe',
    );
  });

  it('takes what follows a story for a part of it, to the end of the paragraph', () => {
    expect(factsAbout('In the film, he is old. He died in Paris.')).toEqual([]);
    expect(factsAbout('In the film, he is old.\n\nHe died in Paris.')).toEqual(['John Roe P20 Paris']);
  });

  it('does not take "his" for the subject behind a name of which nothing is known', () => {
    expect(factsAbout('He met Abel Fox and his wife, Ann Doe.')).toEqual([]);
  });

  it('takes a short name for the only one whom it fits', () => {
    expect(factsAbout('Captain Peter Poe came. Poe killed Lord Edward Moe.')).toEqual(['Edward Moe P157 Peter Poe']);
  });

  it('does not take a title that the lead does not give for the subject', () => {
    expect(factsAbout('Captain Roe died in Paris.')).toEqual([]);
    expect(factsAbout('Captain Roe died in Paris.', 'John Roe was a soldier and captain. He travelled.')).toEqual([
      'John Roe P20 Paris',
    ]);
  });

  it('leaves a father of the same name alone', () => {
    expect(factsAbout('His father, John Roe, died in Paris.')).toEqual([]);
  });

  it('leaves another of the first name alone, and who is told of next', () => {
    expect(factsAbout('The elder John was a soldier. He had one son, Captain Peter Poe.')).toEqual([]);
  });

  it('reads what a part in a play has nothing to do with', () => {
    expect(factsAbout('He played Hamlet in 1850. He died in Paris.')).toEqual(['John Roe P20 Paris']);
  });

  it('leaves a short name of two people alone, and says so', () => {
    expect(factsAbout('Captain Peter Poe met Captain Paul Poe. Poe killed Lord Edward Moe.')).toEqual([]);
  });

  it('keeps a daughter of the name of another woman apart', () => {
    const facts = factsAbout('Lady Mary Stow came. John Roe had a daughter named Mary. Mary was a singer.');
    expect(facts).toContain('John Roe P40 Mary');
    expect(facts).not.toContain('Mary Stow P106 singer');
  });

  it('does not take the name of a father for a short form of his son', () => {
    const facts = proseFacts(
      '= Zayd ibn Amr =\n\nZayd ibn Amr was a poet. He came from Kufa.\n\nAmr married Hind bint Utba.\n',
    );
    expect(facts.filter((fact) => fact.includes('P26'))).not.toContain('Zayd ibn Amr P26 Hind bint Utba');
  });
});

describe('sections that tell a story', () => {
  it('are not read', () => {
    expect(
      proseFacts('= The Film =\n\nThe Film is a film.\n\n== Plot ==\nCaptain John Roe was born in Leeds.\n'),
    ).toEqual([]);
    expect(
      proseFacts('= The Film =\n\nThe Film is a film.\n\n== Cast of it ==\nCaptain John Roe was born in Leeds.\n'),
    ).toHaveLength(1);
  });
});
