import type { Copied, CopiedRequest } from './copied-request.ts'
import { curlArguments } from './curl-arguments.ts'

/** For bash and every POSIX shell: within single quotes nothing has a meaning but the quote itself (POSIX, Shell Command Language §2.2.2). */
export function asCurlBash(request: CopiedRequest): Copied<string> {
  const list = curlArguments(request)
  if (!list.ok) return list
  const lines: string[] = ['curl']
  for (const argument of list.value) {
    if (/^--[a-z]+(-[a-z]+)*$/.test(argument) && !isValue(lines)) lines.push(argument)
    else lines[lines.length - 1] += ` ${quote(argument)}`
  }
  return { ok: true, value: lines.join(' \\\n  ') }
}

const takesValue = /^--(request|url|header|data-raw)$/
/** The text of a request that looks like an option stands behind the option it belongs to, quoted. */
const isValue = (lines: readonly string[]): boolean => takesValue.test(lines.at(-1) ?? '')
const quote = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`
