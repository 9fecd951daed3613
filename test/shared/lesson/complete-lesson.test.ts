import { describe, expect, it } from 'vitest'
import { completeLesson } from '@shared/lesson/complete-lesson.ts'

/** The labels at `|`. */
function at(text: string): string[] {
  const offset = text.indexOf('|')
  return completeLesson(text.replace('|', ''), offset).choices.map(({ label }) => label)
}
const head = 'crumbtrail: 1\nid: x\n'
const step = `${head}setup:\n  - open: { tab: A, profile: laptop, url: https://shop.test/ }\nsteps:\n  - title: { en: a, ko: b }\n`

describe('what can be written at a place of a lesson', () => {
  it.each<readonly [what: string, text: string, some: readonly string[], not: readonly string[]]>([
    ['an empty file', '|', ['crumbtrail', 'id', 'steps'], ['open', 'tab']],
    ['a key of the lesson, but for those that are there', `${head}|`, ['title', 'minutes', 'steps'], ['id', 'click']],
    ['a key that is begun', `${head}ti|\nminutes: 3\n`, ['title'], ['minutes']],
    ['a chapter', `${head}chapter: |`, ['cookies', 'tokens'], ['title']],
    ['a key of a step', `${step}    |`, ['say', 'do', 'expect', 'predict'], ['title', 'chapter']],
    ['an action', `${step}    do:\n      - |`, ['open', 'click', 'script'], ['exchange', 'say']],
    ['a key of an action', `${step}    do:\n      - click: { |`, ['tab', 'target'], ['url']],
    ['the other key of an action', `${step}    do:\n      - click: { tab: A, | }`, ['target'], ['tab']],
    ['a tab that has been opened', `${step}    do:\n      - click: { tab: |, target: '#a' }`, ['A'], []],
    ['a profile', `${head}setup:\n  - open: { tab: A, profile: | }`, ['laptop', 'phone', 'private'], []],
    ['a switch of the lab', `${head}setup:\n  - set: { | }`, ['sessionsPerUser', 'bearerKeptIn'], ['tab']],
    ['a value of a switch', `${head}setup:\n  - set: { bearerKeptIn: | }`, ['localStorage', 'memory'], []],
    ['an expectation', `${step}    expect:\n      - |`, ['exchange', 'cookie', 'page'], ['click']],
    ['a key of an exchange', `${step}    expect:\n      - exchange: { url: '*', | }`, ['heldBack', 'status'], ['url']],
    ['a reason for holding back', `${step}    expect:\n      - exchange: { url: '*', heldBack: { sid: | } }`, ['SameSiteStrict'], []],
    ['a check', `${step}    expect:\n      - exchange: { url: '*', decision: { refusedBy: | } }`, ['request-readable'], []],
    ['a panel', `${step}    look: |`, ['receipt', 'timeline'], []],
    ['nothing in a comment', `${head}# |`, [], ['title']],
  ])('%s', (_what, text, some, not) => {
    const labels = at(text)
    expect(labels).toEqual(expect.arrayContaining([...some]))
    for (const label of not) expect(labels).not.toContain(label)
    if (some.length === 0) expect(labels).toEqual([])
  })

  it('brings the colon of a key, where none is there', () => {
    expect(completeLesson('cru', 3)).toMatchObject({
      from: 0,
      choices: expect.arrayContaining([
        {
          label: 'id',
          put: 'id: ',
          kind: 'key',
          about: { en: 'an id of small letters, digits and -', ko: '영어 소문자, 숫자, -로 된 id' },
        },
      ]) as unknown,
    })
    expect(completeLesson('cru: 1', 3).choices.find(({ label }) => label === 'crumbtrail')?.put).toBe('crumbtrail')
  })

  it.each(['&a [*a', '{{{{', '"', '\u0000', '- - - : :', '[\n'.repeat(5000), 'a: &a [b]\nc: *a\n'])('never throws: %.20j', text => {
    expect(completeLesson(text, text.length).choices).toBeInstanceOf(Array)
  })
})
