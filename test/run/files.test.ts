import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { byCodePoint, decodeUtf8, fileNames, listFiles, OutputFolder, sha256 } from '../../src/run/files.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(path.join(os.tmpdir(), 'isnad-files-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('decodeUtf8', () => {
  it.each([
    ['plain', Buffer.from('abc'), { text: 'abc' }],
    ['byte order mark kept', Buffer.from('\ufeffabc\r\n'), { text: '\ufeffabc\r\n' }],
    ['a U+FFFD of the text itself', Buffer.from('a\ufffdb'), { text: 'a\ufffdb' }],
    ['wrong byte', Buffer.from([0x61, 0x62, 0xff, 0x63]), { problem: 'The file is not UTF-8: byte 0xFF at offset 2' }],
    ['over-long', Buffer.from([0x61, 0xc0, 0xaf]), { problem: 'The file is not UTF-8: byte 0xC0 at offset 1' }],
    ['surrogate', Buffer.from([0xed, 0xa0, 0x80]), { problem: 'The file is not UTF-8: byte 0xED at offset 0' }],
    ['UTF-16', Buffer.from('\ufeffab', 'utf16le'), { problem: 'The file is UTF-16, not UTF-8' }],
  ])('%s', (_, bytes, expected) => expect(decodeUtf8(bytes)).toEqual(expected));

  it('gives back every well-formed text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const kept = text.isWellFormed();
        expect(decodeUtf8(Buffer.from(text, 'utf8'))).toEqual({ text: kept ? text : text.toWellFormed() });
      }),
    );
  });

  it('answers for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const decoded = decodeUtf8(Buffer.from(bytes));
        if ('text' in decoded) expect(Buffer.from(decoded.text)).toEqual(Buffer.from(bytes));
        else expect(decoded.problem).toMatch(/^The file is/);
      }),
    );
  });
});

describe('fileNames', () => {
  it.each([
    ['Abu_Bakr', 'Abu_Bakr'],
    ['CON', /^CON-[0-9a-f]{8}$/],
    ['nul.txt', /^nul\.txt-[0-9a-f]{8}$/],
    ["Qays_ibn_Sa'd", /^Qays_ibn_Sa_d-[0-9a-f]{8}$/],
    ['../../etc/passwd', /^etc_passwd-[0-9a-f]{8}$/],
    ['..', /^unnamed-[0-9a-f]{8}$/],
    ['مُحَمَّد', /^unnamed-[0-9a-f]{8}$/],
    ['Muḥammad', /^Muhammad-[0-9a-f]{8}$/],
    ['x'.repeat(300), /^x{60}-[0-9a-f]{8}$/],
    ['a\u0000b', /^a_b-[0-9a-f]{8}$/],
  ])('%s', (key, expected) => {
    const name = fileNames([key]).get(key);
    if (typeof expected === 'string') expect(name).toBe(expected);
    else expect(name).toMatch(expected);
  });

  it('tells apart names that differ in case only, whatever their order', () => {
    const names = fileNames(['IPad', 'Ipad', 'Other']);
    expect(new Set([...names.values()].map((name) => name.toLowerCase())).size).toBe(3);
    expect(fileNames(['Other', 'Ipad', 'IPad'])).toEqual(new Map([...names].reverse()));
  });

  it('gives safe and different names to any keys', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string({ unit: 'grapheme' })), (keys) => {
        const names = [...fileNames(keys).values()];
        expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(keys.length);
        for (const name of names) expect(name).toMatch(/^[A-Za-z0-9-][A-Za-z0-9._-]{0,79}$/);
      }),
    );
  });
});

describe('OutputFolder', () => {
  it('writes, leaves equal files alone and lists what it wrote', () => {
    const file = path.join(folder, 'a/b.txt');
    new OutputFolder(folder).write('a/b.txt', 'é');
    utimesSync(file, 1000, 1000);
    const second = new OutputFolder(folder);
    second.write('a/b.txt', 'é');
    expect(statSync(file).mtimeMs).toBe(1_000_000);
    expect(second.changed).toBe(0);
    expect(second.files).toEqual(new Map([['a/b.txt', { bytes: 2, sha256: sha256('é') }]]));
    second.write('a/b.txt', 'new');
    expect(second.changed).toBe(1);
    expect(readFileSync(file, 'utf8')).toBe('new');
    expect(readdirSync(path.join(folder, 'a'))).toEqual(['b.txt']);
  });

  it.each(['../x', '/x', 'a/../../x', 'a//b', './x', '', 'a\\b', 'C:x', 'a\0b'])('refuses %j', (name) => {
    expect(() => new OutputFolder(folder).write(name, 'x')).toThrow('is no path within the output folder');
  });

  it('does not follow a symbolic link out', () => {
    const canary = path.join(folder, 'canary');
    writeFileSync(canary, 'alive');
    mkdirSync(path.join(folder, 'out'));
    symlinkSync(canary, path.join(folder, 'out/file'));
    symlinkSync(folder, path.join(folder, 'out/dir'));
    const out = new OutputFolder(path.join(folder, 'out'));
    expect(() => out.write('file', 'dead')).toThrow('symbolic link');
    expect(() => out.write('dir/canary', 'dead')).toThrow('symbolic link');
    expect(readFileSync(canary, 'utf8')).toBe('alive');
  });

  it('removes only what is still as it was written', () => {
    const out = new OutputFolder(folder);
    out.write('old', 'old');
    out.write('edited', 'edited');
    writeFileSync(path.join(folder, 'edited'), 'by a person');
    out.removeStale('old', sha256('old'));
    out.removeStale('edited', sha256('edited'));
    out.removeStale('never', sha256('never'));
    expect(readdirSync(folder)).toEqual(['edited']);
  });

  it('says so when a folder is a file', () => {
    writeFileSync(path.join(folder, 'file'), '');
    expect(() => new OutputFolder(path.join(folder, 'file/out'))).toThrow('Cannot make the folder');
  });

  it.skipIf(process.getuid?.() === 0)('leaves no part of a file behind when it cannot write', () => {
    chmodSync(folder, 0o500);
    expect(() => new OutputFolder(folder).write('x', 'x')).toThrow('Permission is denied');
    expect(existsSync(path.join(folder, 'x'))).toBe(false);
    chmodSync(folder, 0o700);
  });
});

describe('listFiles', () => {
  it('takes files, folders and patterns, in code point order', () => {
    for (const name of ['b.txt', 'a.txt', 'Z.txt', 'c.md', '.hidden.txt']) writeFileSync(path.join(folder, name), '');
    const names = (pattern: string): string[] =>
      listFiles(path.join(folder, pattern), '.txt').map((file) => path.basename(file));
    expect(names('')).toEqual(['Z.txt', 'a.txt', 'b.txt']);
    expect(names('*.txt')).toEqual(['Z.txt', 'a.txt', 'b.txt']);
    expect(names('*')).toEqual(['Z.txt', 'a.txt', 'b.txt', 'c.md']);
    expect(names('a*t')).toEqual(['a.txt']);
    expect(names('c.md')).toEqual(['c.md']);
    expect(names('*.nothing')).toEqual([]);
    expect(() => names('missing.txt')).toThrow('There is no file or folder');
  });
});

it('byCodePoint puts astral characters after U+FFFF', () => {
  expect(['\u{1f600}', '\uffff', 'a'].sort(byCodePoint)).toEqual(['a', '\uffff', '\u{1f600}']);
});
