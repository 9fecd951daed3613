import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readLessonArguments } from '../../scripts/lessons/lesson-arguments.mjs'

const read = (...argv: string[]) => readLessonArguments(argv, '/home/ada', () => ['/lessons/a.yaml', '/lessons/b.yaml'])

describe('the command line of npm run lesson', () => {
  test('takes paths from where the person stands', () => {
    expect(read('mine.yaml', '--json', 'out/result.json', '--har=/tmp/x.har')).toMatchObject({
      files: [resolve('/home/ada/mine.yaml')],
      jsonFile: resolve('/home/ada/out/result.json'),
      appArguments: [`--har=${resolve('/tmp/x.har')}`],
    })
  })

  test('keeps an equals sign inside a value', () => {
    expect(read('a.yaml', '--screenshot=a=b.png').appArguments).toContain(`--screenshot=${resolve('/home/ada/a=b.png')}`)
  })

  test('takes several lessons, and all of them', () => {
    expect(read('a.yaml', 'b.yaml').files).toEqual([resolve('/home/ada/a.yaml'), resolve('/home/ada/b.yaml')])
    expect(read('--all', '--lang', 'ko')).toEqual({
      files: ['/lessons/a.yaml', '/lessons/b.yaml'],
      languages: ['ko'],
      apps: 1,
      jsonFile: null,
      appArguments: [],
      isVirtual: false,
    })
  })

  test('plays in several languages, each once, by as many apps as are asked for', () => {
    expect(read('--all', '--lang', 'en,ko,en', '--apps', '3')).toMatchObject({ languages: ['en', 'ko'], apps: 3 })
  })

  test('hands the name of a check on as it is', () => {
    expect(read('a.yaml', '--skip-check', 'role-allowed').appArguments).toContain('--skip-check=role-allowed')
  })

  test('asks for a virtual screen without telling the app', () => {
    expect(read('a.yaml', '--xvfb')).toMatchObject({ isVirtual: true, appArguments: [] })
  })

  test.each([
    ['no lesson', [], /Which lesson/],
    ['an unknown option', ['a.yaml', '--jsn', 'x'], /unknown option --jsn/],
    ['an option without its value', ['a.yaml', '--json'], /--json needs a value/],
    ['an empty value', ['a.yaml', '--json='], /--json needs a value/],
    ['no language', ['a.yaml', '--lang', 'e_n'], /a language tag such as en, ko or pt-BR, not e_n/],
    ['no language beside a known one', ['a.yaml', '--lang', 'en,1'], /not 1/],
    ['no app', ['a.yaml', '--apps', '0'], /--apps is a number from 1 to 8, not 0/],
    ['too many apps', ['a.yaml', '--apps', '9'], /not 9/],
    ['one picture of two apps', ['a.yaml', '--apps', '2', '--screenshot', 'a.png'], /of one app/],
    ['one recording of two languages', ['a.yaml', '--lang', 'en,ko', '--har', 'a.har'], /of one app/],
  ])('refuses %s', (_what, argv, message) => {
    expect(() => read(...argv)).toThrow(message)
  })
})
