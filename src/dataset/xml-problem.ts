/** Finds where XML is at fault: the text goes in, a reason with its line comes out. What reads RDF/XML here tells no lines. */
import type { RdfText } from './read-rdf.ts';

type Problem = NonNullable<RdfText['problem']>;

/** The longest text that an entity may stand for: an IRI is shorter. */
const longestEntity = 1000;

/**
 * An entity made of entities, or a long one: a few lines of these may stand for more text than there is memory. Entities
 * that shorten IRIs, as ontologies have them, are neither.
 */
export function nestedEntity(text: string): Problem | undefined {
  for (const { name, value, index } of entities(text)) {
    const nested = /&[^#\s;]+;|%[^\s;]+;/.test(value);
    if (!nested && value.length <= longestEntity) continue;
    const reason = `The entity "${name}" is ${nested ? 'made of other entities' : 'longer than an IRI'}, and is not read`;
    return { reason, line: text.slice(0, index).split('\n').length };
  }
  return undefined;
}

/** The first fault of a text as XML with name spaces; undefined when it is sound as such. */
export async function xmlProblem(text: string): Promise<Problem | undefined> {
  const { SaxesParser } = await import('saxes');
  const parser = new SaxesParser({ xmlns: true });
  let problem: Problem | undefined;
  parser.on('error', ({ message }) => {
    problem ??= { reason: message.replace(/^\d+:\d+: /, ''), line: parser.line };
  });
  parser.on('doctype', (doctype) => {
    for (const { name, value } of entities(doctype)) parser.ENTITIES[name] = value;
  });
  parser.write(text).close();
  return problem;
}

function* entities(text: string): Generator<{ name: string; value: string; index: number }> {
  const declarations = /<!ENTITY\s+(?:%\s*)?([^\s"'>]+)\s+(?:"([^"]*)"|'([^']*)')/g;
  for (const { 1: name = '', 2: double, 3: single, index } of text.matchAll(declarations)) {
    yield { name, value: double ?? single ?? '', index };
  }
}
