/**
 * A built site as a server needs it: paths of requests go in, files come out. Only what lies in the output folder, and what
 * runs in the browser (the store of the package `oxigraph`, the editor), can be had.
 */
import { existsSync, lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { contentPolicy } from '../publish/site/layout.ts';
import { sparqlPath } from '../publish/site/sparql-page.ts';
import { packageFile, packageModule } from './package.ts';

/** A file as it is sent. */
export interface SiteFile {
  readonly bytes: Buffer;
  readonly mediaType: string;
  /** What a page may load; only pages have one. */
  readonly policy?: string;
}

/** Media types by the ending of a file's name. */
export const mediaTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.jsonld': 'application/ld+json',
  '.wasm': 'application/wasm',
  '.xml': 'application/xml',
  '.ttl': 'text/turtle; charset=utf-8',
  '.trig': 'application/trig; charset=utf-8',
  '.nq': 'application/n-quads; charset=utf-8',
  '.yaml': 'application/yaml; charset=utf-8',
  '.md': 'text/markdown; charset=utf-8',
};

/** Loads a page again after a build. */
const liveScript = 'assets/live.js';

/** What runs in the browser and is in no build, being large and always the same: its path on the site, and where it lies. */
export const browserFiles: ReadonlyMap<string, string> = new Map([
  ['assets/oxigraph/web.js', path.join(packageModule('oxigraph'), 'web.js')],
  ['assets/oxigraph/web_bg.wasm', path.join(packageModule('oxigraph'), 'web_bg.wasm')],
  ['assets/sparql-editor.js', packageFile('dist/sparql-editor.js')],
]);

export class SiteFolder {
  readonly #root: string;
  /** Whether pages load themselves again after a build. */
  readonly #live: boolean;

  constructor(root: string, live = false) {
    this.#root = path.resolve(root);
    this.#live = live;
  }

  /** Whether the folder holds a site. */
  get exists(): boolean {
    return existsSync(path.join(this.#root, 'pages.json'));
  }

  /** The path of the page about an IRI, with its fragment. */
  pageOf(iri: string): string | undefined {
    return this.pages().get(iri);
  }

  /** By the IRI of a thing, the path of the page about it, with its fragment. */
  pages(): ReadonlyMap<string, string> {
    if (!this.exists) return new Map();
    const pages = JSON.parse(readFileSync(path.join(this.#root, 'pages.json'), 'utf8')) as Record<string, string>;
    return new Map(Object.entries(pages));
  }

  /** The file at a path of the site; a folder is its `index.html`. */
  file(pathname: string): SiteFile | undefined {
    const name = decode(pathname)
      .replace(/^\//, '')
      .replace(/(^|\/)$/, '$1index.html');
    const mediaType = mediaTypes[path.extname(name)];
    if (mediaType === undefined) return undefined;
    const own = browserFiles.get(name);
    if (name === liveScript && this.#live) return { bytes: readFileSync(packageFile(liveScript)), mediaType };
    let bytes = own !== undefined && existsSync(own) ? readFileSync(own) : this.#read(name);
    if (!bytes) return undefined;
    if (this.#live && name.endsWith('.html')) {
      bytes = Buffer.from(
        bytes.toString('utf8').replace('</head>', `<script src="/${liveScript}" defer></script>\n</head>`),
      );
    }
    return { bytes, mediaType, ...(name.endsWith('.html') && { policy: contentPolicy(name === sparqlPath) }) };
  }

  #read(name: string): Buffer | undefined {
    let file = this.#root;
    for (const part of name.split('/')) {
      if (part === '' || part.startsWith('.') || /[\\:\0]/.test(part)) return undefined;
      file = path.join(file, part);
      const found = lstatSync(file, { throwIfNoEntry: false });
      if (!found || found.isSymbolicLink()) return undefined;
    }
    return lstatSync(file).isFile() ? readFileSync(file) : undefined;
  }
}

function decode(pathname: string): string {
  try {
    return decodeURIComponent(pathname);
  } catch {
    return '\0';
  }
}
