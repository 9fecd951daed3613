/** What stands behind `Authorization: Basic`: a name and a password that anybody can read. */
export interface BasicCredentials {
  readonly user: string
  readonly password: string
}

/** Base64 with its padding, and nothing around it: `atob` alone would forgive white space and missing padding. */
const base64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/
/** RFC 7617 §2 forbids exactly these. */
const control = /[\u0000-\u001f\u007f]/

/**
 * Reads what RFC 7617 §2 lets stand behind the scheme's name: Base64 of `user-id ":" password` in UTF-8, without control characters. The
 * first colon divides: a name has none, a password may. Null: it is anything else.
 */
export function readBasicCredentials(text: string): BasicCredentials | null {
  if (text === '' || !base64.test(text)) return null
  const octets = atob(text)
  if (btoa(octets) !== text) return null // bits left over in the last character (RFC 4648 §3.5)
  const pair = readUtf8(Uint8Array.from(octets, octet => octet.charCodeAt(0)))
  const colon = pair?.indexOf(':') ?? -1
  if (pair === null || colon < 0 || control.test(pair)) return null
  return { user: pair.slice(0, colon), password: pair.slice(colon + 1) }
}

function readUtf8(octets: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(octets)
  } catch {
    return null // another encoding: the challenge asked for UTF-8 (RFC 7617 §2.1)
  }
}
