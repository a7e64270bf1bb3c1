/** Tests in a real browser: `npm run test:browser`, after `npm run compile`. They want Debian's chromium, and are skipped where it is not. */
export default {
  test: {
    include: ['test/browser/*.browser.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    fileParallelism: false,
    expect: { poll: { timeout: 15_000 } },
  },
};
