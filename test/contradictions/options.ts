/** How a session is played. */
export interface Options {
  readonly seed: number
  /** It ends with whichever comes first. */
  readonly minutes: number
  readonly events: number
  /** Only actions of these names; empty: all. */
  readonly only: readonly string[]
  /** How many contradictions are printed; all are counted. */
  readonly prints: number
  /** Where the outcome is written as JSON, as `Report` in main.ts; null: nowhere. */
  readonly json: string | null
}

const usage = `npm run contradictions -- [--minutes 30] [--events N] [--seed 7] [--only ACTION,…] [--prints 20] [--json OUT] [--without NAME]`

/** @throws Error with what is wrong, and the usage */
export function readOptions(argv: readonly string[]): Options {
  const given = new Map<string, string>()
  for (let index = 0; index < argv.length; index += 2) {
    const [name = '', joined] = (argv[index] ?? '').split('=', 2)
    const value = joined ?? argv[index + 1]
    if (!known.has(name) || value === undefined) throw new Error(`What is ${argv[index]}?\n${usage}`)
    if (joined !== undefined) index -= 1
    given.set(name, value)
  }
  const number = (name: string, otherwise: number): number => {
    const value = Number(given.get(name) ?? otherwise)
    if (!Number.isFinite(value) || value < 0) throw new Error(`${name} is a number, not ${given.get(name)}\n${usage}`)
    return value
  }
  return {
    seed: number('--seed', 1),
    minutes: number('--minutes', given.has('--events') ? Number.MAX_SAFE_INTEGER : 2),
    events: number('--events', Number.MAX_SAFE_INTEGER),
    only: (given.get('--only') ?? '').split(',').filter(name => name !== ''),
    prints: number('--prints', 20),
    json: given.get('--json') ?? null,
  }
}

const known: ReadonlySet<string> = new Set(['--seed', '--minutes', '--events', '--only', '--prints', '--json'])
