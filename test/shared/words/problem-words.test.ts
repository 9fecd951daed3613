import { describe, expect, it } from 'vitest'
import type { FileProblem } from '@shared/problem/file-problem.ts'
import type { LabProblem, PlainLabProblem } from '@shared/problem/lab-problem.ts'
import type { ClassProblem } from '@shared/problem/class-problem.ts'
import type { FileErrand, Problem } from '@shared/problem/problem.ts'
import type { SchemaIssue, ValueType } from '@shared/problem/schema-issue.ts'
import type { ValueForm } from '@shared/schema/value-form.ts'
import type { StepProblem } from '@shared/problem/step-problem.ts'
import { parseLesson } from '@shared/lesson/parse-lesson.ts'
import type { TraceProblem } from '@shared/problem/trace-problem.ts'
import type { MarkedJsonProblem } from '@shared/problem/marked-json-problem.ts'
import type { WorldProblem } from '@shared/problem/world-problem.ts'
import { sayProblem } from '@shared/words/problem-words.ts'
import { saySchemaIssue } from '@shared/words/schema-issue-words.ts'

/* Every kind has an example here, or this file does not compile. Names in an example are in capital letters. */

type Of<Union, Kind> = Union extends { readonly kind: infer K } ? (Kind extends K ? Omit<Union, 'kind'> : never) : never
type Examples<Union extends { readonly kind: string }> = { readonly [Kind in Union['kind']]: Of<Union, Kind> }
const all = <Union extends { readonly kind: string }>(examples: Examples<Union>): readonly Union[] =>
  Object.entries(examples).map(([kind, rest]) => ({ kind, ...(rest as object) }) as unknown as Union)

const mistake = { problem: 'trailing-comma', line: 3, column: 7 } as const
const plainKinds: { readonly [Kind in PlainLabProblem]: object } = {
  paused: {},
  'request-not-begun': {},
  'request-under-way': {},
  'page-needed': {},
  'request-held': {},
  'held-gone': {},
  'no-lesson-played': {},
  'no-policy-opened': {},
  'no-lesson-folder': {},
  'bad-lesson-name': {},
  'lesson-file-changed': {},
  'nothing-asked': {},
  'nothing-to-do': {},
  'lesson-stuck': {},
  'last-step': {},
  'first-step': {},
  'task-first': {},
  'no-hint': {},
  'tab-without-page': {},
  'session-gone': {},
  'row-gone': {},
  'prompt-gone': {},
  'dialog-gone': {},
  'page-silent': {},
  'popup-alone': {},
  'page-not-of-tab': {},
  'header-no-object': {},
  'payload-no-object': {},
  'no-secret': {},
  'experiment-runs': {},
  'export-runs': {},
  'world-busy': {},
  'world-too-large': {},
  'world-under-way': {},
  'checkpoint-gone': {},
  'too-many-checkpoints': {},
  'no-lab': {},
}

const types: { readonly [Type in ValueType]: true } = {
  text: true,
  number: true,
  'whole-number': true,
  boolean: true,
  list: true,
  object: true,
  nothing: true,
  value: true,
}
const forms: { readonly [Form in ValueForm]: true } = {
  'date-time': true,
  lane: true,
  'lab-host': true,
  'lab-address': true,
  'lab-origin': true,
}
const issues: readonly SchemaIssue[] = [
  ...all<SchemaIssue>({
    missing: { expected: 'text' },
    type: { expected: 'text', found: 'number' },
    'unknown-names': { names: ['NAME'] },
    'one-of': { words: ['NAME', 'OTHER'] },
    'at-least': { bound: 1, of: 'number' },
    'at-most': { bound: 9, of: 'text' },
    form: { form: 'lane' },
    unfit: {},
  }),
  ...(Object.keys(types) as ValueType[]).map(found => ({ kind: 'type', expected: 'list', found }) as const),
  ...(Object.keys(types) as ValueType[]).map(expected => ({ kind: 'missing', expected }) as const),
  ...(Object.keys(forms) as ValueForm[]).map(form => ({ kind: 'form', form }) as const),
  { kind: 'at-least', bound: 1, of: 'list' },
]

