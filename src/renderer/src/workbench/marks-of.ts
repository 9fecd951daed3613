import { lintCacheControl } from '@shared/workbench/lint-cache-control.ts'
import { lintJwt } from '@shared/workbench/lint-jwt.ts'
import { lintSetCookie } from '@shared/workbench/lint-set-cookie.ts'
import type { LintMark } from '@shared/workbench/lint.ts'
import type { Draft } from './draft.ts'

/** The marks of the text that is being written, by their place in the whole of it. */
export function marksOf({ kind, lines, cacheControl, jwt, answer }: Draft): readonly LintMark[] {
  if (kind === 'cache') return lintCacheControl(cacheControl)
  if (kind === 'jwt') return lintJwt(jwt)
  let start = 0
  return lines.split('\n').flatMap(line => {
    const from = start
    start += line.length + 1
    if (line.trim() === '') return []
    return lintSetCookie(line, answer.host).map(found => ({ ...found, from: found.from + from, to: found.to + from }))
  })
}
