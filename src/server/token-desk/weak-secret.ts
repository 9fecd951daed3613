/** In every list of words that somebody tries first (RFC 8725 §2.2). */
const commonSecrets: ReadonlySet<string> = new Set(
  `123456|12345678|123456789|password|password1|qwerty|abc123|iloveyou|dragon|letmein|monkey|admin|secret|mysecret|supersecret|topsecret
  |changeme|default|test|key|jwt|jwtsecret|token|shhhhh|your-256-bit-secret|your_jwt_secret|keyboard cat|hello|welcome|root`
    .split('|')
    .map(word => word.trim()),
)

/** As many octets as the hash has, at least (RFC 7518 §3.2). */
const wantedOctets: Readonly<Record<string, number>> = { HS256: 32, HS384: 48, HS512: 64 }

/** What can be seen of a secret from outside; `wanted`: the octets that it should have. Long is not random: of that nothing is said. */
export function strengthOf(
  secret: Uint8Array,
  algorithm: string | null,
): { readonly weakness: 'guessable' | 'short' | null; readonly wanted: number } {
  const word = Buffer.from(secret).toString('utf8').toLowerCase()
  const wanted = wantedOctets[algorithm ?? ''] ?? 32
  if (commonSecrets.has(word) || isRepeated(word)) return { weakness: 'guessable', wanted }
  return { weakness: secret.length < wanted ? 'short' : null, wanted }
}

/** One character or one word again and again: the length adds nothing to guess. */
const isRepeated = (word: string): boolean => /^(.{1,16}?)\1+$/su.test(word)
