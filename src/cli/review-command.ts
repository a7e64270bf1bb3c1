/** `isnad review`: what of an article wants a person's look, and a ready correction for a choice made. */
import path from 'node:path';
import { visible } from '../message.ts';
import type { ReviewItem } from '../publish/review.ts';
import { loadConfig } from '../run/config.ts';
import { review, writeCorrection, type Review } from '../run/review.ts';
import type { Correction } from '../statement/corrections/correction.ts';
import type { ReviewWebOptions } from './review-web.ts';
import type { Terminal } from './terminal.ts';

/** The options of `isnad review`. */
export interface ReviewOptions extends ReviewWebOptions {
  readonly web?: boolean;
  readonly out?: string;
  readonly limit?: string;
  readonly item?: string;
  readonly link?: string;
  readonly accept?: boolean;
  readonly drop?: boolean;
  readonly date?: string;
  readonly why?: string;
}

/** Lists what wants a look, or writes a correction for one item; exit code 2 for a choice that is not complete. */
export async function reviewCommand(
  [article]: readonly string[],
  options: ReviewOptions,
  terminal: Terminal,
  cwd: string,
): Promise<number> {
  const config = loadConfig(options.config, cwd, terminal.tell);
  if (!config) return 1;
  const out = options.out === undefined ? config.out : path.resolve(cwd, options.out);
  // A list has no use for a server, which takes longer to load.
  if (options.web) return (await import('./review-web.ts')).reviewWeb(article, options, { ...config, out }, terminal);
  const reviews = review(article, { ...config, out }, terminal.tell);
  if (options.item === undefined) return list(reviews, options, terminal);
  const found = reviews.flatMap((one) =>
    one.items.filter(({ id }) => id === options.item).map((item) => ({ one, item })),
  )[0];
  if (!found) {
    terminal.fail(`No item "${visible(options.item)}" wants a look; list them with "isnad review"`);
    return 1;
  }
  const correction = correctionOf(found.item, options);
  if (typeof correction === 'string') {
    terminal.fail(correction);
    return 2;
  }
  const folder = config.corrections ?? path.join(config.root, 'corrections');
  const { file } = writeCorrection(found.one, [correction], folder);
  terminal.print(`Wrote ${path.relative(cwd, file)}; build again to apply it`);
  return 0;
}

function list(reviews: readonly Review[], options: ReviewOptions, terminal: Terminal): number {
  const { bold, dim } = terminal.colors;
  const limit = Number(options.limit ?? 50);
  if (options.json) {
    terminal.print(
      JSON.stringify(
        reviews.map(({ name, items }) => ({ article: name, items })),
        undefined,
        2,
      ),
    );
    return 0;
  }
  for (const { name, items } of reviews) {
    terminal.print(bold(`${name}: ${items.length} to look at`));
    for (const { id, rule, reason, quote } of items.slice(0, limit)) {
      terminal.print(`  ${id}  ${rule}  ${visible(reason)}`);
      if (quote !== undefined && !reason.includes(quote)) terminal.print(dim(`            "${visible(quote)}"`));
    }
    if (items.length > limit) terminal.print(dim(`  … and ${items.length - limit} more (--limit)`));
  }
  return 0;
}

/** The correction that a choice makes; a sentence about what is missing when it is not complete. */
function correctionOf(
  item: ReviewItem,
  { link: meant, accept, drop, by, date, why }: ReviewOptions,
): Correction | string {
  if (by === undefined || date === undefined || why === undefined) return 'A correction needs --by, --date and --why';
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return `"${visible(date)}" is no date in the form YYYY-MM-DD`;
  const entry = (change: Partial<Correction>): Correction => ({ id: `review-${item.id}`, by, date, why, ...change });
  const guard = item.quote === undefined ? {} : { expect: { quote: item.quote } };
  const { targets } = item;
  if (meant !== undefined) {
    if (!targets.link) return `Item ${item.id} names nothing that could be linked`;
    return entry({ on: targets.link, ...guard, link: meant });
  }
  if (drop)
    return targets.drop
      ? entry({ on: targets.drop, ...guard, drop: true })
      : `Item ${item.id} states nothing that could be dropped`;
  if (accept)
    return targets.accept
      ? entry({ on: targets.accept, accept: true })
      : `Item ${item.id} is no message that could be accepted`;
  return 'Choose --link <entity>, --drop or --accept';
}
