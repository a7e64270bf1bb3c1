import { existsSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ada, Workplace } from './run-command.ts';

let work: Workplace;
beforeEach(() => void (work = new Workplace()));
afterEach(() => work.remove());

describe('isnad build', () => {
  it('builds an article in a folder without a configuration, and says what came of it', async () => {
    work.write('ada.txt', ada);
    const { code, out, err } = await work.run(['build', 'ada.txt']);
    expect({ code, err: err.replace(/^.*infobox\/unknown-key[\s\S]*?\^+\n/, '') }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^ada: \d+ statements?, \d+ entit(?:y|ies), [\d,]+ quads\n1 article, 0 errors, .*\n\d+ files in out\/ \(\d+ changed\)\n$/,
    );
    expect(existsSync(work.path('out/ada/ada.ttl'))).toBe(true);
  });

  it('takes the inputs, output and base of a configuration', async () => {
    work.write('texts/ada.txt', ada);
    const config = readFileSync(new URL('../../source/dataset.yaml', import.meta.url), 'utf8');
    work.write(
      'dataset.yaml',
      config
        .replace('root: ..', 'root: .')
        .replace('source/articles/*.txt', 'texts')
        .replace(/^entities:.*$/m, '')
        .replace('out: out', 'out: data')
        .replace('https://data.example.org/\n', 'https://example.net/x/\n'),
    );
    const { code } = await work.run(['build', '--quiet']);
    expect(code).toBe(0);
    expect(readFileSync(work.path('data/ada/ada.nq'), 'utf8')).toContain('<https://example.net/x/entity/Ada_Roe>');
  });

  it('prints one object with --json, and nothing else', async () => {
    work.write('ada.txt', ada);
    work.write('bad.txt', Buffer.from([0x80]));
    const { code, out, err } = await work.run(['build', '*.txt', '--json', '--timings']);
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(JSON.parse(out)).toMatchObject({
      ok: false,
      articles: [{ name: 'ada', key: 'enwiki:Ada_Roe' }],
      failed: ['bad.txt'],
      count: { error: 1 },
      messages: expect.arrayContaining([
        {
          level: 'error',
          rule: 'article/encoding',
          reason: 'The file is not UTF-8: byte 0x80 at offset 0',
          path: 'bad.txt',
        },
      ]),
      milliseconds: { total: expect.any(Number) },
    });
  });

  it('shows the place of a warning, and only errors with --quiet', async () => {
    work.write('ada.txt', ada.replace('= Ada Roe =\n', ''));
    const loud = await work.run(['build', 'ada.txt']);
    expect(loud.err).toContain('ada.txt:2:1 warning article/no-title');
    expect(await work.run(['build', 'ada.txt', '--quiet'])).toEqual({ code: 0, out: '', err: '' });
    expect((await work.run(['build', 'ada.txt', '--quiet', '--strict'])).code).toBe(1);
  });

  it('uses colours on a terminal only, unless told', async () => {
    work.write('ada.txt', ada.replace('= Ada Roe =\n', ''));
    const coloured = async (argv: string[], surroundings: object): Promise<boolean> => {
      const { out, err } = await work.run(['build', 'ada.txt', ...argv], surroundings);
      return (out + err).includes('\u001b[');
    };
    expect(await coloured([], {})).toBe(false);
    expect(await coloured([], { tty: true })).toBe(true);
    expect(await coloured(['--no-color'], { tty: true })).toBe(false);
    expect(await coloured([], { tty: true, environment: { NO_COLOR: '1' } })).toBe(false);
    expect(await coloured([], { tty: true, environment: { TERM: 'dumb' } })).toBe(false);
    expect(await coloured([], { environment: { FORCE_COLOR: '1' } })).toBe(true);
  });

  it('shows progress for more than a few articles: a line that changes on a terminal, some lines elsewhere', async () => {
    for (let number = 1; number <= 12; number++) work.write(`a${number}.txt`, `= A${number} =\n\nWords.\n`);
    const terminal = await work.run(['build', '*.txt'], { tty: true });
    expect(terminal.err).toContain('\r\u001b[2K12/12 a9.txt');
    const log = await work.run(['build', '*.txt']);
    expect(log.err).toBe('10/12\n12/12\n');
    expect((await work.run(['build', '*.txt', '--json'])).err).toBe('');
  });

  it.each([
    [['build', 'missing.txt'], 'There is no file or folder'],
    [['build'], 'There is nothing to build'],
    [['build', '--config', 'missing.yaml'], 'Cannot read'],
    [['build', '--frm', 'x'], "unknown option '--frm'"],
    [['build', '--out'], "option '-o, --out <folder>' argument missing"],
    [['bild'], "unknown command 'bild'"],
  ])('%j is wrong usage', async (argv, reason) => {
    const { code, out, err } = await work.run(argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(reason);
    expect(err).not.toContain('The program has a fault');
    expect(readdirSync(work.folder)).toEqual([]);
  });

  it.each([
    ['out', 'choose another with --out'],
    ['.', 'choose another with --out'],
    ['file', 'A file is in the way'],
    ['file/out', 'A part of the path is no folder'],
  ])('does not write to %s', async (out, reason) => {
    work.write('ada.txt', ada);
    work.write('out/ada.txt', ada);
    work.write('file', '');
    const { code, err } = await work.run(['build', out === 'out' ? 'out/ada.txt' : 'ada.txt', '--out', out]);
    expect(code).toBe(2);
    expect(err).toContain(reason);
  });

  it('does not write through a symbolic link', async () => {
    work.write('ada.txt', ada);
    work.write('elsewhere/canary', 'alive');
    work.write('out/x', '');
    symlinkSync(work.path('elsewhere'), work.path('out/ada'));
    const { code, err } = await work.run(['build', 'ada.txt']);
    expect(code).toBe(2);
    expect(err).toContain('it is a symbolic link');
    expect(readdirSync(work.path('elsewhere'))).toEqual(['canary']);
    expect(readdirSync(work.path('out')).sort()).toEqual(['ada', 'x']);
  });

  it('reports a configuration that breaks its schema at its line', async () => {
    work.write('dataset.yaml', 'format: isnad/dataset/1\nsite: enwiki\nbase: http://x.org\n');
    const { code, err } = await work.run(['build']);
    expect(code).toBe(1);
    expect(err).toMatch(/dataset\.yaml:3:7 error config\/invalid Value "http:\/\/x\.org" does not have the form/);
    expect(err).toMatch(/error config\/invalid Key "title" is missing/);
  });

  it.each([
    ['a line break and a workflow command', 'x\n::error file=a::b'],
    ['an escape sequence', 'x\u001b[2Jy'],
    ['a direction mark', 'x\u202ey'],
  ])('never prints %s of an article as it is', async (_, value) => {
    work.write('ada.txt', `= Ada Roe =\n\nAda Roe\n- Hobby: ${value}\n- Birth Date: ${value}\n\nAda Roe.\n`);
    const { out, err } = await work.run(['build', 'ada.txt']);
    expect(out + err).not.toMatch(/^::|\u001b|\u202e/m);
  });
});
