const name = 'proxy-authorization'

/**
 * The `Proxy-Authorization` field of a head that the parser gave up, as far as it came in one piece. Read line by line: it is asked for before
 * any credential is known, so its cost must grow with the length of the head and no faster.
 * @param piece octets of the head; at most 64 KiB are looked at
 */
export function proxyCredentialIn(piece: Buffer): string | undefined {
  for (const line of piece.subarray(0, 65_536).toString('latin1').split('\n')) {
    if (line[name.length] === ':' && line.slice(0, name.length).toLowerCase() === name) return line.slice(name.length + 1).trim()
  }
  return undefined
}
