/**
 * The names that the things of one document have in RDF: each view asks here, so that all of them mean the same nodes.
 */
import type { Literal, NamedNode } from '@rdfjs/types';
import { canonicalJson, contentHash, encode, slug } from '../iri.ts';
import type { Claim, Document, EntityRecord, Statement, Value } from '../statement/document.ts';
import type { Property } from '../statement/mapping.ts';
import type { DatasetContext } from './context.ts';
import { Terms } from './terms.ts';
import { commonsFiles, wd } from './vocabulary.ts';

/** A number of the property or item kind, as it may stand behind a prefix. */
const entityNumber = /^[PQ][1-9]\d*$/;

/** The terms of one document. */
export class ArticleTerms extends Terms {
  readonly document: Document;
  readonly context: DatasetContext;
  /** By id. */
  readonly statements: ReadonlyMap<string, Statement>;
  readonly #entities = new Map<string, NamedNode | undefined>();

  constructor(document: Document, context: DatasetContext) {
    super(context.report);
    this.document = document;
    this.context = context;
    this.statements = new Map(document.statements.map((statement) => [statement.id, statement]));
  }

  /** The language of the article's words. */
  get lang(): string {
    return this.document.article.lang;
  }

  entity(key: string): NamedNode | undefined {
    if (!this.#entities.has(key)) {
      this.#entities.set(key, this.iri(this.context.iris.entity(key, this.document.article.key)));
    }
    return this.#entities.get(key);
  }

  record(key: string): EntityRecord | undefined {
    const { entities } = this.document;
    return Object.hasOwn(entities, key) ? entities[key] : undefined;
  }

  /** An item or property of Wikidata. */
  wikidata(number: string): NamedNode | undefined {
    if (entityNumber.test(number)) return wd(number);
    this.refuse(`"${number}" is no item`);
    return undefined;
  }

  property(id: string): Property | undefined {
    return this.context.properties.properties.get(id);
  }

  statement({ subject, property, id }: Statement | Claim): NamedNode | undefined {
    if (!entityNumber.test(property)) {
      this.refuse(`"${property}" is no property`);
      return undefined;
    }
    return this.iri(this.context.iris.statement(subject, id, this.document.article.key));
  }

  role(statement: NamedNode): NamedNode | undefined {
    return this.iri(this.context.iris.role(statement.value));
  }

  /** The article, or a part of it: `infobox`, or the id of a section. */
  article(part?: string): NamedNode | undefined {
    const { site, title } = this.document.article;
    return this.iri(this.context.iris.article(site, title, part));
  }

  /** The page that the article was taken from. */
  page(): NamedNode | undefined {
    const { url, title } = this.document.article;
    return url === undefined ? this.sitePage(title) : this.iri(url);
  }

  /** A page of the article's site. */
  sitePage(title: string): NamedNode | undefined {
    return this.iri(this.context.site.pages + slug(title));
  }

  /** The exact bytes of the article's text. */
  source(): NamedNode | undefined {
    return this.iri(this.context.iris.text(this.document.article.source.sha256));
  }

  /** A term of this project's own vocabulary. */
  own(name: string): NamedNode {
    return this.iri(this.context.iris.term(name)) as NamedNode;
  }

  /** The node of a full value; equal values share theirs. An entity's node is none: its key may be known only in its article. */
  value(value: Value): NamedNode | undefined {
    return this.iri(this.context.iris.value(contentHash([canonicalJson(value)], 32)));
  }

  /** The node for what is said to exist but not known, by what it belongs to. */
  unknown(parts: readonly string[]): NamedNode | undefined {
    return this.iri(this.context.iris.unknown(contentHash(parts, 32)));
  }

  /** A file of Wikimedia Commons. */
  file(name: string): NamedNode | undefined {
    return this.iri(commonsFiles + encode(name));
  }

  /** The label of an entity in the article's language, else its first. */
  label(key: string): Literal | undefined {
    const labels = this.record(key)?.label ?? {};
    const [lang, text] =
      labels[this.lang] === undefined ? (Object.entries(labels)[0] ?? []) : [this.lang, labels[this.lang]];
    return text === undefined ? undefined : this.text(text, lang);
  }
}
