import { createHash, randomBytes, sign, type KeyObject } from 'node:crypto'
import { bits, context, der, ia5, integer, octets, oid, sequence, set, utcTime, utf8, yes } from './der.ts'

/** Object identifiers, each with the document that gives it. */
const ids = {
  ecdsaWithSha256: oid('1.2.840.10045.4.3.2'), // RFC 5758 §3.2
  commonName: oid('2.5.4.3'), // RFC 5280, appendix A.1
  subjectKeyIdentifier: oid('2.5.29.14'), // RFC 5280 §4.2.1.2
  keyUsage: oid('2.5.29.15'), // §4.2.1.3
  subjectAltName: oid('2.5.29.17'), // §4.2.1.6
  basicConstraints: oid('2.5.29.19'), // §4.2.1.9
  nameConstraints: oid('2.5.29.30'), // §4.2.1.10
  authorityKeyIdentifier: oid('2.5.29.35'), // §4.2.1.1
  extendedKeyUsage: oid('2.5.29.37'), // §4.2.1.12
  serverAuth: oid('1.3.6.1.5.5.7.3.1'),
}
const algorithm = sequence(ids.ecdsaWithSha256)

export interface CertificateRequest {
  readonly subject: string
  readonly issuer: string
  readonly publicKey: KeyObject
  /** The issuer's pair; its own for a certificate authority. */
  readonly signWith: { readonly privateKey: KeyObject; readonly publicKey: KeyObject }
  readonly notBeforeMs: number
  readonly notAfterMs: number
  /** An authority may sign for names at and under `permitted` alone; a server stands for exactly one host. */
  readonly use: { readonly kind: 'authority'; readonly permitted: string } | { readonly kind: 'server'; readonly host: string }
}

/** An X.509 v3 certificate (RFC 5280 §4.1), signed with ECDSA over P-256 and SHA-256, as PEM. */
export function issueCertificate(request: CertificateRequest): string {
  const toBeSigned = sequence(
    context(0, integer(Buffer.from([2]))), // version 3
    integer(Buffer.concat([Buffer.from([0x40]), randomBytes(15)])), // a serial that nobody can guess, positive
    algorithm,
    name(request.issuer),
    sequence(utcTime(request.notBeforeMs), utcTime(request.notAfterMs)),
    name(request.subject),
    spki(request.publicKey),
    context(3, sequence(...extensions(request))),
  )
  const signature = sign('sha256', toBeSigned, request.signWith.privateKey)
  return toPem(sequence(toBeSigned, algorithm, bits(0, signature)))
}

function extensions({ use, publicKey, signWith }: CertificateRequest): Buffer[] {
  const shared = [
    extension(ids.subjectKeyIdentifier, octets(keyId(publicKey))),
    extension(ids.authorityKeyIdentifier, sequence(der(0x80, keyId(signWith.publicKey)))),
  ]
  if (use.kind === 'authority') {
    return [
      critical(ids.basicConstraints, sequence(yes(), integer(Buffer.from([0])))), // an authority, with no authority below it
      critical(ids.keyUsage, bits(2, Buffer.from([0b0000_0100]))), // keyCertSign, nothing else
      critical(ids.nameConstraints, onlyNamesUnder(use.permitted)),
      ...shared,
    ]
  }
  return [
    critical(ids.basicConstraints, sequence()), // not an authority
    critical(ids.keyUsage, bits(7, Buffer.from([0b1000_0000]))), // digitalSignature
    extension(ids.extendedKeyUsage, sequence(ids.serverAuth)),
    extension(ids.subjectAltName, sequence(ia5(0x82, use.host))),
    ...shared,
  ]
}

/** Permits one DNS subtree. A form that no constraint names would stay free, so every IP address is excluded too (RFC 5280 §4.2.1.10). */
function onlyNamesUnder(suffix: string): Buffer {
  const everyAddress = [8, 32].map(octetCount => sequence(der(0x87, Buffer.alloc(octetCount)))) // address and mask, IPv4 and IPv6
  return sequence(context(0, sequence(ia5(0x82, suffix))), context(1, ...everyAddress))
}

const extension = (id: Buffer, value: Buffer): Buffer => sequence(id, octets(value))
const critical = (id: Buffer, value: Buffer): Buffer => sequence(id, yes(), octets(value))
const name = (commonName: string): Buffer => sequence(set(sequence(ids.commonName, utf8(commonName))))
const spki = (key: KeyObject): Buffer => key.export({ type: 'spki', format: 'der' })
/** RFC 7093 §2, method 1, over the whole public key field: any unique value will do. */
const keyId = (key: KeyObject): Buffer => createHash('sha256').update(spki(key)).digest().subarray(0, 20)

function toPem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}
