/** The public API: re-exports only. What each does stands where it is defined. */

// One article through all stages, and what it needs.
export { convert } from './convert.ts';
export type { ArticleSite, ConvertContext, Converted, SourceText } from './convert.ts';
export { loadConfig, parseConfig } from './run/config.ts';
export type { DatasetConfig, Format, Site, Tell } from './run/config.ts';
export { loadResources, readLock, readProperties, type Resources } from './run/resources.ts';

// Articles.
export type {
  Article,
  Block,
  Field,
  Infobox,
  Item,
  Leaf,
  Name,
  Paragraph,
  Section,
  Sentence,
} from './article/article.ts';
export type { Passage } from './article/passage.ts';
export { parsePlain, type PlainContext } from './article/plain.ts';

// Documents.
export type * from './statement/document.ts';
export type { Datatype, Mapping, MappingTable, Property, PropertyTable } from './statement/mapping.ts';
export { findInconsistencies, type ConsistencyContext, type Inconsistency } from './statement/consistency.ts';
export { checkDocument, parseDocument, validateDocument } from './statement/validate.ts';
export type { ParsedDocument, ValidationContext } from './statement/validate.ts';
export { writeYaml } from './statement/yaml.ts';

// Datasets.
export type { DatasetContext, EvidenceForm, GraphCut, Layer, SiteRecord, Views } from './dataset/context.ts';
export { jsonLdContext, type JsonLdContext } from './dataset/json-ld-context.ts';
export { datasetDocument, entityDocuments, formatJson, type JsonLdOptions } from './dataset/json-ld.ts';
export { formatNQuads } from './dataset/n-quads.ts';
export { documentQuads } from './dataset/quads.ts';
export { formatTrig, formatTurtle, type TurtleOptions } from './dataset/turtle.ts';
export { prefixesOf } from './dataset/vocabulary.ts';
export { Iris } from './iri.ts';

// Whole datasets on disk.
export { build, type BuildRequest, type BuildResult, type Progress } from './run/build.ts';
export { EnvironmentError } from './run/files.ts';
export { lockedIris, type Lock, type LockEntry } from './run/lock.ts';
export { packageVersion, readSchema } from './run/package.ts';

// Places and messages.
export { formatMessage, rules, type Level, type Message, type Place, type Report, type Rule } from './message.ts';
export { CodePoints, LineIndex, type Range } from './range.ts';
