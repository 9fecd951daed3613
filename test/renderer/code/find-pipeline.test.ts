import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { checkNames } from '@shared/trace/check.ts'
import { codeLines } from '../../../src/renderer/src/code/code-lines.ts'
import { findOutcome } from '../../../src/renderer/src/code/find-outcome.ts'
import { findChain, findPipeline } from '../../../src/renderer/src/code/find-pipeline.ts'
import { parseSource } from '../../../src/renderer/src/code/parse-source.ts'
import { checkSource, definingSource, findRouteSource, neighboursOf } from '../../../src/renderer/src/code/server-sources.ts'

const schemes = readdirSync('src/server/schemes', { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.ts'))
  .map(path => ({ path: `schemes/${path}`, text: readFileSync(`src/server/schemes/${path}`, 'utf8') }))
const routes = schemes.flatMap(({ path, text }) =>
  [...text.matchAll(/\.route\(\s*'([^']+)'/g)].map(([, route]) => ({ path, text, route: route ?? '' })),
)

describe('the routes of the real schemes', () => {
  it('are found, with checks that all are files', () => {
    expect(routes.length).toBeGreaterThan(10)
    for (const { path, text, route } of routes) {
      const found = findPipeline(parseSource(text), route)
      expect([path, route, found?.checks.length ?? 0]).not.toEqual([path, route, 0])
      for (const { check, identifier } of found?.checks ?? []) {
        const defined = (check === null ? null : checkSource(check)) ?? definingSource(identifier, { path, text })
        expect([path, route, identifier, defined !== null]).toEqual([path, route, identifier, true])
        if (check === null) expect(findChain(parseSource(defined?.text ?? ''), identifier).length).toBeGreaterThan(1)
      }
    }
  })

  it('stand in the order in which they run', () => {
    const file = findRouteSource('session', 'admin-page')
    const found = findPipeline(parseSource(file?.text ?? ''), 'admin-page')
    expect(found?.checks.map(({ identifier }) => identifier)).toEqual(['cookiePresent', 'memberSessionChecks', 'roleAllowed'])
    expect(file?.text.slice(found?.checks[0]?.from, found?.checks[0]?.to)).toBe('cookiePresent(COOKIE)')
  })

  it('are found in the file of their own addresses, where a scheme has several', () => {
    expect(findRouteSource('session', 'transfer')?.path).toBe('schemes/session/transfer-route.ts')
    expect(findRouteSource('refresh', 'renew')?.path).toBe('schemes/refresh/auth-routes.ts')
    expect(findRouteSource('basic', 'renew')).toBeNull()
  })

  it('bring the page’s own script along', () => {
    const page = schemes.find(({ path }) => path.endsWith('bearer-api.ts'))
    const names = page === undefined ? [] : neighboursOf(page).map(({ path }) => path)
    expect(names).toContain('schemes/bearer/bearer-page.client.js')
  })

  it('belong to one scheme: an unknown route has no source', () => {
    expect(findRouteSource('session', 'no-such-route')).toBeNull()
  })
})

it.each(checkNames.filter(name => checkSource(name) !== null))('the source of %s shows where it passes and where it refuses', name => {
  const source = parseSource(checkSource(name)?.text ?? '')
  expect(findOutcome(source, { state: 'passed', code: 'ok' }).length).toBeGreaterThan(0)
  expect(findOutcome(source, { state: 'refused', code: 'no-such-code' as never }).length).toBeGreaterThan(0)
  expect(findOutcome(source, { state: 'not-reached', code: null })).toEqual([])
})

it('a comment that names a route or a check is none', () => {
  const source = parseSource("// known.route('x')\n/* begin.check(a) */ const text = \"known.route('x')\"")
  expect(findPipeline(source, 'x')).toBeNull()
})

it('a chain of the same source is its checks, one of another source is a call to open', () => {
  const source = parseSource(
    'begin.check(one).checks(far(1)).checks(near(2)).route("x", f)\nfunction near(a) { return list => list.check(two).check(three) }',
  )
  expect(findPipeline(source, 'x')?.checks.map(({ identifier, check }) => [identifier, check])).toEqual([
    ['one', 'one'],
    ['far', null],
    ['two', 'two'],
    ['three', 'three'],
  ])
})

it.each([
  ['token-checks', 'tokenChecks', 'algorithm key-known signature time issuer audience not-revoked'],
  ['token-checks', 'expiredTokenChecks', 'algorithm key-known signature issuer audience not-revoked'],
])('%s: the checks of %s are read in their order', (file, name, order) => {
  const source = parseSource(readFileSync(`src/server/checks/${file}.ts`, 'utf8'))
  const checks = findChain(source, name).map(({ check }) => check)
  expect(checks).toEqual(['token-well-formed', ...order.split(' ').map(check => `token-${check}`)])
})

it('a choice between two lists shows both, a list that names itself ends', () => {
  const source = parseSource("const a = begin.check(one)\nconst b = isOn ? a.check(two(1)) : b\nb.route('x', f)")
  expect(findPipeline(source, 'x')?.checks.map(({ check }) => check)).toEqual(['one', 'two'])
})

it('no character of a source is lost in its lines', () => {
  for (const { text } of schemes) {
    const lines = codeLines(parseSource(text))
    expect(lines.map(({ pieces }) => pieces.map(piece => piece.text).join('')).join('\n')).toBe(text.replace(/\n$/, ''))
    for (const { pieces, from, to } of lines) expect(pieces.map(piece => piece.text).join('')).toBe(text.slice(from, to))
  }
})