const traceProblems: readonly TraceProblem[] = [
  ...all<TraceProblem>({
    empty: {},
    'no-trace': {},
    'no-har': {},
    'empty-line': {},
    'newer-format': { format: 2, known: 1 },
    'no-json': { mistake },
    'no-json-line': { mistake },
    'out-of-order': { seq: 1, before: 2 },
    'too-deep': { atMost: 128 },
    'too-many-values': { atMost: 9 },
    'too-many-members': { atMost: 9 },
    'too-many-entries': { atMost: 9 },
    'too-many-events': { atMost: 9 },
    'unknown-event': { name: 'NAME', at: '' },
    'bad-value': { at: 'NAME[0].OTHER', issue: { kind: 'missing', expected: 'text' }, of: 'trace' },
  }),
  { kind: 'no-json', mistake: null },
  { kind: 'no-json-line', mistake: { ...mistake, problem: 'unexpected-end' } },
  { kind: 'unknown-event', name: null, at: 'NAME[3]' },
  { kind: 'bad-value', at: '', issue: { kind: 'unknown-names', names: ['NAME'] }, of: 'trace' },
  { kind: 'bad-value', at: 'NAME', issue: { kind: 'unfit' }, of: 'har' },
]
const classProblems = all<ClassProblem>({
  empty: {},
  'not-ours': {},
  unsigned: {},
  forged: {},
  'newer-format': { format: 3, known: 1 },
  'no-json': { mistake },
  'too-long': { atMost: 12_345 },
  'too-deep': { atMost: 12_345 },
  'too-many-values': { atMost: 12_345 },
  'too-many-members': { atMost: 12_345 },
  'bad-value': { at: 'OTHER', issue: { kind: 'unfit' } },
})
const worldProblems: readonly WorldProblem[] = [
  ...all<WorldProblem>({
    empty: {},
    'not-ours': {},
    'newer-format': { format: 2, known: 1 },
    'no-json': { mistake },
    'too-long': { atMost: 9 },
    'too-deep': { atMost: 9 },
    'too-many-values': { atMost: 9 },
    'too-many-members': { atMost: 9 },
    'bad-value': { at: 'OTHER', issue: { kind: 'unfit' } },
    'bad-key': { kid: 'OTHER' },
    'bad-cookie': { name: 'OTHER' },
  }),
  { kind: 'no-json', mistake: null },
  { kind: 'bad-value', at: '', issue: { kind: 'unknown-names', names: ['OTHER'] } },
]
const fileProblems = all<FileProblem>({
  folder: {},
  'no-right': {},
  gone: {},
  'in-use': {},
  'disk-full': {},
  'read-only': {},
  'not-utf8': {},
  'no-file': {},
  'leads-out': {},
  failed: { code: 'NAME' },
  packed: { packer: 'gzip' },
  'too-large': { bytes: 300_000, atMost: 262_144 },
})
const errands: { readonly [Errand in FileErrand]: true } = {
  'open-trace': true,
  'open-world': true,
  'open-class': true,
  'open-policy': true,
  'open-lesson': true,
  'save-lesson': true,
  'lesson-folder': true,
  'built-in-lessons': true,
  'read-settings': true,
  'keep-settings': true,
  'read-progress': true,
  'keep-progress': true,
  save: true,
}
const labProblems = all<LabProblem>({
  ...plainKinds,
  'no-tab': { tab: 'NAME' },
  'no-window': { window: 'w9' },
  'page-endless': { page: 'NAME' },
  'page-not-shown': { page: 'NAME' },
  'order-wrong': { order: { code: 'bad-address', detail: 'NAME' } },
  'no-lesson': { lesson: 'NAME' },
  'no-such-answer': { last: 2 },
  'cookie-not-taken': { reason: 'NAME' },
  'item-not-taken': { reason: 'NAME' },
  'cookie-gone': { name: 'NAME' },
  'no-host': { typed: 'NAME' },
  'no-address': { typed: 'NAME' },
  'bad-message': { channel: 'NAME', at: 'OTHER', issue: { kind: 'unfit' } },
  'foreign-sender': { channel: 'NAME' },
})

