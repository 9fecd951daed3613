/* Content Security Policy Level 3, §2.2 (policies), §2.2.1 (serialised policies) and §6.8.3 (fallback of fetch directives). */

/** What to look for, in this order, for each directive that forbids a request; no other directive does. `form-action` has no fallback. */
const fallbacks = {
  'connect-src': ['default-src'],
  'font-src': ['default-src'],
  'frame-src': ['child-src', 'default-src'],
  'fenced-frame-src': ['frame-src', 'child-src', 'default-src'],
  'child-src': ['default-src'],
  'img-src': ['default-src'],
  'manifest-src': ['default-src'],
  'media-src': ['default-src'],
  'object-src': ['default-src'],
  'prefetch-src': ['default-src'],
  'script-src': ['default-src'],
  'script-src-elem': ['script-src', 'default-src'],
  'style-src': ['default-src'],
  'style-src-elem': ['style-src', 'default-src'],
  'worker-src': ['child-src', 'script-src', 'default-src'],
  'default-src': [],
  'form-action': [],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type RequestDirective = keyof typeof fallbacks

/** True for a directive that can keep a request from being sent; `frame-ancestors` and `base-uri`, say, cannot. */
export const forbidsRequests = (directive: string): directive is RequestDirective => Object.hasOwn(fallbacks, directive)

/** The policies of one header field: a field may hold several, with commas between them. */
export const policiesIn = (field: string): readonly string[] => field.split(',')

/** The directive of this name as the policy has it, name and value; null: it has none. Of several with one name the first counts. */
export function directiveOf(policy: string, name: string): string | null {
  for (const part of policy.split(';')) {
    const directive = part.trim()
    if (directive.split(/\s/, 1)[0]?.toLowerCase() === name) return directive
  }
  return null
}

/** The directive by which this policy judges what `directive` is about: the directive itself, or the one that stands in for it; null: it says nothing of it. */
export function governingDirective(policy: string, directive: RequestDirective): string | null {
  for (const name of [directive, ...fallbacks[directive]]) {
    const found = directiveOf(policy, name)
    if (found !== null) return found
  }
  return null
}
