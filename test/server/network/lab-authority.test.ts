import { generateKeyPairSync, X509Certificate, type KeyObject } from 'node:crypto'
import { once } from 'node:events'
import { connect as connectTls, createSecureContext, TLSSocket } from 'node:tls'
import { Duplex } from 'node:stream'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { issueCertificate, type CertificateRequest } from '../../../src/server/network/certificate/issue-certificate.ts'
import { createLabAuthority } from '../../../src/server/network/certificate/lab-authority.ts'
import { labHosts } from '@shared/lab/lab-hosts.ts'
import { openTls } from '../../support/lab-client.ts'
import { openTestLab, type TestLab } from '../../support/open-test-lab.ts'

let test: TestLab

beforeAll(async () => {
  test = await openTestLab()
})
afterAll(() => test.lab.close())

const keys = (): { publicKey: KeyObject; privateKey: KeyObject } => generateKeyPairSync('ec', { namedCurve: 'P-256' })
const HOUR_MS = 3_600_000

async function certificateOf(host: string): Promise<X509Certificate> {
  const secure = await openTls(test.lab, host)
  const { raw } = secure.getPeerCertificate()
  secure.destroy()
  return new X509Certificate(raw)
}

/** A certificate such as the lab's, but for what is changed. */
function issue(change: Partial<CertificateRequest>, signWith = keys()): { pem: string; signWith: ReturnType<typeof keys> } {
  const pem = issueCertificate({
    subject: 'shop.test',
    issuer: 'Crumbtrail lab authority',
    publicKey: signWith.publicKey,
    signWith,
    notBeforeMs: Date.now() - HOUR_MS,
    notAfterMs: Date.now() + HOUR_MS,
    use: { kind: 'server', host: 'shop.test' },
    ...change,
  })
  return { pem, signWith }
}

/** Whether a TLS client that trusts `ca` takes `cert` for `host`; the reason if not. */
async function judge(ca: string, cert: string, key: KeyObject, host: string): Promise<string> {
  const [left, right] = wire()
  const context = createSecureContext({ cert, key: key.export({ type: 'pkcs8', format: 'pem' }) })
  const server = new TLSSocket(right, { isServer: true, secureContext: context })
  server.on('error', () => undefined)
  const client = connectTls({ socket: left, servername: host, ca, host })
  const verdict = await new Promise<string>(resolve => {
    client.once('secureConnect', () => resolve('trusted'))
    client.once('error', (error: Error) => resolve(error.message))
  })
  client.destroy()
  server.destroy()
  return verdict
}

/** Two ends of one wire, in memory. */
function wire(): [Duplex, Duplex] {
  const end = (other: () => Duplex): Duplex =>
    new Duplex({
      read() {},
      write(chunk, _encoding, done) {
        other().push(chunk)
        done()
      },
    })
  const left: Duplex = end(() => right)
  const right: Duplex = end(() => left)
  return [left, right]
}

describe('the lab’s certificates', () => {
  it.each(labHosts)('are trusted for %s by who trusts this launch’s authority, and by the app’s own check', async host => {
    const certificate = await certificateOf(host)
    const ca = new X509Certificate(test.lab.caCertificate)
    expect(certificate.subjectAltName).toBe(`DNS:${host}`)
    expect(certificate.checkIssued(ca)).toBe(true)
    expect(certificate.verify(ca.publicKey)).toBe(true)
    expect(certificate.publicKey.asymmetricKeyDetails).toEqual({ namedCurve: 'prime256v1' })
    expect(test.lab.verifyServerCertificate(certificate.toString(), host)).toBe(true)
  })

  it('live for days, not for years', async () => {
    for (const { validFrom, validTo } of [await certificateOf('shop.test'), new X509Certificate(test.lab.caCertificate)]) {
      expect(Date.parse(validTo) - Date.parse(validFrom)).toBeLessThan(10 * 24 * HOUR_MS)
    }
  })

  it('come from an authority whose key is new at each launch and written nowhere', async () => {
    const other = await createLabAuthority()
    expect(new X509Certificate(other.caCertificate).publicKey.equals(new X509Certificate(test.lab.caCertificate).publicKey)).toBe(false)
    expect(JSON.stringify([test.lab, test.facts])).not.toContain('PRIVATE KEY')
    expect(test.lab.caCertificate).toMatch(/^-----BEGIN CERTIFICATE-----\n[\w+/=\n]+-----END CERTIFICATE-----\n$/)
  })
})

