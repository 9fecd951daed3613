import { defineConfig } from '@playwright/test'

/* `npm run pictures`: no test of the chain, but driven like one. */
export default defineConfig({
  testDir: '.',
  testMatch: 'readme.pictures.ts',
  outputDir: '../../test-results/pictures',
  timeout: 180_000,
  workers: 1,
  reporter: [['list']],
})
