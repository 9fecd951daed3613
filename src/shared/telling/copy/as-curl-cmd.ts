import type { Copied, CopiedRequest } from './copied-request.ts'
import { curlArguments } from './curl-arguments.ts'
import { windowsArgument } from './windows-argument.ts'

/** "Command prompt line string limitation" (Microsoft): 8,191 characters. */
const longestLine = 8191

/**
 * For the prompt of cmd.exe (not for a batch file, where percent signs are doubled). Every character that cmd gives a meaning, the
 * double quote among them, gets a caret, so that cmd never thinks itself inside quotes. Percent signs are looked at before carets: one
 * before and one behind each of them make the variable's name one that nobody has, and both are gone afterwards.
 */
export function asCurlCmd(request: CopiedRequest): Copied<string> {
  const list = curlArguments(request)
  if (!list.ok) return list
  const line = ['curl', ...list.value.map(quote)].join(' ')
  return line.length > longestLine ? { ok: false, why: 'too-long' } : { ok: true, value: line }
}

const plain = /^[\w-]+$/
const quote = (text: string): string => (plain.test(text) ? text : escape(windowsArgument(text)))

const escape = (text: string): string =>
  text.replaceAll(/[()%!^"<>&|]/g, (sign, at: number) => (sign === '%' && !/[()%!^"<>&|]/.test(text[at + 1] ?? '"') ? '^%^' : `^${sign}`))
