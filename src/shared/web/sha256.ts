import { sha256 } from '@noble/hashes/sha2'
import { bytesToHex } from '@noble/hashes/utils'

/**
 * SHA-256 (FIPS 180-4) of a text's UTF-8 octets, in hex. WebCrypto's `digest` is asynchronous, and what the page derives from the trace is not. For
 * recognizing what is in the trace already, never for keeping a secret.
 */
export function sha256Hex(text: string): string {
  return bytesToHex(sha256(text))
}
