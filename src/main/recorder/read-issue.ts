import type { Protocol } from 'devtools-protocol'
import { forbidsRequests, type RequestDirective } from '@shared/web/content-security-policy.ts'
import { withoutUser } from '@shared/web/user-information.ts'

/** What an issue of DevTools' Audits domain tells of a request that the browser kept from being sent. */
export interface ForbiddenIssue {
  /** Without fragment and user; of a frame of another origin Chromium names the origin alone. */
  readonly url: string
  /** A document that was to be loaded into a tab or a frame, not a part of one. */
  readonly isNavigation: boolean
  readonly rule:
    | { readonly kind: 'csp'; readonly directive: RequestDirective }
    | { readonly kind: 'mixed-content'; readonly documentUrl: string }
    | { readonly kind: 'cors'; readonly error: string }
  /** The document or script whose line it was; null: not told. */
  readonly scriptUrl: string | null
}

/** Fetch refuses these by the mode of the request alone ("main fetch"); the other CORS errors are about a response. */
const beforeAnyRequest: ReadonlySet<string> = new Set(['DisallowedByMode', 'CorsDisabledScheme', 'NoCorsRedirectModeNotFollow'])
const navigations: ReadonlySet<string> = new Set(['frame-src', 'fenced-frame-src', 'child-src', 'form-action'])

/** null: the issue is about something else, or the request was sent all the same (report-only, a warning, an upgrade to https). */
export function readIssue({ details }: Protocol.Audits.InspectorIssue): ForbiddenIssue | null {
  const { contentSecurityPolicyIssueDetails: csp, mixedContentIssueDetails: mixed, corsIssueDetails: cors } = details
  if (csp !== undefined) return readPolicyIssue(csp)
  if (mixed !== undefined) {
    const { resolutionStatus, resourceType, insecureURL, mainResourceURL } = mixed
    if (resolutionStatus !== 'MixedContentBlocked') return null
    const isNavigation = resourceType === 'Frame' || resourceType === 'Form'
    const rule = { kind: 'mixed-content', documentUrl: withoutUser(mainResourceURL) } as const
    return { url: bare(insecureURL), isNavigation, rule, scriptUrl: null }
  }
  if (cors === undefined || cors.isWarning || !beforeAnyRequest.has(cors.corsErrorStatus.corsError)) return null
  const rule = { kind: 'cors', error: cors.corsErrorStatus.corsError } as const
  return { url: bare(cors.request.url), isNavigation: false, rule, scriptUrl: cors.location?.url ?? null }
}

function readPolicyIssue(csp: Protocol.Audits.ContentSecurityPolicyIssueDetails): ForbiddenIssue | null {
  const { blockedURL, contentSecurityPolicyViolationType: type, isReportOnly, violatedDirective: directive } = csp
  if (isReportOnly || type !== 'kURLViolation' || blockedURL === undefined || !forbidsRequests(directive)) return null
  const scriptUrl = csp.sourceCodeLocation?.url ?? ''
  return {
    url: bare(blockedURL),
    isNavigation: navigations.has(directive),
    rule: { kind: 'csp', directive },
    scriptUrl: scriptUrl === '' ? null : scriptUrl,
  }
}

/** As the Network domain writes an address: without its fragment. */
const bare = (url: string): string => withoutUser(url.split('#', 1)[0] ?? '')
