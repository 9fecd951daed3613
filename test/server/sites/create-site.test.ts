import { Router } from 'express'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pass, type Asked, type Check } from '../../../src/server/checks/check.ts'
import { beginPipeline } from '../../../src/server/checks/pipeline.ts'
import { createLabAuthority } from '../../../src/server/network/certificate/lab-authority.ts'
import { createProxyCredentials } from '../../../src/server/network/credentials.ts'
import { openProxy } from '../../../src/server/network/open-proxy.ts'
import type { ProfileId } from '@shared/ids.ts'
import type { Lab } from '../../../src/server/open-lab.ts'
import type { LabFact } from '../../../src/server/base/record.ts'
import { createSite } from '../../../src/server/sites/create-site.ts'
import { ask } from '../../support/lab-client.ts'

/** A lab whose one site makes mistakes. */
const facts: LabFact[] = []
const mistakes: unknown[] = []
let lab: Lab

beforeAll(async () => {
  const record = (fact: LabFact): null => {
    facts.push(fact)
    return null
  }
  const clock = { now: () => 0 }
  const isFine: Check<Asked, object> = { name: 'cookie-present', decide: () => pass({}) }
  const fails: Check<Asked, object> = {
    name: 'session-found',
    decide() {
      throw new Error('a check broke')
    },
  }
  const begin = beginPipeline({ scheme: 'session', clock, record, skipChecks: [], refuse: () => ({ status: 401, headers: [], body: '' }) })
  const routes = Router()
  routes.get('/throws', () => {
    throw new Error('secret detail')
  })
  routes.get('/rejects', async () => {
    await Promise.reject(new Error('secret detail'))
  })
  routes.get('/half', (_request, response) => {
    response.write('half')
    throw new Error('too late')
  })
  routes.get('/word/:word', (_request, response) => {
    response.end()
  })
  routes.get(
    '/answer-breaks',
    begin.check(isFine).route('member-page', () => {
      throw new Error('the answer broke')
    }),
  )
  routes.get(
    '/check-breaks',
    begin
      .check(isFine)
      .check(fails)
      .route('member-page', () => ({ status: 200, headers: [], body: 'never' })),
  )
  const site = createSite(routes, { record, onError: error => mistakes.push(error) })
  const credentials = createProxyCredentials()
  const authority = await createLabAuthority()
  const proxy = await openProxy({
    credentials,
    authority,
    sites: { 'shop.test': site, 'api.shop.test': site, 'evil.test': site, 'ads.test': site },
    answerOutside: () => {},
    record,
    clock,
    holdDocument: null,
    holdRequest: null,
  })
  lab = { ...proxy, credentialFor: (profile: ProfileId) => credentials.credentialFor(profile) } as unknown as Lab
})
afterAll(() => lab.close())
beforeEach(() => {
  facts.length = 0
  mistakes.length = 0
})

describe('a mistake of the lab', () => {
  it.each(['/throws', '/rejects', '/answer-breaks', '/check-breaks'])(
    'in %s becomes a page with 500 that tells no detail, and is reported',
    async path => {
      const response = await ask(lab, `http://shop.test${path}`)
      expect(response.status).toBe(500)
      expect(response.body).toContain('<h1>The site has made a mistake</h1>')
      expect(response.body).not.toMatch(/secret|broke|\.ts/)
      expect(mistakes).toHaveLength(1)
      expect(facts.at(-1)).toMatchObject({ kind: 'response.sent', status: 500 })
    },
  )

  it.each(['/answer-breaks', '/check-breaks'])('in %s leaves no decision open', async path => {
    await ask(lab, `http://shop.test${path}`)
    expect(facts.filter(({ kind }) => kind === 'decision.made')).toMatchObject([{ status: 500, outcome: 'refused', refusedBy: null }])
  })

  it('after the answer has begun ends the connection, and the answer counts as aborted', async () => {
    const response = await ask(lab, 'http://shop.test/half')
    expect(response.body).not.toContain('mistake')
    expect(facts.at(-1)).toMatchObject({ kind: 'response.aborted' })
  })
})

describe('an address that cannot be decoded', () => {
  it('gets a page with 400 and is nobody’s mistake', async () => {
    const response = await ask(lab, 'http://shop.test/word/%zz')
    expect(response.status).toBe(400)
    expect(response.body).toContain('<h1>The address cannot be read</h1>')
    expect(mistakes).toEqual([])
  })
})
