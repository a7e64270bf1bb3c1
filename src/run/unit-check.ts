/** Checks one unit: an article with its document and its RDF, or a file. What is found comes out with its place. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { DataFactory } from 'n3';
import type { DataResult } from '../dataset/data-result.ts';
import { checkCredits, checkQuotes } from '../dataset/evidence-check.ts';
import { Graph } from '../dataset/graph.ts';
import { checkIris } from '../dataset/iri-check.ts';
import { contextDocument, jsonLdContext } from '../dataset/json-ld-context.ts';
import { ownTerms } from '../dataset/ontology.ts';
import { ShapeChecker } from '../dataset/shacl.ts';
import { checkTerms, readTermNames, type TermLists } from '../dataset/term-check.ts';
import { Iris } from '../iri.ts';
import type { Message, Rule } from '../message.ts';
import { LineIndex } from '../range.ts';
import type { CheckedUnit, Finding, RuleInfo } from '../publish/finding.ts';
import { Locator, placeIn, type ShownText } from '../publish/locate.ts';
import type { PropertyTable } from '../statement/mapping.ts';
import { readPinned } from '../statement/pinned.ts';
import { checkDocument, parseDocument, type ParsedDocument } from '../statement/validate.ts';
import type { Unit } from './check-units.ts';
import type { DatasetConfig, Tell } from './config.ts';
import { readAccepted, type Accept } from './accepted.ts';
import { checkAgreement, checkDerivation } from './derivation.ts';
import { uncheckedMessage } from './documents.ts';
import { decodeUtf8, readBytes, readText, sha256 } from './files.ts';
import { lockedIris } from './lock.ts';
import { packageFile, readSchema } from './package.ts';
import { readRdfFile } from './rdf-file.ts';
import { readLock, readProperties } from './resources.ts';
import type { LoadedShapes } from './shape-files.ts';

/** What every unit is checked with. */
interface Tables extends LoadedShapes {
  readonly config: DatasetConfig;
  readonly cwd: string;
  readonly rules: ReadonlyMap<string, RuleInfo>;
}

/** A document, read and parsed, with the text of its article. */
interface ReadDocument extends ParsedDocument {
  readonly shown: ShownText;
  readonly article?: ShownText & { readonly sha256: string };
}

/** What a unit gave. */
export interface UnitResult {
  readonly findings: readonly Finding[];
  readonly accepted: readonly { readonly finding: Finding; readonly why: string }[];
  readonly unit: CheckedUnit;
}

export class UnitChecker {
  readonly #tables: Tables;
  readonly #properties: PropertyTable;
  readonly #iris: Iris;
  readonly #shapes: ShapeChecker;
  readonly #lists: Omit<TermLists, 'own'>;
  readonly #context: object;
  readonly #accept: Accept;
  /** How each IRI of the dataset was written first, over all units. */
  readonly #spellings = new Map<string, string>();

