/** A compact JWS begins with a JSON object, so with `{"` in base64url (RFC 7515 §7.1). */
const looksLikeJwt = /eyJ[\w-]*\.[\w-]*\.[\w-]*/g

/** Everything in a text that looks like a JWT, each once, in its order. */
export function jwtsIn(text: string): readonly string[] {
  return text.includes('eyJ') ? [...new Set(text.match(looksLikeJwt) ?? [])] : []
}
