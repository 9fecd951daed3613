import type { Copied, CopiedRequest } from './copied-request.ts'
import { curlArguments } from './curl-arguments.ts'
import { windowsArgument } from './windows-argument.ts'

/**
 * For PowerShell on Windows, old and new. Two readers, one within the other: PowerShell takes single-quoted text literally, `$` and
 * backticks too, and a quote that is doubled as one; it counts the typographic quotes U+2018 to U+201B as single quotes (about_Quoting_Rules).
 * Then it makes one command line: 5.1 joins the arguments as they are, 7.3 quotes them anew, so the old way is asked of both
 * (`$PSNativeCommandArgumentPassing`, about_Preference_Variables); an argument that has its own double quotes is left alone by it.
 * `curl` alone is another command in 5.1: hence `curl.exe`.
 */
export function asCurlPowershell(request: CopiedRequest): Copied<string> {
  const list = curlArguments(request)
  if (!list.ok) return list
  const line = `& { $PSNativeCommandArgumentPassing = 'Legacy'; curl.exe ${list.value.map(quote).join(' ')} }`
  return { ok: true, value: line }
}

const option = /^--[a-z]+(-[a-z]+)*$/
const quote = (text: string): string => (option.test(text) ? text : `'${windowsArgument(text).replaceAll(/['\u2018-\u201b]/g, '$&$&')}'`)