  private constructor(tables: Tables, properties: PropertyTable, iris: Iris, shapes: ShapeChecker, accept: Accept) {
    this.#accept = accept;
    this.#tables = tables;
    this.#properties = properties;
    this.#iris = iris;
    this.#shapes = shapes;
    this.#context = contextDocument(jsonLdContext(properties, iris));
    const list = (name: string): string => readText(packageFile(`shapes/vocabulary/${name}.tsv`));
    const names = readTermNames(list('terms'));
    const own = [...Object.keys(ownTerms), 'cure', 'example'];
    this.#lists = {
      pinned: readPinned({
        properties: list('wikidata-properties'),
        items: list('wikidata-items'),
        terms: list('schema-org'),
      }),
      names: new Map([...names, [iris.term(''), new Set(own)]]),
    };
  }

  /** Makes everything ready; undefined, after messages, when a table is broken. */
  static async load(tables: Tables, tell: Tell): Promise<UnitChecker | undefined> {
    const { config } = tables;
    const properties = readProperties(config, tell);
    const lock = readLock(config, tell);
    if (!properties || !lock) return undefined;
    const shapes = await ShapeChecker.load(tables.shapes, tables.queries);
    const iris = new Iris(config.base, lockedIris(lock, config.base));
    return new UnitChecker(tables, properties, iris, shapes, readAccepted(config, iris, tell));
  }

  /** Checks one unit; of files that are `unchanged` since the build, only the first is read. */
  async check(unit: Unit, unchanged: ReadonlySet<string>): Promise<UnitResult> {
    const findings: Finding[] = [];
    const document = unit.document === undefined ? undefined : this.#readDocument(unit.document, unit.name, findings);
    let triples = 0;
    const [first, ...others] = unit.rdf;
    if (first !== undefined) {
      const graph = await this.#readGraph(first, unit.name, findings);
      triples = graph.quads.length;
      const locator = this.#locator(unit, first, graph, document);
      const results = await this.#checkGraph(graph, unit, document);
      for (const other of others.filter((file) => !unchanged.has(first) || !unchanged.has(file))) {
        const there = await this.#readGraph(other, unit.name, findings);
        results.push(...checkAgreement(graph, there, path.basename(first), path.basename(other)));
      }
      findings.push(...results.map((result) => locator.finding(result, this.#tables.rules.get(result.rule))));
    }
    const files = [unit.document, ...unit.rdf].filter((file) => file !== undefined).map((file) => this.#show(file));
    // A copy, as the texts in findings are slices of files and would keep these alive.
    const own = structuredClone(findings);
    const article = document?.document.article.key ?? '';
    const accepted = own.flatMap((finding) => {
      const why = this.#accept(finding, article);
      return why === undefined ? [] : [{ finding, why }];
    });
    const settled = new Set(accepted.map(({ finding }) => finding));
    return {
      findings: own.filter((finding) => !settled.has(finding)),
      accepted,
      unit: { name: unit.name, files, triples },
    };
  }

  async #checkGraph(graph: Graph, { own }: Unit, document: ReadDocument | undefined): Promise<DataResult[]> {
    const { config } = this.#tables;
    const { results, silent } = await this.#shapes.check(graph);
    const canaries = silent.map((rule): DataResult => ({
      rule: 'shape/canary',
      level: 'error',
      message: `"${rule}" had to fail and passed`,
      focus: graph.quads[0]?.subject ?? DataFactory.literal(rule),
    }));
    // What the data model of this program asks for, others need not have.
    const foreign = !own && !graph.quads.some(({ subject }) => subject.value.startsWith(config.base));
    const { modelRules } = this.#tables;
    return [
      ...results.map((result) =>
        foreign && modelRules.has(result.rule) ? { ...result, level: 'info' as const } : result,
      ),
      ...canaries,
      ...checkTerms(graph, { ...this.#lists, own }),
      ...checkIris(graph, { base: config.base, own, spellings: this.#spellings }),
      ...(document?.article ? checkQuotes(graph, document.article) : []),
      ...(own ? checkCredits(graph) : []),
      ...(document
        ? checkDerivation(graph, document.document, {
            config,
            iris: this.#iris,
            properties: this.#properties,
            ...(document.article && { text: document.article.text }),
          })
        : []),
    ];
  }

  async #readGraph(file: string, unit: string, findings: Finding[]): Promise<Graph> {
    const { quads, lines, problem } = await readRdfFile(file, this.#tables.config.base, this.#context);
    if (!problem && quads.length === 0) {
      const data = { path: this.#show(file) };
      const message = 'The file has no triples';
      findings.push({ rule: 'rdf/empty', level: 'warning', message, unit, data, ...this.#hint('rdf/empty') });
    }
    if (problem) {
      const { reason, line } = problem;
      const data = { path: this.#show(file), ...(line !== undefined && { line }) };
      findings.push({ rule: 'rdf/syntax', level: 'error', message: reason, unit, data, ...this.#hint('rdf/syntax') });
    }
    return new Graph(quads, lines);
  }

  #readDocument(file: string, unit: string, findings: Finding[]): ReadDocument | undefined {
    const decoded = decodeUtf8(readBytes(file));
    const path = this.#show(file);
    if ('problem' in decoded) {
      findings.push({ rule: 'article/encoding', level: 'error', message: decoded.problem, unit, document: { path } });
      return undefined;
    }
    const shown: ShownText = { path, text: decoded.text };
    const lines = new LineIndex(decoded.text);
    const report = ({ level, rule, reason, range }: Message): void => {
      const document = range ? placeIn(path, lines, range) : { path };
      findings.push({ rule, level, message: reason, unit, document, ...this.#hint(rule) });
    };
    const parsed = parseDocument(decoded.text, readSchema('document'), report);
    if (!parsed) return undefined;
    const article = this.#readArticle(parsed.document.article.source.file);
    if (!article) report(uncheckedMessage(parsed.document));
    checkDocument(
      parsed,
      { properties: this.#properties, base: this.#tables.config.base, ...(article && { text: article.text }) },
      report,
    );
    return { ...parsed, shown, ...(article && { article }) };
  }

  /** The article, if it lies within the root of the configuration. */
  #readArticle(name: string): (ShownText & { sha256: string }) | undefined {
    const { root } = this.#tables.config;
    const file = path.resolve(root, name);
    if (!file.startsWith(root + path.sep) || !existsSync(file) || !statSync(file).isFile()) return undefined;
    const bytes = readBytes(file);
    const decoded = decodeUtf8(bytes);
    return 'text' in decoded ? { path: this.#show(file), text: decoded.text, sha256: sha256(bytes) } : undefined;
  }

  #locator(unit: Unit, file: string, graph: Graph, document: ReadDocument | undefined): Locator {
    return new Locator({
      unit: unit.name,
      graph,
      iris: this.#iris,
      data: this.#show(file),
      label: (id) => this.#properties.properties.get(id)?.label ?? id,
      ...(document && { document: document.document, yaml: { ...document.shown, parse: () => document.yaml } }),
      ...(document?.article && { article: document.article }),
    });
  }

  #hint(rule: Rule): { hint?: string } {
    const cure = this.#tables.rules.get(rule)?.cure;
    return cure === undefined ? {} : { hint: cure };
  }

  /** A path as people in the working folder see it. */
  #show(file: string): string {
    return path.relative(this.#tables.cwd, file).split(path.sep).join('/');
  }
}
