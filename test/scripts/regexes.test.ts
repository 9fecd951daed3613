import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { collectRegexes, regexesIn } from '../../scripts/regexes/collect-regexes.mjs'
import { projectRoot } from '../../scripts/shell/project-root.mjs'

/* A regular expression whose time grows faster than its text lets a page, a file or a local program hold the app up. */

/** Those that may take longer, each with its reason. */
const reasons: readonly (readonly [RegExp, string])[] = [
  [/(?<![ \t])[ \t]+$/gm, 'linear by its first part, which recheck does not count; it reads the licences of installed packages'],
  [/^(["'`])(.*)\1[;,]?$/s, 'begins at the start alone, and each end is looked at once'],
  [/([?&#;])([\w.~%[\]-]{1,80})=([^&\s"'<>#\\;]*)/g, 'a name is at most 80 characters and holds no sign that begins one'],
  [/<(?:input|meta)\b[^<>]{1,2000}>/gi, 'a tag ends at the sign that begins the next'],
  [
    /\b([a-z][a-z\d+.-]{0,20}:\/\/)[^\s/?#"'<>:]{0,200}:([^\s/?#"'<>]{1,600})@/gi,
    'a name and a password hold no slash: the search ends at the next address',
  ],
  [/<([\w:.-]{1,80})(\s[^<>]{0,500})?>([^<>]{1,8192})(?=<\/)/g, 'an element ends at the sign that begins the next'],
  [
    /(^|[\r\n>])([ \t]{0,40}[\w-]{1,80}:[ \t]{1,9})([^\r\n<]{1,8192})/g,
    'a head is at most 130 characters, and whatever stands behind it is a match',
  ],
  [/(;[ \t]{1,9})([\w.-]{1,80})=("[^"]{0,4096}"|[^;,\s"'<>]{1,4096})/g, 'a value ends at the quotation mark that would begin the next'],
]
const allowed = new Set(reasons.map(([regex]) => String(regex)))

/** Files that put a name of ours into a pattern; no text of anyone else becomes part of it. */
const madeAtRunTime: readonly string[] = [
  'scripts/setup/machine.mjs',
  'src/renderer/src/code/server-sources.ts',
  'src/shared/workbench/lint.ts',
  'src/shared/lesson/lesson-values.ts',
]

const verdicts = JSON.parse(readFileSync(join(projectRoot, 'test', 'scripts', 'regex-verdicts.json'), 'utf8')) as Record<string, string>
const isLinear = (verdict: string | undefined): boolean => verdict === 'safe' || verdict === 'linear'

describe('every regular expression of src and scripts', () => {
  const { written, madeAtRunTime: made } = collectRegexes(projectRoot)
  const all = [...written.keys()]

  test('has a verdict (none yet: npm run regexes)', () => {
    expect(all.filter(regex => !Object.hasOwn(verdicts, regex))).toEqual([])
  })

  test('takes no more time than its text is long, or has a reason', () => {
    const known = all.filter(regex => Object.hasOwn(verdicts, regex))
    const slow = known.filter(regex => !isLinear(verdicts[regex]) && !allowed.has(regex))
    expect(slow.map(regex => `${written.get(regex)?.join(', ')}: ${verdicts[regex]} ${regex}`)).toEqual([])
    expect(
      [...allowed].filter(regex => !written.has(regex)),
      'a reason for what is gone',
    ).toEqual([])
  })

  test('stands in the source, apart from a few that take in a name of ours', () => {
    expect(made.toSorted()).toEqual(madeAtRunTime.toSorted())
  })
})

test('an expression is found as a literal and as a RegExp of constant text', () => {
  expect(regexesIn('a.ts', 'x.replace(/a+/g, y)').written).toEqual(['/a+/g'])
  expect(regexesIn('a.ts', "new RegExp('(a+)+$', 'u')").written).toEqual(['/(a+)+$/u'])
  expect(regexesIn('a.tsx', 'const A = () => <p>{RegExp(`b*`).test(c)}</p>').written).toEqual(['/b*/'])
  expect(regexesIn('a.mjs', 'new RegExp(`^${name}`)')).toEqual({ written: [], isMadeAtRunTime: true })
})
