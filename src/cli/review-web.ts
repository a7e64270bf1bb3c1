/** `isnad review --web`: a review in the browser of this computer, until it is told to stop. */
import type { DatasetConfig } from '../run/config.ts';
import { EnvironmentError } from '../run/files.ts';
import { isLoopback, reviewApp } from '../run/review-app.ts';
import { ReviewSession } from '../run/review-session.ts';
import { review } from '../run/review.ts';
import { newSecret } from '../run/secret.ts';
import { listen } from '../run/serve.ts';
import { SiteFolder } from '../run/site-folder.ts';
import type { CommonOptions } from './command.ts';
import type { Terminal } from './terminal.ts';

/** The options of a review in the browser. */
export interface ReviewWebOptions extends CommonOptions {
  readonly host: string;
  readonly port: string;
  readonly by?: string;
}

/** Serves the review of articles until SIGINT or SIGTERM. */
export async function reviewWeb(
  article: string | undefined,
  { host, port, by = '', json = false }: ReviewWebOptions,
  config: DatasetConfig,
  terminal: Terminal,
): Promise<number> {
  if (!isLoopback(host))
    throw new EnvironmentError(`A review is for this computer only: --host takes a loopback address, not "${host}"`);
  if (!/^\d{1,5}$/.test(port)) throw new EnvironmentError(`--port takes a whole number, not "${port}"`);
  const session = new ReviewSession(config, review(article, config, terminal.tell), terminal.tell);
  session.by = by;
  const token = newSecret();
  const onFault = (error: unknown): void => terminal.fault(error);
  const app = reviewApp({ session, config, token, site: new SiteFolder(config.out), onFault });
  const stopping = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  });
  const server = await listen(app.fetch, host, Number(port));
  const url = `${server.url}/${token}/`;
  terminal.print(
    json
      ? JSON.stringify({ url })
      : `Review at ${url}\nWhoever has this address can write corrections. Ctrl-C ends the review.`,
  );
  await stopping;
  await server.stop();
  terminal.note('Stopped');
  return 0;
}
