import { isAbsolute, join, resolve } from 'node:path'
import { languages, type Language } from '@shared/language.ts'
import { readLanguageTag } from '@shared/languages/language-tags.ts'
import { nearestWord } from '@shared/problem/nearest-word.ts'
import { checkNames, type CheckName } from '@shared/trace/check.ts'

/** What the app is to do without anybody at it. */
export interface LessonRun {
  /** Absolute. Empty for a tour, which plays the first built-in lesson. */
  readonly files: readonly string[]
  readonly isTour: boolean
  /** Of the app; null: as the settings say. */
  readonly language: Language | null
  /** Which of their languages the lessons are played in, as a BCP 47 tag; null: the best that each has for the app's language. */
  readonly speaking: string | null
  readonly jsonFile: string | null
  readonly harFile: string | null
  readonly screenshotFile: string | null
  /** What the order of the answers is drawn from; null: each lesson draws its own, and prints it. */
  readonly seed: number | null
  /** Checks that the lab's server leaves out. For tests that a lesson notices; a release knows no such argument. */
  readonly skipChecks: readonly CheckName[]
}

export type LessonArguments =
  /** Nothing of the kind: the app opens as usual. `skipChecks` may still be there. */
  | {
      readonly kind: 'none'
      readonly language: Language | null
      /** Absolute; null: none was given. */
      readonly policyFile: string | null
      readonly skipChecks: readonly CheckName[]
    }
  | { readonly kind: 'run'; readonly run: LessonRun }
  | { readonly kind: 'wrong'; readonly problem: string }

export interface LessonArgumentContext {
  /** Relative paths are seen from here. */
  readonly folder: string
  /** A release refuses `--skip-check`. */
  readonly isRelease: boolean
}

const known = ['lesson', 'lang', 'json', 'har', 'screenshot', 'tour', 'seed', 'policy', 'skip-check'] as const
type Name = (typeof known)[number]

/**
 * Reads `--lesson=FILE` (repeatable), `--tour=FOLDER`, `--lang=TAG`, `--json=FILE`, `--har=FILE`, `--screenshot=FILE`, `--seed=NUMBER`,
 * `--policy=FILE` and, but for releases, `--skip-check=NAME` (repeatable). Everything else in `argv` belongs to Chromium or to Electron and is left alone.
 */
export function parseLessonArguments(argv: readonly string[], { folder, isRelease }: LessonArgumentContext): LessonArguments {
  const given = new Map<Name, string[]>()
  for (const argument of argv) {
    const match = /^--([a-z-]+)(?:=(.*))?$/s.exec(argument)
    const name = known.find(candidate => candidate === match?.[1])
    if (name === undefined) continue
    const value = match?.[2] ?? ''
    // `--lang` is Chromium's too, and may come from the system without a value.
    if (value === '' && name !== 'lang') return wrong(`--${name} needs a value: --${name}=…`)
    given.set(name, [...(given.get(name) ?? []), value])
  }
  for (const [name, values] of given) {
    if (name !== 'lesson' && name !== 'skip-check' && name !== 'lang' && values.length > 1)
      return wrong(`--${name} was given ${values.length} times; once is enough`)
  }

  const skipChecks = readSkipped(given.get('skip-check') ?? [], isRelease)
  if (typeof skipChecks === 'string') return wrong(skipChecks)
  const tag = readLanguageTag(given.get('lang')?.at(-1) ?? '')
  const language = languages.find(candidate => candidate === tag) ?? null
  return readRun(given, { folder, language, speaking: tag === language ? null : tag, skipChecks })
}

function readRun(
  given: ReadonlyMap<Name, readonly string[]>,
  {
    folder,
    language,
    speaking,
    skipChecks,
  }: { readonly folder: string; readonly skipChecks: readonly CheckName[] } & Pick<LessonRun, 'language' | 'speaking'>,
): LessonArguments {
  const path = (value: string): string => (isAbsolute(value) ? value : resolve(folder, value))
  const pathOf = (name: Name): string | null => {
    const [value] = given.get(name) ?? []
    return value === undefined ? null : path(value)
  }
  const files = (given.get('lesson') ?? []).map(path)
  const seed = readSeed(given.get('seed')?.[0])
  if (typeof seed === 'string') return wrong(seed)
  const [jsonFile, harFile, screenshotFile, tour] = [pathOf('json'), pathOf('har'), pathOf('screenshot'), pathOf('tour')]
  const policyFile = pathOf('policy')
  if (policyFile !== null && (tour !== null || files.length > 0))
    return wrong('--policy is for a person at the app; leave it out, or --lesson and --tour')
  if (tour !== null) {
    if (files.length > 0) return wrong('--tour plays the first built-in lesson; leave out --lesson, or --tour')
    const run = {
      files,
      isTour: true,
      language,
      speaking,
      jsonFile,
      harFile: harFile ?? join(tour, 'trace.har'),
      screenshotFile: screenshotFile ?? join(tour, 'screenshot.png'),
      seed,
      skipChecks,
    }
    return { kind: 'run', run }
  }
  if (files.length > 0)
    return { kind: 'run', run: { files, isTour: false, language, speaking, jsonFile, harFile, screenshotFile, seed, skipChecks } }
  const lonely = (['json', 'har', 'screenshot'] as const).find(name => given.has(name))
  if (lonely !== undefined) return wrong(`--${lonely} says where the outcome of a lesson goes: add --lesson=FILE or --tour=FOLDER`)
  return { kind: 'none', language, policyFile, skipChecks }
}

function readSeed(value: string | undefined): number | string | null {
  if (value === undefined) return null
  const seed = /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN
  return seed < 2 ** 32 ? seed : `--seed=${value}: give a whole number from 0 to ${2 ** 32 - 1}`
}

function readSkipped(names: readonly string[], isRelease: boolean): readonly CheckName[] | string {
  if (names.length === 0) return []
  if (isRelease) return '--skip-check is for tests of the lessons; a release has no such argument'
  const skipped: CheckName[] = []
  for (const name of names) {
    const check = checkNames.find(candidate => candidate === name)
    if (check === undefined) {
      const nearest = nearestWord(name, checkNames)
      return `--skip-check=${name}: there is no such check${nearest === null ? '' : `; did you mean ${nearest}?`}`
    }
    skipped.push(check)
  }
  return skipped
}

function wrong(problem: string): LessonArguments {
  return { kind: 'wrong', problem }
}
