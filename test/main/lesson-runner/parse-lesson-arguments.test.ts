import { describe, expect, it } from 'vitest'
import { parseLessonArguments, type LessonArguments } from '../../../src/main/lesson-runner/parse-lesson-arguments.ts'

const parse = (...argv: string[]): LessonArguments => parseLessonArguments(argv, { folder: '/home/me', isRelease: false })
const nothing = {
  files: [],
  isTour: false,
  language: null,
  speaking: null,
  jsonFile: null,
  harFile: null,
  screenshotFile: null,
  seed: null,
  skipChecks: [],
}

describe('the app is started', () => {
  it.each<[what: string, argv: string[], expected: LessonArguments]>([
    ['as usual', [], { kind: 'none', language: null, policyFile: null, skipChecks: [] }],
    [
      'with what belongs to Chromium and Electron',
      ['/usr/bin/electron', '.', '--no-sandbox', '--remote-debugging-port=0', '--lang=en-US', '--lessons=x', '-r', 'loader.js'],
      { kind: 'none', language: null, policyFile: null, skipChecks: [] },
    ],
    ['with one lesson', ['--lesson=/a.yaml'], { kind: 'run', run: { ...nothing, files: ['/a.yaml'] } }],
    ['with a path that has an equals sign in it', ['--lesson=/a=b.yaml'], { kind: 'run', run: { ...nothing, files: ['/a=b.yaml'] } }],
    [
      'with several lessons and all outputs, relative to the folder',
      ['--lesson=a.yaml', '--lesson=../b.yaml', '--lang=ko', '--json=o.json', '--har=o.har', '--screenshot=/o.png'],
      {
        kind: 'run',
        run: {
          ...nothing,
          files: ['/home/me/a.yaml', '/home/b.yaml'],
          language: 'ko',
          jsonFile: '/home/me/o.json',
          harFile: '/home/me/o.har',
          screenshotFile: '/o.png',
        },
      },
    ],
    [
      'in a third language',
      ['--lesson=/a.yaml', '--lang=pt-br'],
      { kind: 'run', run: { ...nothing, files: ['/a.yaml'], speaking: 'pt-BR' } },
    ],
    [
      'for the tour',
      ['--tour=/tour'],
      { kind: 'run', run: { ...nothing, isTour: true, harFile: '/tour/trace.har', screenshotFile: '/tour/screenshot.png' } },
    ],
    [
      'with the order of the answers',
      ['--lesson=/a.yaml', '--seed=42'],
      { kind: 'run', run: { ...nothing, files: ['/a.yaml'], seed: 42 } },
    ],
    [
      'without some checks',
      ['--lesson=/a.yaml', '--skip-check=role-allowed', '--skip-check=token-time'],
      { kind: 'run', run: { ...nothing, files: ['/a.yaml'], skipChecks: ['role-allowed', 'token-time'] } },
    ],
    [
      'without a check, as usual otherwise',
      ['--skip-check=role-allowed'],
      { kind: 'none', language: null, policyFile: null, skipChecks: ['role-allowed'] },
    ],
  ])('%s', (_what, argv, expected) => {
    expect(parse(...argv)).toEqual(expected)
  })
})

describe('a command line is refused that', () => {
  it.each<[what: string, argv: string[], problem: string]>([
    ['names no file', ['--lesson'], '--lesson needs a value: --lesson=…'],
    ['draws from no number', ['--lesson=/a', '--seed=x'], '--seed=x: give a whole number from 0 to 4294967295'],
    ['draws from too large a number', ['--lesson=/a', '--seed=4294967296'], '--seed=4294967296: give a whole number from 0 to 4294967295'],
    ['names an empty file', ['--lesson='], '--lesson needs a value: --lesson=…'],
    ['names no folder', ['--tour='], '--tour needs a value: --tour=…'],
    ['wants two reports', ['--lesson=a', '--json=b', '--json=c'], '--json was given 2 times; once is enough'],
    ['wants a tour and a lesson', ['--tour=a', '--lesson=b'], '--tour plays the first built-in lesson; leave out --lesson, or --tour'],
    ['wants a report of nothing', ['--json=a'], '--json says where the outcome of a lesson goes: add --lesson=FILE or --tour=FOLDER'],
    [
      'wants a picture of nothing',
      ['--screenshot=a'],
      '--screenshot says where the outcome of a lesson goes: add --lesson=FILE or --tour=FOLDER',
    ],
    [
      'leaves out a check that there is not',
      ['--skip-check=roles-allowed'],
      '--skip-check=roles-allowed: there is no such check; did you mean role-allowed?',
    ],
    ['leaves out nonsense', ['--skip-check=xyz'], '--skip-check=xyz: there is no such check'],
  ])('%s', (_what, argv, problem) => {
    expect(parse(...argv)).toEqual({ kind: 'wrong', problem })
  })

  it.each(['role-allowed', 'xyz', ''])('leaves out the check “%s”, in a release', name => {
    const argv = ['--lesson=/a.yaml', `--skip-check=${name}`]
    expect(parseLessonArguments(argv, { folder: '/', isRelease: true }).kind).toBe('wrong')
  })
})
