import { generateKeyPair, X509Certificate, type KeyObject } from 'node:crypto'
import { createSecureContext, type SecureContext } from 'node:tls'
import { promisify } from 'node:util'
import { isLabHost, labHosts, type LabHost } from '@shared/lab/lab-hosts.ts'
import { issueCertificate } from './issue-certificate.ts'

/**
 * The lab's own certificate authority. Its private key is born and forgotten inside `createLabAuthority`: it signs one certificate
 * per lab host and is referenced by nothing afterwards, so no later mistake can sign with it or write it down.
 */
export interface LabAuthority {
  /** The authority's own certificate, PEM, public part only. */
  readonly caCertificate: string
  secureContextFor(host: LabHost): SecureContext
  /** Is this certificate (PEM) one that this very authority signed for this very lab host, and valid now? Never throws. */
  verifyServerCertificate(pem: string, hostname: string): boolean
}

const HOUR_MS = 3_600_000
/** Long enough for a class that leaves the app open over a week, short enough to be worthless afterwards. */
const LIFE_MS = 8 * 24 * HOUR_MS
/** A little into the past: two clocks of one machine may differ by a moment. */
const BACKDATED_MS = HOUR_MS

interface KeyPair {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}
const newKeyPair = (): Promise<KeyPair> => promisify(generateKeyPair)('ec', { namedCurve: 'P-256' })

/** Made anew at each launch. TLS lives by the machine's clock, not by the lab clock. */
export async function createLabAuthority(nowMs: number = Date.now()): Promise<LabAuthority> {
  const validity = { notBeforeMs: nowMs - BACKDATED_MS, notAfterMs: nowMs + LIFE_MS }
  const issuer = 'Crumbtrail lab authority'
  const signWith = await newKeyPair()
  const caCertificate = issueCertificate({
    ...validity,
    subject: issuer,
    issuer,
    publicKey: signWith.publicKey,
    signWith,
    use: { kind: 'authority', permitted: 'test' },
  })

  const contexts = new Map<LabHost, SecureContext>()
  for (const host of labHosts) {
    const { publicKey, privateKey } = await newKeyPair()
    const cert = issueCertificate({ ...validity, subject: host, issuer, publicKey, signWith, use: { kind: 'server', host } })
    const key = privateKey.export({ type: 'pkcs8', format: 'pem' })
    // Without `ca` Node would read in all root certificates of the real web, which this server never asks.
    contexts.set(host, createSecureContext({ cert, key, ca: caCertificate, minVersion: 'TLSv1.2' }))
  }

  const { publicKey } = signWith
  return {
    caCertificate,
    secureContextFor(host) {
      const context = contexts.get(host)
      if (context === undefined) throw new Error(`no certificate for ${host}`)
      return context
    },
    verifyServerCertificate: (pem, hostname) => isLabHost(hostname) && isSignedFor(pem, hostname, publicKey),
  }
}

/** The signature decides, not the issuer's name: anybody can write our name into a certificate of theirs. */
function isSignedFor(pem: string, hostname: LabHost, caPublicKey: KeyObject): boolean {
  try {
    const certificate = new X509Certificate(pem)
    const now = Date.now()
    return (
      certificate.verify(caPublicKey) &&
      !certificate.ca &&
      certificate.checkHost(hostname, { subject: 'never' }) !== undefined &&
      Date.parse(certificate.validFrom) <= now &&
      now <= Date.parse(certificate.validTo)
    )
  } catch {
    return false // not a certificate at all
  }
}
