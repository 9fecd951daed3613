import type { Protocol } from 'devtools-protocol'
import type { EventSeq, ExchangeId, ProfileId, TabId } from '@shared/ids.ts'
import type { BrowserFact } from '@shared/trace/trace-event.ts'
import type { ForbiddingRule } from '@shared/trace/request-events.ts'
import { cutText } from '../trace/cut-value.ts'
import { findPolicies, type AskSession } from './find-policies.ts'
import { createHeardIssues } from './heard-issues.ts'
import { readIssue, type ForbiddenIssue } from './read-issue.ts'

type Forbidden = Extract<BrowserFact, { readonly kind: 'request.forbidden' }>

export interface ForbiddenRequestsOptions {
  readonly tab: TabId
  readonly profile: ProfileId
  readonly append: (draft: Forbidden & { readonly cause: EventSeq | null }) => unknown
  /** The exchanges of this request id, in order; empty: DevTools has told of none. */
  readonly hopsOf: (requestId: string) => readonly { readonly exchange: ExchangeId; readonly url: string }[]
  /** True for a frame within the page. */
  readonly isEmbedded: (frameId: string) => boolean
  /** What brought a request to this address about, when somebody waits for it. */
  readonly causeOf: (url: string) => EventSeq | null
}

/**
 * Requests that the browser kept from being sent and of which its network log says nothing: the Audits domain alone tells. Of images and
 * XHR it tells first, and then the network log begins the request and fails it: such an issue makes no second fact.
 */
export interface ForbiddenRequests {
  /** One message of a DevTools session; `session` is empty for the tab's own. `ask` puts a command to a session. */
  handle(message: { readonly session: string; readonly method: string; readonly params: unknown }, ask: AskSession): void
}

/** The same issue once or several times without another between: once for each policy and each call. */
interface Held {
  readonly key: string
  readonly issue: ForbiddenIssue
  readonly cause: EventSeq | null
  readonly redirectOf: ExchangeId | null
  count: number
}

export function createForbiddenRequests(options: ForbiddenRequestsOptions): ForbiddenRequests {
  const held = new Map<string, Held[]>()
  const settling = new Set<string>()
  const workers = new Set<string>()
  const heard = createHeardIssues()
  let lastFailedNavigation: ExchangeId | null = null

  function issueAdded(session: string, added: Protocol.Audits.InspectorIssue, ask: AskSession): void {
    const issue = readIssue(added)
    if (issue === null) return
    const key = JSON.stringify(added.details)
    if (!heard.isNew(session, issue, key)) return
    const list = held.get(session) ?? []
    held.set(session, list)
    const last = list.at(-1)
    if (last?.key === key) last.count += 1
    else {
      const redirectOf = issue.isNavigation ? lastFailedNavigation : null
      list.push({ key, issue, cause: options.causeOf(issue.url), redirectOf, count: 1 })
    }
    if (!settling.has(session)) void settle(session, ask)
  }

  /** The network log has the request, after all: it was begun, and failed with the rule as its reason. */
  function loadingFailed(session: string, { requestId, type, blockedReason }: Protocol.Network.LoadingFailedEvent): void {
    const hops = options.hopsOf(requestId)
    if (type === 'Document') lastFailedNavigation = hops.at(-1)?.exchange ?? null
    if (blockedReason !== 'csp' && blockedReason !== 'mixed-content') return
    const list = held.get(session) ?? []
    // Of a redirect a policy's issue names the address that was asked first.
    const at = list.findLastIndex(({ issue }) => issue.rule.kind === blockedReason && hops.some(({ url }) => url === issue.url))
    if (at >= 0) list.splice(at, 1)
  }

  /** Issue, begin and failure come from one task of the page: what the page's process says after a question of ours comes after all three. */
  async function settle(session: string, ask: AskSession): Promise<void> {
    settling.add(session)
    const list = held.get(session) ?? []
    while (list.length > 0) {
      const asked = new Set(list)
      const frames = await ask<Protocol.Page.GetFrameTreeResponse>('Page.getFrameTree', {}, session).catch(() => null)
      const told = list.filter(one => asked.has(one))
      list.splice(0, told.length)
      const once = askedOnce(ask)
      for (const one of told)
        await tell(one, options, { frames: frames?.frameTree ?? null, session, isWorker: () => workers.has(session), ask: once })
    }
    held.delete(session)
    settling.delete(session)
  }

  return {
    handle({ session, method, params }, ask) {
      if (method === 'Audits.issueAdded') issueAdded(session, (params as Protocol.Audits.IssueAddedEvent).issue, ask)
      else if (method === 'Log.entryAdded') heard.logged(session, (params as Protocol.Log.EntryAddedEvent).entry)
      else if (method === 'Network.loadingFailed') loadingFailed(session, params as Protocol.Network.LoadingFailedEvent)
      else if (method === 'Target.attachedToTarget') {
        const { sessionId, targetInfo } = params as Protocol.Target.AttachedToTargetEvent
        if (targetInfo.type === 'worker') workers.add(sessionId)
      } else if (method === 'Target.detachedFromTarget') workers.delete((params as Protocol.Target.DetachedFromTargetEvent).sessionId)
    },
  }
}

interface Asking {
  readonly frames: Protocol.Page.FrameTree | null
  readonly session: string
  /** The session is a worker's. */
  readonly isWorker: () => boolean
  readonly ask: AskSession
}

/** Writes down what the issue says: one fact for each call that was kept back. */
async function tell(one: Held, options: ForbiddenRequestsOptions, { frames, session, isWorker, ask }: Asking): Promise<void> {
  const { tab, profile, append, isEmbedded } = options
  const { issue, cause, redirectOf } = one
  const base = { observer: 'browser', kind: 'request.forbidden', cause, tab, profile, url: issue.url, redirectOf } as const
  const { rule } = issue
  if (rule.kind !== 'csp') {
    const documentUrl = rule.kind === 'mixed-content' ? rule.documentUrl : null
    const said: ForbiddingRule = rule.kind === 'cors' ? rule : { kind: 'mixed-content' }
    for (let call = 0; call < one.count; call += 1) append({ ...base, asker: null, documentUrl, rule: said })
    return
  }
  const found = await findPolicies(issue, rule.directive, { frames, session, ask })
  const asker = isWorker() ? 'worker' : found.frame === null ? null : isEmbedded(found.frame.id) ? 'frame' : 'page'
  const policies = found.policies.map(({ source, directive }) => ({ source, directive: cutText(directive) }))
  // Which of several policies forbade is not told, nor which issues are of one call: there were at least so many.
  const calls = policies.length === 0 ? 1 : Math.ceil(one.count / policies.length)
  const documentUrl = found.frame?.url ?? null
  const said = { ...base, asker, documentUrl, rule: { kind: 'csp', directive: rule.directive, policies } } as const
  for (let call = 0; call < calls; call += 1) append(said)
}

/** The documents are asked once for all that waits: a loop of a page makes a thousand issues. */
function askedOnce(ask: AskSession): AskSession {
  const known = new Map<string, Promise<unknown>>()
  return <Answer>(method: string, params: object, session: string): Promise<Answer> => {
    const key = JSON.stringify([method, params, session])
    const answer = known.get(key) ?? ask<Answer>(method, params, session)
    known.set(key, answer)
    return answer as Promise<Answer>
  }
}
