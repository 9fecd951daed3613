import { describe, expect, it } from 'vitest'
import { eventSeq, exchangeId, tabId } from '@shared/ids.ts'
import type { TraceDraft } from '@shared/trace/trace-event.ts'
import { createForbiddenRequests } from '../../../src/main/recorder/forbidden-requests.ts'

/* The messages are Chromium 130's. */

interface Csp {
  readonly effectiveDirectives: string
  readonly isEnforced: boolean
  readonly source: 'HTTP' | 'Meta'
}
const enforced = (effectiveDirectives: string, source: Csp['source'] = 'HTTP'): Csp => ({ effectiveDirectives, isEnforced: true, source })

function recorder({ policies = { main: [enforced("connect-src 'none'")] } as Readonly<Record<string, readonly Csp[]>> } = {}) {
  const facts: TraceDraft[] = []
  const hops = new Map<string, { exchange: ReturnType<typeof exchangeId>; url: string }[]>()
  const created = createForbiddenRequests({
    tab: tabId('t1'),
    profile: 'laptop',
    append: draft => facts.push(draft),
    hopsOf: requestId => hops.get(requestId) ?? [],
    isEmbedded: frame => frame !== 'main',
    causeOf: url => (url.endsWith('resent') ? eventSeq(7) : null),
  })
  const asked: string[] = []
  const ask = (method: string, params: object): Promise<never> => {
    asked.push(method)
    const frameOf = (id: string): object => ({ id, url: `https://shop.test/${id}` })
    const [main = '', ...others] = Object.keys(policies)
    const tree = { frameTree: { frame: frameOf(main), childFrames: others.map(id => ({ frame: frameOf(id) })) } }
    if (method === 'Page.getFrameTree') return main === '' ? Promise.reject(new Error('none')) : Promise.resolve(tree as never)
    return Promise.resolve({ status: { csp: policies[(params as { frameId: string }).frameId] } } as never)
  }
  let now = 1_000
  const handle = (method: string, params: unknown, session = ''): void => created.handle({ session, method, params }, ask)
  const log = (text: string, timestamp = (now += 0.1), session = ''): number => {
    handle('Log.entryAdded', { entry: { source: 'security', level: 'error', text, timestamp } }, session)
    return timestamp
  }
  const issue = (code: string, details: object, session = ''): void => handle('Audits.issueAdded', { issue: { code, details } }, session)
  const policyIssue = (url: string, more: object = {}, session = ''): void =>
    issue(
      'ContentSecurityPolicyIssue',
      {
        contentSecurityPolicyIssueDetails: {
          blockedURL: url,
          violatedDirective: 'connect-src',
          isReportOnly: false,
          contentSecurityPolicyViolationType: 'kURLViolation',
          sourceCodeLocation: { scriptId: '8', url: '', lineNumber: 0, columnNumber: 7 },
          ...more,
        },
      },
      session,
    )
  const refuse = (url: string, more: object = {}): number => {
    const at = log(`Refused to connect to '${url}'`)
    policyIssue(url, more)
    return at
  }
  const told = async (): Promise<readonly object[]> => {
    await new Promise(resolve => setImmediate(resolve)) // all that was asked is answered by then
    return facts.map(fact => (fact.kind === 'request.forbidden' ? fact : {}))
  }
  return { asked, hops, handle, log, issue, policyIssue, refuse, told }
}

const url = 'https://evil.test/x'

