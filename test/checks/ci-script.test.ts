/** The script of the action, run on a scratch repository: clean data passes, a planted fault fails at its line. */
import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Project } from './project.ts';

const script = fileURLToPath(new URL('../../scripts/ci/check.sh', import.meta.url));
const compiled = existsSync(new URL('../../dist/cli/main.js', import.meta.url));
const article = 'source/articles/muhammad-ibn-abi-bakr.txt';

describe.skipIf(!compiled)('the script of the action (needs "npm run compile")', { timeout: 600_000 }, () => {
  const project = new Project();
  const git = (...words: string[]): string => execFileSync('git', words, { cwd: project.folder, encoding: 'utf8' });
  const commit = (message: string): void => {
    git('add', '.');
    git('commit', '--quiet', '-m', message);
  };
  const run = (base = ''): { status: number | null; stdout: string } => {
    const env = {
      ...process.env,
      ISNAD_VERSION: 'local',
      ISNAD_BASE: base,
      ISNAD_RESULTS: project.path('r'),
      GITHUB_OUTPUT: project.path('r/output'),
      GITHUB_STEP_SUMMARY: project.path('r/summary'),
    };
    const { status, stdout } = spawnSync('bash', [script], { cwd: project.folder, env, encoding: 'utf8' });
    return { status, stdout };
  };

  beforeAll(async () => {
    git('init', '--quiet', '--initial-branch=main');
    git('config', 'user.email', 'a@example.org');
    git('config', 'user.name', 'A');
    project.write('.gitignore', 'r/\n');
    await project.run('build');
    commit('first');
  });
  afterAll(() => project.remove());

  it('passes what is sound', () => {
    const { status, stdout } = run();
    expect(stdout).not.toContain('::error');
    expect(status).toBe(0);
    expect(project.read('r/output')).toMatch(/^sarif=.*check\.sarif\njunit=.*check\.xml\n$/);
    expect(project.read('r/summary')).toMatch(/^## The data is sound/);
  });

  it('fails on output that was not rebuilt', () => {
    project.edit(article, (text) => text.replace('Term Start1: 657', 'Term Start1: 656'));
    const { status, stdout } = run('HEAD');
    expect(status).toBe(1);
    expect(stdout).toContain('::error title=output/stale');
    expect(project.read('r/diff.md')).toMatch(/start time 0657 .* → 0656/);
    expect(project.read('r/output')).toContain('diff=');
    commit('second');
    expect(run().status).toBe(0);
  });

  it('fails on a fault in the corpus, with an annotation at its line', () => {
    project.edit(article, (text) => text.replace('- Death Date:', '- Birth Date: 700\n- Death Date:'));
    run();
    commit('third');
    const { status, stdout } = run('HEAD~1');
    expect(status).toBe(1);
    const lines = project.read(article).split('\n');
    const line = lines.findIndex((text) => text.startsWith('- Death Date:')) + 1;
    const near = new RegExp(`^::error file=${article},line=(\\d+),.*title=audit/born-before-died`, 'm').exec(stdout);
    expect([line - 1, line]).toContain(Number(near?.[1]));
  });
});

describe('the script that comments', () => {
  const project = new Project();
  afterAll(() => project.remove());
  const comment = fileURLToPath(new URL('../../scripts/ci/comment.sh', import.meta.url));

  /** Runs it with a `gh` that tells how it was called, and knows comments by these ids. */
  const calls = (known: string): string => {
    project.write('bin/gh', `#!/bin/sh\necho "$@" >>calls\ncase "$*" in *paginate*) printf '${known}';; esac\n`);
    chmodSync(project.path('bin/gh'), 0o755);
    project.write('diff.md', '# Changes');
    project.write('calls', '');
    const env = { ...process.env, PATH: `${project.path('bin')}:${process.env['PATH'] ?? ''}` };
    const more = { REPOSITORY: 'o/r', PULL_REQUEST: '7' };
    const { status } = spawnSync('bash', [comment, 'diff.md'], { cwd: project.folder, env: { ...env, ...more } });
    expect(status).toBe(0);
    return project.read('calls');
  };

  it('writes one where there is none', () => {
    expect(calls('')).toMatch(/\napi --silent repos\/o\/r\/issues\/7\/comments --field body=@/);
  });

  it('changes the one it wrote', () => {
    expect(calls('41\\n42\\n')).toMatch(/\napi --silent --method PATCH repos\/o\/r\/issues\/comments\/41 --field/);
  });
});
