/** Tests are the files of test/ that end in .test.ts. They may take their time: many of them share a small machine. */
import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { include: ['test/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 } });