describe('the app’s own check refuses', () => {
  it('a certificate for another lab host', async () => {
    const shop = (await certificateOf('shop.test')).toString()
    expect(test.lab.verifyServerCertificate(shop, 'evil.test')).toBe(false)
  })

  it('a host that the lab does not have, whatever the certificate says', async () => {
    const shop = (await certificateOf('shop.test')).toString()
    for (const host of ['example.com', 'other.test', 'shop.test.', 'SHOP.TEST', 'sub.shop.test', '127.0.0.1', '']) {
      expect(test.lab.verifyServerCertificate(shop, host)).toBe(false)
    }
  })

  it('a certificate of an authority with the very same name: the signature decides', () => {
    const { pem } = issue({})
    expect(new X509Certificate(pem).issuer).toBe(new X509Certificate(test.lab.caCertificate).subject)
    expect(test.lab.verifyServerCertificate(pem, 'shop.test')).toBe(false)
  })

  it('the authority’s own certificate', () => {
    expect(test.lab.verifyServerCertificate(test.lab.caCertificate, 'shop.test')).toBe(false)
  })

  it('a certificate of another launch', async () => {
    const other = await openTestLab()
    const secure = await openTls(other.lab, 'shop.test')
    const pem = new X509Certificate(secure.getPeerCertificate().raw).toString()
    secure.destroy()
    await other.lab.close()
    expect(test.lab.verifyServerCertificate(pem, 'shop.test')).toBe(false)
  })

  it('a certificate out of its time', async () => {
    const tooOld = await createLabAuthority(Date.now() - 30 * 24 * HOUR_MS)
    const tooNew = await createLabAuthority(Date.now() + 30 * 24 * HOUR_MS)
    for (const authority of [tooOld, tooNew]) {
      const [left, right] = wire()
      const server = new TLSSocket(right, { isServer: true, secureContext: authority.secureContextFor('shop.test') })
      server.on('error', () => undefined)
      const client = connectTls({ socket: left, servername: 'shop.test', rejectUnauthorized: false })
      await once(client, 'secureConnect')
      const pem = new X509Certificate(client.getPeerCertificate().raw).toString()
      client.destroy()
      expect(authority.verifyServerCertificate(pem, 'shop.test')).toBe(false)
    }
  })

  it.each([
    ['', 'nothing'],
    ['-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n', 'noise'],
    ['hello', 'text'],
  ])('%j', pem => {
    expect(test.lab.verifyServerCertificate(pem, 'shop.test')).toBe(false)
  })
})

describe('the name constraints of the authority (RFC 5280 §4.2.1.10)', () => {
  const authority = issue({ subject: 'Crumbtrail lab authority', use: { kind: 'authority', permitted: 'test' } })
  const leaf = keys()
  const certificateFor = (host: string): string =>
    issue({ subject: 'x', publicKey: leaf.publicKey, signWith: authority.signWith, use: { kind: 'server', host } }).pem

  it('let it speak for names under .test', async () => {
    expect(await judge(authority.pem, certificateFor('shop.test'), leaf.privateKey, 'shop.test')).toBe('trusted')
  })

  it.each(['example.com', 'shop.test.example.com', 'latest'])(
    'make a certificate for %s worthless even to who trusts the authority',
    async host => {
      expect(await judge(authority.pem, certificateFor(host), leaf.privateKey, host)).toBe('permitted subtree violation')
    },
  )

  it('let no authority stand below it', async () => {
    const below = issue({
      subject: 'below',
      signWith: authority.signWith,
      publicKey: leaf.publicKey,
      use: { kind: 'authority', permitted: 'test' },
    })
    const end = keys()
    const cert = issue({ issuer: 'below', publicKey: end.publicKey, signWith: leaf }).pem
    expect(await judge(authority.pem, `${cert}${below.pem}`, end.privateKey, 'shop.test')).toBe('path length constraint exceeded')
  })

  it('are in the certificate of this launch, and critical', () => {
    const { raw, ca } = new X509Certificate(test.lab.caCertificate)
    expect(ca).toBe(true)
    expect(raw.includes(Buffer.from('0603551d1e0101ff', 'hex'))).toBe(true) // nameConstraints, critical
    expect(raw.includes(Buffer.from('a00830068204', 'hex'))).toBe(true) // permitted, one DNS subtree of four letters
  })
})
