/**
 * What to log in to a store with: the environment or a file goes in, credentials come out. They never come from the
 * command line, which other people's process lists and the shell's history show.
 */
import { statSync } from 'node:fs';
import { parse } from 'yaml';
import { findAdapter, type AuthScheme } from '../publish/store/adapters.ts';
import { EnvironmentError, readText } from './files.ts';
import type { Credentials } from './store-client.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where credentials come from. */
export interface CredentialSources {
  readonly store: string;
  /** A scheme that is named, or else the store's own where there is a user or a token. */
  readonly auth?: string;
  /** A YAML file with `user` and `password`, or `token`. */
  readonly file?: string;
  readonly environment: Environment;
}

const schemes: readonly AuthScheme[] = ['none', 'basic', 'digest', 'bearer'];

/** Reads credentials; `warn` is told of a file that others can read. Throws an `EnvironmentError` on what is missing or wrong. */
export function readCredentials(sources: CredentialSources, warn: (reason: string) => void): Credentials {
  const { file, environment, auth, store } = sources;
  if (auth !== undefined && !schemes.includes(auth as AuthScheme)) {
    throw new EnvironmentError(`"${auth}" is no way to log in; there are ${schemes.join(', ')}`);
  }
  const { user, password, token } = file === undefined ? fromEnvironment(environment) : fromFile(file, warn);
  const given = token !== undefined ? 'bearer' : user !== undefined ? (findAdapter(store)?.auth ?? 'basic') : 'none';
  // A store that takes tokens may stand behind a server that asks for a user.
  const fitting = user !== undefined && token === undefined && given === 'bearer' ? 'basic' : given;
  const scheme = (auth as AuthScheme | undefined) ?? fitting;
  if (scheme === 'bearer' && token === undefined) {
    throw new EnvironmentError('There is no token; set ISNAD_STORE_TOKEN, or give --credentials');
  }
  if ((scheme === 'basic' || scheme === 'digest') && (user === undefined || password === undefined)) {
    throw new EnvironmentError(
      'There is no user and password; set ISNAD_STORE_USER and ISNAD_STORE_PASSWORD, or give --credentials',
    );
  }
  if (/[\r\n]/.test(`${user ?? ''}${password ?? ''}${token ?? ''}`)) {
    throw new EnvironmentError('The user, password or token has a line end in it');
  }
  return {
    scheme,
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
    ...(token !== undefined && { token }),
  };
}

interface Given {
  readonly user?: string | undefined;
  readonly password?: string | undefined;
  readonly token?: string | undefined;
}

function fromEnvironment(environment: Environment): Given {
  return {
    user: environment['ISNAD_STORE_USER'],
    password: environment['ISNAD_STORE_PASSWORD'],
    token: environment['ISNAD_STORE_TOKEN'],
  };
}

function fromFile(file: string, warn: (reason: string) => void): Given {
  const text = readText(file);
  if (process.platform !== 'win32' && (statSync(file).mode & 0o077) !== 0) {
    warn(`Others can read "${file}"; say "chmod 600" to it`);
  }
  let data: unknown;
  try {
    data = parse(text, { schema: 'failsafe', maxAliasCount: 0 });
  } catch {
    // The parser's message would show a part of the file.
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw new EnvironmentError(`"${file}" is no YAML file with "user" and "password", or "token"`);
  }
  const of = (name: string): string | undefined => {
    const value = (data as Record<string, unknown>)[name];
    return typeof value === 'string' ? value : undefined;
  };
  return { user: of('user'), password: of('password'), token: of('token') };
}