const element = { place: { lane: 'B', url: 'https://shop.test/NAME' }, selector: 'OTHER' } as const
const stepProblems: readonly StepProblem[] = [
  ...all<StepProblem>({
    'step-tab-not-open': { tab: 'NAME' },
    'step-tab-late': { lane: 'B', seconds: 10 },
    'step-tab-closed': { lane: 'B' },
    'step-tab-restless': { place: element.place, seconds: 15 },
    'step-script-failed': { place: element.place, reason: 'OTHER' },
    'step-not-asked': { place: element.place },
    'step-selector-bad': element,
    'step-element-absent': element,
    'step-elements-several': element,
    'step-element-hidden': element,
    'step-field-refused': element,
    'step-element-covered': { ...element, by: 'NAME' },
  }),
  { kind: 'step-element-covered', ...element, by: null },
  { kind: 'step-element-absent', ...element, place: { lane: 'NAME', url: '' } },
]

const policyProblems = worldProblems.flatMap((problem): MarkedJsonProblem[] =>
  problem.kind === 'bad-key' || problem.kind === 'bad-cookie' ? [] : [problem],
)
const problems: readonly Problem[] = [
  ...traceProblems.flatMap(problem => [null, 4].map(line => ({ kind: 'trace-file', name: 'NAME', line, problem }) as const)),
  ...issues.map(
    issue => ({ kind: 'trace-file', name: 'NAME', line: 4, problem: { kind: 'bad-value', at: 'OTHER', issue, of: 'har' } }) as const,
  ),
  ...classProblems.map(problem => ({ kind: 'class-file', name: 'NAME', wrong: { line: 2, column: 7, problem } }) as const),
  ...policyProblems.map(problem => ({ kind: 'policy-file', name: 'NAME', wrong: { line: 3, column: 7, problem } }) as const),
  { kind: 'policy-refuses', title: 'NAME' },
  ...worldProblems.map(problem => ({ kind: 'world-file', name: 'NAME', wrong: { line: 3, column: 7, problem } }) as const),
  ...fileProblems.flatMap(problem =>
    (Object.keys(errands) as FileErrand[]).map(errand => ({ kind: 'file', errand, name: 'NAME', problem }) as const),
  ),
  ...labProblems,
  ...stepProblems,
  { kind: 'lesson-id-taken', file: 'NAME', id: 'OTHER', other: 'NAME' },
  { kind: 'settings-damaged', file: 'NAME', mistake },
  { kind: 'settings-damaged', file: 'NAME', mistake: null },
  { kind: 'progress-damaged', file: 'NAME', aside: 'OTHER' },
  { kind: 'progress-damaged', file: 'NAME', aside: null },
  { kind: 'bug', message: 'NAME' },
]

