import { describe, expect, it } from 'vitest'
import { languages } from '@shared/language.ts'
import { laneName } from '@shared/stage.ts'
import { sayProblem } from '@shared/words/problem-words.ts'
import { readWorld, writeWorld, type ReadWorld } from '@shared/world/read-world.ts'
import { longestWorld } from '@shared/world/world-limits.ts'
import { cpuMs } from '../../support/cpu-ms.ts'
import { exampleWorld } from './example-world.ts'
import { damagedWorlds } from './damaged-worlds.ts'

const text = writeWorld(exampleWorld)
type Wrong = Extract<ReadWorld, { readonly ok: false }>

function wrong(written: string): Wrong {
  const read = readWorld(written)
  if (read.ok) throw new Error('it was read')
  return read
}
const changed = (from: string, to: string): string => {
  expect(text).toContain(from)
  return text.replace(from, to)
}
/** What stands at the place that is named. */
const at = (written: string, { line, column }: Wrong): string => written.split('\n')[line - 1]?.slice(column - 1) ?? ''

describe('a snapshot as a file', () => {
  it('comes back as it was written, also behind a byte order mark and with other line ends', () => {
    for (const written of [text, `\uFEFF${text}`, text.replaceAll('\n', '\r\n'), JSON.stringify(exampleWorld)])
      expect(readWorld(written)).toEqual({ ok: true, world: exampleWorld })
  })

  it.each([
    ['an address outside of the lab', '"https://shop.test/session/me"', '"https://example.com/"', 'lab-address'],
    ['a file of this machine', '"https://shop.test/session/me"', '"file:///etc/passwd"', 'lab-address'],
    ['a script as address', '"https://shop.test/session/me"', '"javascript:alert(1)"', 'lab-address'],
    ['a port of the lab that is none', '"https://shop.test/session/me"', '"https://shop.test:8443/"', 'lab-address'],
    ['a cookie of another host', '"domain": "ads.test"', '"domain": "example.com"', 'lab-host'],
    ['a cookie of a whole top-level domain', '"domain": "ads.test"', '"domain": "test"', 'lab-host'],
    ['a partition of another site', '"partitionKey": "https://shop.test"', '"partitionKey": "https://a.example"', 'lab-origin'],
    ['a storage of another origin', '"origin": "https://shop.test"', '"origin": "https://example.com"', 'lab-origin'],
    ['a storage of something that is no origin', '"origin": "https://shop.test"', '"origin": "https://shop.test/a/b"', 'lab-origin'],
  ])('names %s, and its place', (_name, from, to, form) => {
    const written = changed(from, to)
    const read = wrong(written)
    expect(read.problem).toMatchObject({ kind: 'bad-value', issue: { kind: 'form', form } })
    expect(at(written, read).startsWith(to.split(': ').at(-1) ?? '?')).toBe(true)
  })

  it.each([
    ['a path instead of an id', '"id": "aaaaaaaaaaaaaaaaaaaaaaaa"', '"id": "../../../../../../../etc"'],
    ['a key that is called like a path', '"kid": "hs256-1"', '"kid": "../keys"'],
    ['a switch that is none', '"sessionsPerUser": "many"', '"sessionsPerUser": "all"'],
    ['one member too many', '"keysMade": 1', '"keysMade": 1, "open": "/etc/passwd"'],
    ['__proto__ as a member', '"keysMade": 1', '"keysMade": 1, "__proto__": { "isAdmin": true }'],
    ['a cookie that is over', `"expiresMs": ${exampleWorld.takenWallMs + 60_000}`, `"expiresMs": ${exampleWorld.takenWallMs - 1}`],
    ['a window of a browser that does not run', '"profile": "laptop"', '"profile": "private"'],
    ['a tab in front that is not there', '"active": 0', '"active": 7'],
  ])('refuses %s', (_name, from, to) => {
    expect(wrong(changed(from, to)).problem.kind).toBe('bad-value')
    expect(Reflect.get({}, 'isAdmin')).toBeUndefined()
  })

  it('tells a newer format, another file and a cut one from each other', () => {
    expect(wrong(changed('"crumbtrail-world": 1', '"crumbtrail-world": 2')).problem).toEqual({ kind: 'newer-format', format: 2, known: 1 })
    expect(wrong('{"crumbtrail-trace":1}').problem.kind).toBe('not-ours')
    expect(wrong('[1]').problem.kind).toBe('not-ours')
    expect(wrong(' \n ').problem.kind).toBe('empty')
    expect(wrong(text.slice(0, text.lastIndexOf(','))).problem).toMatchObject({ kind: 'no-json', mistake: { problem: 'unexpected-end' } })
    const [window] = exampleWorld.windows
    const tabs = Array.from({ length: 61 }, (_, index) => ({ ...window, tabs: [{ ...window?.tabs[0], lane: laneName(index) }] }))
    expect(wrong(JSON.stringify({ ...exampleWorld, windows: tabs })).problem.kind).toBe('bad-value')
    expect(wrong('x'.repeat(longestWorld + 1)).problem.kind).toBe('too-long')
    expect(wrong(`${'\n'.repeat(4)}${'['.repeat(99)}`)).toMatchObject({ problem: { kind: 'too-deep' }, line: 5, column: 13 })
  })

  it('of a member that stands twice, names the place of the one that counts', () => {
    const written = changed('"keysMade": 1', '"keysMade": 1, "keysMade": "many"')
    expect(at(written, wrong(written))).toMatch(/^"many"/)
  })
})

describe('10,000 damaged, hostile, huge and repetitive files', () => {
  it('are each read or refused with a place and words, none throws, and none takes 200 ms', () => {
    let [refused, slowest] = [0, 0]
    for (const written of damagedWorlds(text, 10_000)) {
      const startedMs = cpuMs()
      const read = readWorld(written)
      slowest = Math.max(slowest, cpuMs() - startedMs)
      if (read.ok) continue
      refused += 1
      expect(read.line).toBeGreaterThan(0)
      expect(read.column).toBeGreaterThan(0)
      const { line, column, problem } = read
      for (const said of languages.map(
        language => sayProblem({ kind: 'world-file', name: 'a.crumbworld', wrong: { line, column, problem } })[language],
      )) {
        expect(said).toContain(String(line))
        expect(said.length).toBeLessThan(1_000)
      }
    }
    expect(refused).toBeGreaterThan(8_000)
    expect(slowest).toBeLessThan(200)
  })
})
