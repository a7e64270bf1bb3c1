/**
 * Reads YAML 1.2 (core schema) into plain data that knows where each part stands. Never throws: what is no YAML, or
 * uses more of it than data needs (aliases, tags, several documents), is reported and gives undefined.
 */
import { Composer, isAlias, isMap, isScalar, isSeq, Lexer, Parser, type CST, type Document, type YAMLMap } from 'yaml';
import type { Range } from '../range.ts';
import type { Message, Report, Rule } from '../message.ts';

/** Where something stands within data: keys and indexes from the root on. */
export type DataPath = readonly (string | number)[];

/** The data of a YAML text and the places of its parts. */
export interface YamlData {
  readonly data: unknown;
  /** Where the value at a path stands; of a path that does not exist, the deepest part that does. */
  valueRange(path: DataPath): Range;
  /** Where the key at a path stands; of an item of a list, its value. */
  keyRange(path: DataPath): Range;
}

/** The longest text that is read, in UTF-16 units: its tree takes some fifty times as much memory. */
const maxLength = 50_000_000;

/** How deep lists and maps may lie in each other: far more than any file of ours, far less than the stack holds. */
const maxDepth = 200;

/** How many problems of one file are told. */
export const maxProblems = 100;

/** Parses a text. Every problem is reported under `rule` with its range. */
export function parseYaml(text: string, report: Report, rule: Rule): YamlData | undefined {
  const problems: Message[] = [];
  const tell = (reason: string, range: Range): void => void problems.push({ level: 'error', rule, reason, range });
  const document = composeDocument(text, tell);
  const root = document?.contents;
  const data = problems.length === 0 ? plainData(root, tell) : undefined;
  reportFirst(problems, report);
  if (problems.length > 0) return undefined;
  return {
    data,
    valueRange: (path) => rangeAt(root, path, false),
    keyRange: (path) => rangeAt(root, path, true),
  };
}

type Tell = (reason: string, range: Range) => void;

/** The tree of the one document of a text; undefined when it is too long or too deep to be read safely. */
function composeDocument(text: string, tell: Tell): Document.Parsed | undefined {
  if (text.length > maxLength) {
    tell(`The file has more than ${maxLength} characters`, { start: 0, end: 1 });
    return undefined;
  }
  const tokens = shallowTokens(text, tell);
  const composer = new Composer({ version: '1.2', uniqueKeys: false, logLevel: 'silent' });
  const [document, second] = tokens ? composer.compose(tokens, true, text.length) : [];
  for (const { code, message, pos } of [...(document?.errors ?? []), ...(document?.warnings ?? [])]) {
    tell(problemWords[code] ?? message.replace(/\.$/, ''), { start: pos[0], end: pos[1] });
  }
  if (second) tell('A second document starts here; a file holds one', rangeOf(second));
  return document;
}

/** The parser's tokens. It keeps a stack of its own, but what builds the tree does not: too deep a text would end the process. */
function shallowTokens(text: string, tell: Tell): CST.Token[] | undefined {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length <= maxDepth) continue;
    tell(`Lists and maps lie more than ${maxDepth} deep in each other`, {
      start: parser.offset,
      end: parser.offset + 1,
    });
    return undefined;
  }
  for (const token of parser.end()) tokens.push(token);
  return tokens;
}

/** Reports the first hundred problems, and how many more there are. */
export function reportFirst(problems: readonly Message[], report: Report): void {
  for (const problem of problems.slice(0, maxProblems)) report(problem);
  const [first] = problems;
  const more = problems.length - maxProblems;
  if (first && more > 0)
    report({ level: 'error', rule: first.rule, reason: `There are ${more} more problems like these` });
}

/** What the parser's own messages leave unclear. */
const problemWords: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'A tab indents this line; YAML takes spaces only',
  TAG_RESOLVE_FAILED: 'A tag ("!…") stands here; write plain data without tags',
};

/** A node as JSON would have it. Keys must be text, unlike each other; `__proto__` is a key like any other. */
function plainData(node: unknown, tell: Tell): unknown {
  if (isScalar(node)) return node.value;
  if (isSeq(node)) return node.items.map((item) => plainData(item, tell));
  if (isMap(node)) return plainMap(node, tell);
  if (isAlias(node)) tell(`Alias "*${node.source}" stands for data given elsewhere; write it out here`, rangeOf(node));
  return null;
}

function plainMap(map: YAMLMap, tell: Tell): Record<string, unknown> {
  const data: Record<string, unknown> = {};
  for (const { key, value } of map.items) {
    const name = keyName(key);
    if (name === undefined) {
      const source = isScalar(key) ? key.source : undefined;
      tell(source ? `Key ${source} is no text; quote it` : 'A key is no text', rangeOf(key ?? map));
    } else if (Object.hasOwn(data, name)) tell(`Key "${name}" occurs twice`, rangeOf(key));
    else {
      const entry = { value: plainData(value, tell), enumerable: true, writable: true, configurable: true };
      Object.defineProperty(data, name, entry);
    }
  }
  return data;
}

/** A key as text; a number only where it is written as JavaScript would write it, so that `0657` does not become 657. */
function keyName(key: unknown): string | undefined {
  if (!isScalar(key)) return undefined;
  if (typeof key.value === 'string') return key.value;
  return typeof key.value === 'number' && String(key.value) === key.source ? key.source : undefined;
}

/** The range of a node's own characters, at least one. */
function rangeOf(node: unknown): Range {
  const [start, end] = (node as { range?: [number, number, number] | null } | null | undefined)?.range ?? [0, 1];
  return { start, end: Math.max(end, start + 1) };
}

function rangeAt(root: unknown, path: DataPath, wantsKey: boolean): Range {
  let node = root;
  let key: unknown;
  for (const step of path) {
    const pair = isMap(node) ? node.items.find((item) => keyName(item.key) === String(step)) : undefined;
    const next = isSeq(node) ? node.items[Number(step)] : (pair?.value ?? pair?.key);
    if (next === undefined) break;
    key = pair?.key ?? next;
    node = next;
  }
  return rangeOf(wantsKey && key ? key : node);
}
