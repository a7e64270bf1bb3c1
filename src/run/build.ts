/**
 * Builds a dataset on disk: articles, or documents edited by hand, go in; a
 * folder per article and the files of the whole dataset come out. An article
 * that cannot be read is told of and left out; the others go on.
 */
import path from 'node:path';
import { convert } from '../convert.ts';
import { LineIndex } from '../range.ts';
import type { Message } from '../message.ts';
import { formatAttribution } from '../publish/attribution.ts';
import { formatManifest, type Manifest } from '../publish/manifest.ts';
import { formatReadme } from '../publish/readme.ts';
import type { ArticleSummary, DatasetSummary } from '../publish/summary.ts';
import type { Document } from '../statement/document.ts';
import { writeYaml } from '../statement/yaml.ts';
import { checkOutputFolder, shownPath, type DatasetConfig, type Tell } from './config.ts';
import { readArticle, readDocument, readManifest } from './documents.ts';
import { byCodePoint, EnvironmentError, fileNames, listFiles, OutputFolder, writeFile } from './files.ts';
import { DatasetWriter } from './writer.ts';
import { extendLock, formatLock } from './lock.ts';
import { packageVersion } from './package.ts';
import { loadResources } from './resources.ts';
import { Stopwatch } from './stopwatch.ts';

/** What to build. */
export interface BuildRequest {
  readonly config: DatasetConfig;
  /** Articles: absolute paths, folders or patterns. */
  readonly inputs: readonly string[];
  /** Documents to rebuild the RDF from: absolute paths. */
  readonly documents: readonly string[];
  /** Not all of the dataset: articles of earlier builds stay. */
  readonly partial: boolean;
}

/** What came of it. */
export interface BuildResult {
  /** The articles of the dataset, those of earlier builds included, in the order of their names. */
  readonly articles: readonly ArticleSummary[];
  /** The inputs that gave nothing. */
  readonly failed: readonly string[];
  /** The output folder. */
  readonly out: string;
  readonly files: number;
  /** How many of them were new or different. */
  readonly changed: number;
  /** Milliseconds by stage. */
  readonly timings: ReadonlyMap<string, number>;
}
