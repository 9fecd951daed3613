/** In every list of words that somebody tries first (RFC 8725 §2.2). */
const commonSecrets: ReadonlySet<string> = new Set(
  `123456|12345678|123456789|password|password1|qwerty|abc123|iloveyou|dragon|letmein|monkey|admin|secret|mysecret|supersecret|topsecret
  |changeme|default|test|key|jwt|jwtsecret|token|shhhhh|your-256-bit-secret|your_jwt_secret|keyboard cat|hello|welcome|root`
    .split('|')
    .map(word => word.trim()),
)

/** What makes a secret of HS256 too weak; null: nothing that can be seen from outside. 256 bits at least (RFC 7518 §3.2). */
export function weaknessOf(secret: Uint8Array): 'guessable' | 'short' | null {
  const word = Buffer.from(secret).toString('utf8').toLowerCase()
  const isOneCharacter = new Set(secret).size === 1
  if (commonSecrets.has(word) || isOneCharacter) return 'guessable'
  return secret.length < 32 ? 'short' : null
}
