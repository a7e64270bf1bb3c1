/** The options that say which wiki articles come from and which pages of dumps to read, shared by several commands. */
import type { Command } from 'commander';
import type { DatasetConfig } from '../run/config.ts';
import type { PageSelection } from '../run/dump-input.ts';
import { EnvironmentError } from '../run/files.ts';

/** Which wiki, and which pages. */
export interface PageOptions {
  readonly site?: string;
  readonly title?: string[];
  readonly category?: string[];
  readonly infobox?: string[];
  readonly namespace?: string[];
  readonly limit?: string;
}

/** Adds the options to a command. */
export function withPageOptions(command: Command): Command {
  return command
    .option('--site <key>', 'the wiki that the articles come from (default: site of the configuration)')
    .option('--title <titles...>', 'from dumps, only the pages of these titles')
    .option('--category <names...>', 'from dumps, only pages in one of these categories')
    .option('--infobox <names...>', 'from dumps, only pages with one of these infobox templates')
    .option('--namespace <numbers...>', 'from dumps, only pages of these namespaces (default: 0)')
    .option('--limit <count>', 'from each dump, at most so many articles');
}

/** The configuration with another wiki as the one that articles come from. */
export function atSite(config: DatasetConfig | undefined, site: string | undefined): DatasetConfig | undefined {
  if (!config || site === undefined) return config;
  if (Object.hasOwn(config.sites, site)) return { ...config, site };
  const known = Object.keys(config.sites).join('", "');
  throw new EnvironmentError(`Site "${site}" is none of "${known}"; add it to sites of the configuration`);
}

/** Which pages of dumps the options ask for. */
export function pageSelection(options: PageOptions): { selection?: PageSelection } {
  const { title, category, infobox, namespace, limit } = options;
  const numbers = [...(namespace ?? []), ...(limit === undefined ? [] : [limit])];
  const wrong = numbers.find((number) => !/^\d{1,9}$/.test(number));
  if (wrong !== undefined) throw new EnvironmentError(`"${wrong}" is no whole number`);
  const selection = {
    ...(title && { titles: new Set(title.map((one) => one.replaceAll('_', ' '))) }),
    ...(category && { categories: new Set(category) }),
    ...(infobox && { infoboxes: new Set(infobox) }),
    ...(namespace && { namespaces: new Set(namespace.map(Number)) }),
    ...(limit !== undefined && { limit: Number(limit) }),
  };
  return Object.keys(selection).length > 0 ? { selection } : {};
}
