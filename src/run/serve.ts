/** Serves a dataset until it is told to stop: listens, loads, and ends without cutting answers off. */
import { serve, type ServerType } from '@hono/node-server';
import type { AddressInfo } from 'node:net';
import { serveApp, type ServeOptions } from './serve-app.ts';
import { EnvironmentError } from './files.ts';

/** What answers a request. */
type Fetch = (request: Request) => Response | Promise<Response>;

/** Where a server listens. */
export interface Listening {
  readonly url: string;
  /** Ends the server: what is being answered is answered, for up to five seconds. */
  stop(): Promise<void>;
}

/** Starts a server of a dataset; throws an `EnvironmentError` when the address is not to be had. */
export async function startServer(options: ServeOptions, host: string, port: number): Promise<Listening> {
  const server = await listen(serveApp(options).fetch, host, port);
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      await options.engine.close();
    },
  };
}

/** Answers at an address; throws an `EnvironmentError` when it is not to be had. */
export async function listen(fetch: Fetch, host: string, port: number): Promise<Listening> {
  if (port > 65_535) throw new EnvironmentError(`Cannot listen on ${host}:${port}: ports go up to 65535`);
  const server = await new Promise<ServerType>((resolve, reject) => {
    const started = serve({ fetch, hostname: host, port }, () => resolve(started));
    started.once('error', (error: NodeJS.ErrnoException) => {
      const reason =
        error.code === 'EADDRINUSE' ? 'something listens there already; choose another --port' : error.message;
      reject(new EnvironmentError(`Cannot listen on ${host}:${port}: ${reason}`));
    });
  });
  const { address, port: taken, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${taken}`,
    stop: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      if ('closeIdleConnections' in server) server.closeIdleConnections();
      const late = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), 5000);
      await closed;
      clearTimeout(late);
    },
  };
}
