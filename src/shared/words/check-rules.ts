import type { CheckName } from '../trace/check.ts'

/**
 * The rules behind each check. ASVS: OWASP Application Security Verification Standard; its ids carry their version, as it asks, because
 * the numbers of 4.0.3 mean other requirements.
 */
export const checkRules: { readonly [Name in CheckName]: string } = {
  'request-readable': 'RFC 9112 §2.2, §3, §5; RFC 9110 §15.5.1, §15.5.9, §15.5.14; RFC 6585 §5',
  'method-allowed': 'RFC 9110 §15.5.6',
  'body-readable': 'RFC 9110 §8.3, §15.5.16; ASVS v5.0.0-2.2.1',
  'user-known': 'ASVS v5.0.0-6.3.8',
  'password-right': 'ASVS v5.0.0-11.4.2; RFC 7914',
  'name-free': 'RFC 9110 §15.5.10; ASVS v5.0.0-6.2.1 (length of the password)',
  'origin-allowed': 'Fetch, "Origin header"; ASVS v5.0.0-3.5.1',
  'cookie-present': 'RFC 6265 §4.2; RFC 9110 §15.5.2',
  'session-found': 'ASVS v5.0.0-7.2.1, v5.0.0-7.4.1',
  'session-alive': 'ASVS v5.0.0-7.3.1, v5.0.0-7.3.2',
  'session-logged-in': 'RFC 9110 §15.5.2; ASVS v5.0.0-7.2.1',
  'token-kept': 'ASVS v5.0.0-10.1.1',
  'authorization-present': 'RFC 9110 §11.6.2, §15.5.2',
  'credentials-readable': 'RFC 7617 §2',
  'token-well-formed': 'RFC 7519 §7.2',
  'token-algorithm': 'RFC 8725 §3.1; ASVS v5.0.0-9.1.2',
  'token-key-known': 'RFC 7515 §4.1.4; ASVS v5.0.0-9.1.3',
  'token-signature': 'RFC 7515 §5.2; ASVS v5.0.0-9.1.1',
  'token-time': 'RFC 7519 §4.1.4, §4.1.5; ASVS v5.0.0-9.2.1',
  'token-issuer': 'RFC 7519 §4.1.1; RFC 8725 §3.8',
  'token-audience': 'RFC 7519 §4.1.3; ASVS v5.0.0-9.2.3',
  'token-not-revoked': 'ASVS v5.0.0-7.4.1',
  'refresh-found': 'RFC 6749 §6, §10.4',
  'refresh-unused': 'RFC 9700 §4.14.2; ASVS v5.0.0-10.4.5',
  'refresh-alive': 'RFC 9700 §4.14.2; ASVS v5.0.0-10.4.8',
  'role-allowed': 'RFC 9110 §15.5.4; ASVS v5.0.0-8.2.1',
  'permission-held': 'RFC 9110 §15.5.4; ASVS v5.0.0-8.2.1',
  'order-found': 'RFC 9110 §15.5.5',
  'owner-matches': 'ASVS v5.0.0-8.2.2',
}
