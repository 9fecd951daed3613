import type { Protocol } from 'devtools-protocol'
import type { ForbiddingPolicy } from '@shared/trace/request-events.ts'
import { governingDirective, type RequestDirective } from '@shared/web/content-security-policy.ts'
import { withoutUser } from '@shared/web/user-information.ts'
import type { ForbiddenIssue } from './read-issue.ts'

/** Puts a command to a DevTools session of a tab; an empty name is the tab's own. */
export type AskSession = <Answer>(method: string, params: object, session: string) => Promise<Answer>

export interface FoundPolicies {
  /** The document whose policies they are; null: several may be meant, or none is known. */
  readonly frame: { readonly id: string; readonly url: string } | null
  /** Those that are enforced and have the directive; empty: not known. */
  readonly policies: readonly ForbiddingPolicy[]
}

interface Asked {
  /** The documents of the session; null: it has none, a worker. */
  readonly frames: Protocol.Page.FrameTree | null
  readonly session: string
  readonly ask: AskSession
}

const unknown: FoundPolicies = { frame: null, policies: [] }
const mostFrames = 20
const mostPolicies = 8

/** An issue names neither its document nor its policy: every document of the session is asked for its own. */
export async function findPolicies(issue: ForbiddenIssue, directive: RequestDirective, asked: Asked): Promise<FoundPolicies> {
  const frames = asked.frames === null ? [] : framesIn(asked.frames)
  if (frames.length > mostFrames) return unknown
  const all = await Promise.all(frames.map(async frame => ({ frame, policies: await policiesOf(frame.id, directive, asked) })))
  const speaking = all.filter(({ policies }) => policies.length > 0)
  const written = speaking.filter(({ frame }) => frame.url === issue.scriptUrl)
  const found = speaking.length === 1 ? speaking[0] : written.length === 1 ? written[0] : undefined
  if (found !== undefined) return { frame: { id: found.frame.id, url: withoutUser(found.frame.url) }, policies: found.policies }
  // A document of the page's own making (srcdoc, about:blank) has the page's policies: whichever it was, they are these.
  const [first, ...rest] = speaking.map(({ policies }) => JSON.stringify(policies))
  const isOneList = first !== undefined && rest.every(other => other === first)
  return isOneList ? { frame: null, policies: speaking[0]?.policies ?? [] } : unknown
}

async function policiesOf(frameId: string, directive: RequestDirective, { session, ask }: Asked): Promise<readonly ForbiddingPolicy[]> {
  const command = 'Network.getSecurityIsolationStatus'
  const told = await ask<Protocol.Network.GetSecurityIsolationStatusResponse>(command, { frameId }, session).catch(() => null)
  const policies: ForbiddingPolicy[] = []
  for (const { effectiveDirectives, isEnforced, source } of told?.status.csp ?? []) {
    const governing = isEnforced ? governingDirective(effectiveDirectives, directive) : null
    if (governing !== null) policies.push({ source: source === 'Meta' ? 'meta' : 'header', directive: governing })
  }
  return policies.slice(0, mostPolicies)
}

function framesIn({ frame, childFrames = [] }: Protocol.Page.FrameTree): Protocol.Page.Frame[] {
  return [frame, ...childFrames.flatMap(framesIn)]
}
