import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { chooseLanguage, directionOf, findLanguage, readLanguageTag } from '@shared/languages/language-tags.ts'
import { parseLesson } from '@shared/lesson/parse-lesson.ts'

/** A whole lesson that asks, hints, expects and explains; every text is `word` in each language, with the tag behind it. */
const lesson = (languages: string | null, texts: (word: string) => string): string => `crumbtrail: 1
id: third
${languages === null ? '' : `languages: ${languages}\n`}title: ${texts('title')}
summary: ${texts('summary')}
minutes: 5
steps:
  - title: ${texts('step')}
    say: ${texts('say')}
    predict:
      ask: ${texts('ask')}
      options:
        - { answer: ${texts('one')}, holds: [{ serverSession: { user: alice } }], why: ${texts('why')} }
        - { answer: ${texts('two')}, holds: [{ serverSession: { user: alice, absent: true } }] }
    task: ${texts('task')}
    do:
      - open: { tab: A, profile: laptop, url: "https://shop.test/" }
    expect:
      - exchange: { url: "https://shop.test/", says: ${texts('says')} }
      - page: { tab: A, shows: { en: Shop, ko: 가게 } }
    observe: ${texts('observe')}
    hints: [${texts('hint')}, ${texts('last')}]
`
const inAll =
  (...tags: string[]) =>
  (word: string): string =>
    `{ ${tags.map(tag => `${tag}: ${word} ${tag}`).join(', ')} }`

function parsed(text: string, speaking: string | null = null) {
  const read = parseLesson(text, speaking)
  if (!read.ok) throw new Error(JSON.stringify(read.problems, null, 1))
  return read.lesson
}
function problems(text: string, speaking: string | null = null): string[] {
  const read = parseLesson(text, speaking)
  return read.ok ? [] : read.problems.map(({ line, column, at, found }) => `${line}:${column} ${at}: ${found.en}`)
}

describe('a lesson in languages of its own', () => {
  it('is shown to each reader in the best language that is there, and every text says which', () => {
    const { title, steps } = parsed(lesson('[de, en]', inAll('de', 'en')))
    const tags = { en: 'en', ko: 'de' }
    expect(title).toEqual({ en: 'title en', ko: 'title de', tags })
    const [step] = steps
    expect(step?.predict?.options?.[0]?.why).toEqual({ en: 'why en', ko: 'why de', tags })
    expect(step?.hints).toEqual([
      { en: 'hint en', ko: 'hint de', tags },
      { en: 'last en', ko: 'last de', tags },
    ])
    expect(step?.expect?.[0]).toMatchObject({ exchange: { says: { en: 'says en', ko: 'says de', tags } } })
  })

  it('leaves what the lab’s pages show in the languages of the lab', () => {
    expect(parsed(lesson('[ar]', inAll('ar'))).steps[0]?.expect?.[1]).toEqual({ page: { tab: 'A', shows: { en: 'Shop', ko: '가게' } } })
  })

  it('is the same with English and Korean, named or not', () => {
    const { languages, ...named } = parsed(lesson('[en, ko]', inAll('en', 'ko')))
    expect(languages).toEqual(['en', 'ko'])
    expect(named).toEqual(parsed(lesson(null, inAll('en', 'ko'))))
  })

  it('may write its tags in any case, in the list and in the texts', () => {
    expect(parsed(lesson('[pt-br]', inAll('PT-BR'))).title).toEqual({
      en: 'title PT-BR',
      ko: 'title PT-BR',
      tags: { en: 'pt-BR', ko: 'pt-BR' },
    })
  })

  it('is played in any one of its languages that is asked for', () => {
    expect(parsed(lesson('[de, en, ko]', inAll('de', 'en', 'ko')), 'de').title).toEqual({
      en: 'title de',
      ko: 'title de',
      tags: { en: 'de', ko: 'de' },
    })
    expect(parsed(lesson(null, inAll('en', 'ko')), 'ko').title.en).toBe('title ko')
  })

  it('has no other language than those it names', () => {
    expect(problems(lesson('[de, en]', inAll('de', 'en')), 'fr')).toEqual(['3:1 languages: the lesson has no language `fr`'])
  })
})

