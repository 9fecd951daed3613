import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { deedKinds, previewOf } from '@shared/lesson/lesson-preview.ts'
import { parseLesson } from '@shared/lesson/parse-lesson.ts'
import { allActionsOf } from '@shared/lesson/step-parts.ts'

function preview(text: string) {
  const parsed = parseLesson(text)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return { lesson: parsed.lesson, preview: previewOf(parsed.lesson, null) }
}

it('what a lesson will do is listed: before its first step, before each step, and in each', () => {
  const { preview: shown } = preview(`crumbtrail: 1
id: x
title: { en: Harmless, ko: 무해 }
summary: { en: Does nothing, ko: 아무것도 하지 않습니다 }
minutes: 1
setup:
  - open: { tab: A, profile: laptop, url: 'https://evil.test/' }
  - set: { tokenSecret: weak }
steps:
  - title: { en: One, ko: 하나 }
    say: { en: Hello, ko: 안녕하십니까 }
    setup:
      - clearSiteData: { profile: phone }
      - script: { tab: A, code: ' fetch("/") ' }
    do:
      - moveClock: { days: 2 }
      - server: { do: restart }
      - fill: { tab: A, field: '#x', text: y }
      - close: { tab: A }
    expect: [{ serverSession: { user: alice, absent: true } }]
`)
  expect(shown.scripts).toEqual([{ tab: 'A', code: 'fetch("/")' }])
  expect(Object.fromEntries(deedKinds.map(kind => [kind, shown.deeds[kind].map(({ en }) => en)]))).toEqual({
    opens: ['open tab A in Laptop at https://evil.test/'],
    types: ['type “y” into #x in tab A'],
    sets: [expect.stringContaining('set “'), expect.stringContaining('move the lab clock forward by 2 ')],
    server: [expect.any(String)],
    clears: ['clear the site data of all sites in Phone', 'close tab A'],
  })
})

it('nothing that a built-in lesson does is left out of its list', () => {
  for (const name of readdirSync('lessons').filter(one => one.endsWith('.yaml'))) {
    const { lesson, preview: shown } = preview(readFileSync(`lessons/${name}`, 'utf8'))
    const actions = [lesson.setup ?? [], ...lesson.steps.flatMap(step => [step.setup ?? [], allActionsOf(step)])].flat()
    const listed = deedKinds.reduce((sum, kind) => sum + shown.deeds[kind].length, shown.scripts.length)
    expect(listed, name).toBe(actions.length)
  }
})