describe('requests that the browser forbids before they begin', () => {
  it('are told with the directive, the policy and where it stands', async () => {
    const { refuse, told } = recorder({ policies: { main: [enforced("default-src 'self'; img-src *", 'Meta'), enforced('img-src *')] } })
    refuse(url)
    expect(await told()).toEqual([
      {
        observer: 'browser',
        kind: 'request.forbidden',
        cause: null,
        tab: 't1',
        profile: 'laptop',
        url,
        asker: 'page',
        documentUrl: 'https://shop.test/main',
        rule: { kind: 'csp', directive: 'connect-src', policies: [{ source: 'meta', directive: "default-src 'self'" }] },
        redirectOf: null,
      },
    ])
  })

  it('are told once for each call of one policy, and once for one call that several forbid', async () => {
    const one = recorder()
    for (let call = 0; call < 3; call += 1) one.refuse(url)
    expect(await one.told()).toHaveLength(3)
    const two = recorder({ policies: { main: [enforced("connect-src 'none'"), enforced("connect-src 'self'")] } })
    for (let policy = 0; policy < 2; policy += 1) two.refuse(url)
    expect(await two.told()).toHaveLength(1)
  })

  it('ask the documents once for all that waits', async () => {
    const { asked, refuse, told } = recorder()
    refuse(url)
    for (let line = 1; line <= 30; line += 1)
      refuse(url, { sourceCodeLocation: { scriptId: '8', url: '', lineNumber: line, columnNumber: 0 } })
    expect(await told()).toHaveLength(31)
    expect(asked).toHaveLength(4) // the first has gone out before the others were heard
  })

  it('make no second fact where the network log begins the request and fails it, nor of a redirect by the address before it', async () => {
    const { refuse, handle, hops, told } = recorder()
    refuse(url)
    hops.set('9', [{ exchange: exchangeId('x1'), url }])
    handle('Network.loadingFailed', { requestId: '9', type: 'XHR', errorText: '', blockedReason: 'csp' })
    refuse('https://shop.test/redirects')
    hops.set('10', [
      { exchange: exchangeId('x2'), url: 'https://shop.test/redirects' },
      { exchange: exchangeId('x3'), url },
    ])
    handle('Network.loadingFailed', { requestId: '10', type: 'Fetch', errorText: '', blockedReason: 'csp' })
    expect(await told()).toEqual([])
  })

  it('stay facts when another request to the same address fails for another reason, or is forbidden at another line', async () => {
    const { refuse, handle, hops, told } = recorder()
    refuse(url)
    hops.set('9', [{ exchange: exchangeId('x1'), url }])
    handle('Network.loadingFailed', { requestId: '9', type: 'Image', errorText: 'net::ERR_FAILED' })
    refuse(url, { sourceCodeLocation: { scriptId: '8', url: '', lineNumber: 3, columnNumber: 1 } })
    handle('Network.loadingFailed', { requestId: '9', type: 'XHR', errorText: '', blockedReason: 'csp' })
    expect(await told()).toHaveLength(1)
  })

  it('are not told again when the process repeats what it has kept, to the same session or to another', async () => {
    const { refuse, policyIssue, log, told } = recorder()
    const at = refuse(url)
    for (const session of ['', 'frame-2']) {
      log(`Refused to connect to '${url}'`, at, session)
      policyIssue(url, {}, session)
    }
    expect(await told()).toHaveLength(1)
  })

  it.each([
    ['is only reported', { isReportOnly: true }],
    ['is of an inline script', { contentSecurityPolicyViolationType: 'kInlineViolation', blockedURL: undefined }],
    ['forbids to be framed', { violatedDirective: 'frame-ancestors' }],
    ['is about <base>', { violatedDirective: 'base-uri' }],
  ])('are not told of an issue that %s', async (_what, more) => {
    const { refuse, told } = recorder()
    refuse(url, more)
    expect(await told()).toEqual([])
  })

  it('are told of a frame and a form by the browser’s own process, with the exchange whose redirect was not followed', async () => {
    const { policyIssue, handle, hops, told } = recorder({ policies: { main: [enforced("frame-src 'self'; form-action 'self'")] } })
    handle('Network.loadingFailed', { requestId: 'n1', type: 'Document', errorText: 'net::ERR_BLOCKED_BY_CSP' })
    policyIssue('https://evil.test', { violatedDirective: 'frame-src', sourceCodeLocation: undefined })
    hops.set('n2', [{ exchange: exchangeId('x4'), url: 'https://shop.test/away' }])
    handle('Network.loadingFailed', { requestId: 'n2', type: 'Document', errorText: 'net::ERR_ABORTED' })
    policyIssue('https://shop.test/away', { violatedDirective: 'form-action', sourceCodeLocation: undefined })
    expect(await told()).toMatchObject([
      { url: 'https://evil.test', redirectOf: null },
      { url: 'https://shop.test/away', redirectOf: 'x4' },
    ])
  })

  it('are told of mixed content and of the mode of a request, and not of an upgrade, a warning or a response', async () => {
    const { log, issue, told } = recorder()
    const mixed = (insecureURL: string, resolutionStatus: string): object => ({
      mixedContentIssueDetails: { insecureURL, resolutionStatus, resourceType: 'Resource', mainResourceURL: 'https://shop.test/' },
    })
    const cors = (corsError: string, requestId: string): object => ({
      corsIssueDetails: { corsErrorStatus: { corsError, failedParameter: '' }, isWarning: false, request: { requestId, url } },
    })
    for (const [address, status] of [
      ['ws://evil.test/a', 'MixedContentBlocked'],
      ['http://evil.test/b', 'MixedContentAutomaticallyUpgraded'],
      ['http://evil.test/c', 'MixedContentWarning'],
    ] as const) {
      log(`Mixed Content: '${address}'`)
      issue('MixedContentIssue', mixed(address, status))
    }
    for (let heard = 0; heard < 2; heard += 1) issue('CorsIssue', cors('DisallowedByMode', '9'))
    issue('CorsIssue', cors('MissingAllowOriginHeader', '10'))
    expect(await told()).toMatchObject([
      { url: 'ws://evil.test/a', documentUrl: 'https://shop.test/', rule: { kind: 'mixed-content' } },
      { url, rule: { kind: 'cors', error: 'DisallowedByMode' } },
    ])
  })

  it('name no document where several may be meant, and no policy where none is known', async () => {
    const same = recorder({ policies: { main: [enforced("connect-src 'none'")], frame: [enforced("connect-src 'none'")] } })
    same.refuse(url)
    expect(await same.told()).toMatchObject([{ asker: null, documentUrl: null, rule: { policies: [{ directive: "connect-src 'none'" }] } }])
    const differ = recorder({ policies: { main: [enforced("connect-src 'none'")], frame: [enforced("connect-src 'self'")] } })
    differ.refuse(url)
    expect(await differ.told()).toMatchObject([{ asker: null, documentUrl: null, rule: { policies: [] } }])
    const inFrame = recorder({ policies: { main: [], frame: [enforced("connect-src 'self'")] } })
    inFrame.refuse(url)
    expect(await inFrame.told()).toMatchObject([{ asker: 'frame', documentUrl: 'https://shop.test/frame' }])
    const worker = recorder({ policies: {} })
    worker.handle('Target.attachedToTarget', { sessionId: 'w1', targetInfo: { type: 'worker' } })
    worker.log(`Refused to connect to '${url}'`, 1, 'w1')
    worker.policyIssue(url, {}, 'w1')
    expect(await worker.told()).toMatchObject([{ asker: 'worker', rule: { policies: [] } }])
  })

  it('have the hand that sent a request again as their cause', async () => {
    const { refuse, told } = recorder()
    refuse('https://shop.test/resent')
    expect(await told()).toMatchObject([{ cause: 7 }])
  })
})