describe('a mistake with languages is named with line and column:', () => {
  it.each<[what: string, text: string, expected: string[]]>([
    [
      'a text that lacks one',
      lesson('[de, fr]', word => (word === 'say' ? '{ de: x }' : '{ de: x, fr: x }')),
      ['9:10 steps[0].say: the text has no `fr`, which is a language of the lesson'],
    ],
    [
      'a text that has one more',
      lesson('[de]', word => (word === 'say' ? '{ de: x, en: y }' : '{ de: x }')),
      ['9:19 steps[0].say.en: `en` is not a language of the lesson, or is written twice'],
    ],
    [
      'a text with one of them twice',
      lesson('[de]', word => (word === 'say' ? '{ de: x, DE: y }' : '{ de: x }')),
      ['9:19 steps[0].say.DE: `DE` is not a language of the lesson, or is written twice'],
    ],
    [
      'a text that is none',
      lesson('[de]', word => (word === 'say' ? 'Hallo' : '{ de: x }')),
      ['9:10 steps[0].say: found something else than a text in the lesson’s languages'],
    ],
    ['an empty text', lesson('[de]', word => (word === 'say' ? '{ de: "" }' : '{ de: x }')), ['9:16 steps[0].say.de: found an empty text']],
    ['a tag that is none', lesson('[german_]', inAll('german_')), ['3:13 languages[0]: `german_` is not a language tag']],
    ['a tag that stands twice', lesson('[de, DE]', inAll('de')), ['3:17 languages[1]: `DE` is named twice']],
    ['no tag at all', lesson('[]', inAll('de')), ['3:12 languages: found a list of 0']],
    ['a list that is none', lesson('de', inAll('de')), ['3:12 languages: found the text `"de"`']],
  ])('%s', (_what, text, expected) => {
    expect(problems(text)).toEqual(expected)
  })

  it('a text in a third language, when the lesson names none', () => {
    expect(problems(lesson(null, word => (word === 'say' ? '{ de: x }' : inAll('en', 'ko')(word)))).join('\n')).toContain('say')
  })
})

describe('the best language', () => {
  it.each<[wanted: string, available: string[], chosen: string]>([
    ['ko', ['de', 'ko'], 'ko'],
    ['de-AT', ['en', 'de'], 'de'],
    ['zh-Hant-x-mine', ['en', 'zh-Hant'], 'zh-Hant'],
    ['en', ['de', 'en-GB'], 'en-GB'],
    ['en', ['de', 'fr'], 'de'],
    ['e', ['en'], 'en'],
  ])('for %s of %j is %s', (wanted, available, chosen) => {
    expect(chooseLanguage(available, wanted)).toBe(chosen)
  })

  it('is always one of those there are, and any tag has a direction', () => {
    const tag = fc.constantFrom('de', 'en', 'ko', 'ar', 'pt-BR', 'zh-Hant', 'he-IL', 'fa', 'ks', 'sr-Latn')
    fc.assert(
      fc.property(fc.uniqueArray(tag, { minLength: 1 }), fc.string({ maxLength: 12 }), (available, wanted) => {
        expect(available).toContain(chooseLanguage(available, wanted))
        expect(['ltr', 'rtl']).toContain(directionOf(chooseLanguage(available, wanted)))
      }),
    )
  })

  it('is none where only a default would be left', () => expect(findLanguage(['de'], 'en')).toBeNull())
  it('is read only from a tag', () =>
    expect(['de', 'DE-at', '', 'x', 'de_AT'].map(readLanguageTag)).toEqual(['de', 'de-AT', null, null, null]))
  it.each([
    ['ar', 'rtl'],
    ['he', 'rtl'],
    ['ur', 'rtl'],
    ['az-Arab', 'rtl'],
    ['az', 'ltr'],
    ['ja', 'ltr'],
  ])('runs in %s: %s', (tag, way) => expect(directionOf(tag)).toBe(way))
})
