import { readToken } from '../token-desk/read-token.ts'
import { decodeJwt } from '../web/jwt.ts'
import { mark, type LintMark, type Piece } from './lint.ts'

/** Marks the part of a token that cannot be read, and a header that says it is not signed (RFC 7515 §7.1, RFC 7518 §3.6). */
export function lintJwt(token: string): LintMark[] {
  if (token === '') return []
  const decoded = decodeJwt(token)
  const [header = '', payload = ''] = token.split('.')
  const piece = (from: number, to: number): Piece => ({ text: token.slice(from, to), from, to })
  if (decoded.ok) {
    const isUnsigned = decoded.jwt.header['alg'] === 'none' || decoded.jwt.signatureBytes === 0
    return isUnsigned ? [mark('jwt-unsigned', 'hint', piece(0, header.length))] : []
  }
  const before = /^\s*(?:Authorization\s*:\s*)?(?:Bearer\s+|["'])/i.exec(token)?.[0]
  if (before !== undefined) return [mark('jwt-wrapped', 'mistake', piece(0, before.length))]
  if (readToken(token)?.shape === 'jwe') return [mark('jwt-encrypted', 'hint', piece(0, header.length))]
  const { part, at } = decoded.fault
  const end = part === 'header' ? header.length : part === 'payload' ? at + payload.length : token.length
  return [mark('jwt-form', 'mistake', at < end ? piece(at, end) : piece(0, token.length), part)]
}
