import { directiveOf, policiesIn } from './content-security-policy.ts'
import { headerValue, headerValues, type HeaderList } from './headers.ts'

/** Chromium calls the two ways in which a server forbids to be framed "other"; the response tells which (CSP3, frame-ancestors: X-Frame-Options is not asked beside it). */
export function frameRule(response: HeaderList): 'frame-ancestors' | 'X-Frame-Options' | null {
  const policies = headerValues(response, 'Content-Security-Policy')
  if (policies.flatMap(policiesIn).some(policy => directiveOf(policy, 'frame-ancestors') !== null)) return 'frame-ancestors'
  return headerValue(response, 'X-Frame-Options') === null ? null : 'X-Frame-Options'
}
