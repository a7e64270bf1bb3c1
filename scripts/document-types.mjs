/** Writes src/statement/document.ts from shapes/document.schema.json, so that the types cannot drift from the schema. */
import { readFileSync, writeFileSync } from 'node:fs';
import { compile } from 'json-schema-to-typescript';

export async function documentTypes(root) {
  const schema = JSON.parse(readFileSync(new URL('shapes/document.schema.json', root), 'utf8'));
  return compile(schema, 'Document', {
    bannerComment:
      '/**\n * The types of a Document: what one article states, with its evidence.\n * Generated from shapes/document.schema.json by `npm run types`; change the schema, not this file.\n */',
    additionalProperties: false,
    ignoreMinAndMaxItems: true,
    style: { singleQuote: true, printWidth: 120, trailingComma: 'all' },
  });
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const root = new URL('../', import.meta.url);
  writeFileSync(new URL('src/statement/document.ts', root), await documentTypes(root));
}
