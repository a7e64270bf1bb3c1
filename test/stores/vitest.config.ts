/** The tests against real stores: `npm run test:stores`. They are no part of `npm test`, need the compiled program and take minutes. */
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/stores/*.stores.ts'],
    fileParallelism: false,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    reporters: ['verbose'],
  },
});