/** Names of formats, of our own files and hosts, and words that stand in the file as they are. */
const kept =
  /\{"crumbtrail-(?:trace":1,|world": 1, )…\}|\{"crumbtrail-(?:class|policy)":1|"(?:kind|seq|log|entries)"|\.(?:crumbworld|crumbclass|crumbpolicy|crumbtrail|har|yaml)|(?:https:\/\/|[a-z]+\.)?(?:shop|evil)\.test|\(bad-address\)|\b(?:NAME|OTHER|Crumbtrail|JSON|HAR|UTF-8|ISO|CSS|gzip|KB|MB|true|false|null|id)(?![a-z])/g

describe.each(problems.map(problem => [JSON.stringify(problem), problem] as const))('%s', (_what, problem) => {
  const { en, ko } = sayProblem(problem)

  it('is said in both languages, each in its own alone', () => {
    expect(en).toMatch(/[a-z]{2}/i)
    expect(en).not.toMatch(/\p{Script=Hangul}/u)
    expect(ko).toMatch(/\p{Script=Hangul}/u)
    expect(ko.replace(kept, '')).not.toMatch(/[a-z]{2,}/i)
    expect(`${en}${ko}`).not.toMatch(/undefined|null,|NaN|—|\.\.|\s\s/)
    expect(ko).not.toMatch(/(?:세요|해요|예요|어요|아요)[.!?…]?$/)
  })

  it('names what it is about in both', () => {
    const names = [...new Set(JSON.stringify(problem).match(/NAME|OTHER/g))]
    expect(names.filter(name => !en.includes(name) || !ko.includes(name))).toEqual([])
  })
})

describe('names that a file chooses', () => {
  const hostile = '\u202e<img src=x onerror=1>\n\u200b'
  it.each<Problem>([
    { kind: 'trace-file', name: hostile, line: 1, problem: { kind: 'unknown-event', name: hostile, at: hostile } },
    {
      kind: 'trace-file',
      name: hostile,
      line: 1,
      problem: { kind: 'bad-value', at: hostile, issue: { kind: 'one-of', words: [hostile] }, of: 'har' },
    },
    {
      kind: 'trace-file',
      name: 'a',
      line: 1,
      problem: { kind: 'bad-value', at: '', issue: { kind: 'unknown-names', names: [hostile] }, of: 'trace' },
    },
    { kind: 'file', errand: 'open-trace', name: hostile, problem: { kind: 'failed', code: hostile } },
    { kind: 'settings-damaged', file: hostile, mistake: null },
    { kind: 'progress-damaged', file: hostile, aside: hostile },
    { kind: 'lesson-id-taken', file: hostile, id: hostile, other: hostile },
    { kind: 'step-script-failed', place: { lane: 'A', url: hostile }, reason: hostile },
    { kind: 'bug', message: hostile }, // an engine repeats what a page has thrown
  ])('turn nothing around and break no line: %j', problem => {
    for (const text of Object.values(sayProblem(problem))) expect(text).not.toMatch(/[\u202e\u200b\n]/)
  })

  it('that are long are cut, and many are counted out', () => {
    const long = 'a'.repeat(10_000)
    const names = Array.from({ length: 500 }, (_, index) => `${long}${index}`)
    expect(saySchemaIssue({ kind: 'unknown-names', names }).ko.length).toBeLessThan(700)
    const problem = { kind: 'bad-value', at: long, issue: { kind: 'unfit' }, of: 'har' } as const
    expect(sayProblem({ kind: 'trace-file', name: 'f', line: null, problem }).en.length).toBeLessThan(300)
  })
})

describe('YAML that cannot be read', () => {
  it.each([
    ['a: [', /닫지 않은 괄호가 있습니다/],
    ['a: "b', /따옴표, 괄호, 쉼표, 콜론, 빈칸 가운데 하나가 빠졌습니다/],
    ['a:\n\t- b', /탭 문자로 들여 썼습니다/],
    ['a: b: c', /한 줄 안에 매핑이나 목록이 또 들어 있습니다/],
    ['a: "\\q"', /없는 이스케이프/],
    ['a: @b', /쓸 수 없는 문자로 시작합니다/],
    ['a: 1\n---\nb: 1', /문서가 여러 개/],
    ['a: !b c', /알 수 없는 태그/],
    ['a\nb: 1', /키가 한 줄에서 끝나지 않습니다/],
    [']', /여기에 올 수 없는 것이 있습니다/],
  ])('is told in Korean without the library’s English: %j', (text, says) => {
    const parsed = parseLesson(text)
    if (parsed.ok) throw new Error('was read')
    const { ko } = sayProblem({ kind: 'lesson-file', file: 'NAME', problems: parsed.problems })
    expect(ko).toMatch(says)
    expect(ko.replace(kept, '').replace(/YAML/g, '')).not.toMatch(/[a-z]{2,}/i)
  })
})
