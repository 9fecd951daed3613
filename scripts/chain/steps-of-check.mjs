/** The parts of `npm run check` that say something only when they fail. @type {readonly import('./quiet-steps.mjs').QuietStep[]} */
export const stepsOfCheck = [
  { name: 'typecheck', tool: 'tsc', args: ['-b'] },
  { name: 'lint', tool: 'oxlint', args: ['--type-aware', '--deny-warnings'] },
  { name: 'format', tool: 'oxfmt', args: ['--check'] },
  { name: 'unused', tool: 'knip', args: [] },
]

/** @type {import('./quiet-steps.mjs').QuietStep} */
export const unitStep = { name: 'unit', tool: 'vitest', args: ['run', '--reporter=dot'] }

/** @type {import('./quiet-steps.mjs').QuietStep} */
export const noticesStep = { name: 'notices', tool: 'scripts/notices.mjs', args: ['--check'] }
