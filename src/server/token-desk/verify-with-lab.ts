import type { LabServer, VerifyReport, VerifyStep } from '@shared/token-desk/verify-report.ts'
import type { Known, Outcome } from '../checks/check.ts'
import { tokenAlgorithm } from '../checks/token-algorithm.ts'
import { tokenAudience } from '../checks/token-audience.ts'
import { tokenIssuer } from '../checks/token-issuer.ts'
import { tokenKeyKnown } from '../checks/token-key-known.ts'
import { tokenNotRevoked, type RevocationStores } from '../checks/token-not-revoked.ts'
import { tokenSignature } from '../checks/token-signature.ts'
import { afterStart, withinLife } from '../checks/token-time.ts'
import { tokenWellFormed } from '../checks/token-well-formed.ts'
import type { LabClock } from '../base/lab-clock.ts'
import type { Keyring, TokenKey } from '../stores/keyring.ts'
import { ISSUER } from '../stores/token-mint.ts'
import { checkStep, issueSteps, ownStrengthStep, startStep, typeStep } from './desk-steps.ts'

export interface LabVerifier extends RevocationStores {
  readonly keyring: Keyring
  readonly clock: LabClock
}

const audiences: { readonly [Server in LabServer]: string } = { shop: 'https://shop.test', api: 'https://api.shop.test' }

/**
 * The very checks of the lab's schemes, one by one. A server stops at the first that refuses; here each that can be asked is asked, so that
 * a token with three faults shows three.
 */
export async function verifyWithLab(stores: LabVerifier, token: string, server: LabServer): Promise<VerifyReport> {
  const { keyring, settings, clock } = stores
  const formed = await tokenWellFormed.decide({ credential: token })
  if (!formed.passed) return { steps: [checkStep('token-well-formed', formed), ...notReached()], outcome: 'refused', user: null }

  const { jwt } = formed.gives
  const algorithm = await tokenAlgorithm(keyring, settings).decide({ jwt })
  const known = await tokenKeyKnown(keyring).decide({ jwt })
  const signature = known.passed ? await tokenSignature(settings).decide({ credential: token, jwt, key: known.gives.key }) : null
  const audience = await tokenAudience(audiences[server]).decide({ jwt })
  const revoked = audience.passed ? await tokenNotRevoked(stores).decide({ jwt, ...audience.gives }) : null
  const nowMs = clock.now()
  const steps: VerifyStep[] = [
    checkStep('token-well-formed', formed),
    checkStep('token-algorithm', algorithm),
    checkStep('token-key-known', known),
    checkStep('token-signature', signature),
    checkStep('token-time', withinLife(jwt.payload, nowMs)),
    startStep(jwt, afterStart(jwt.payload, nowMs)),
    ...issueSteps(jwt),
    checkStep('token-issuer', await tokenIssuer(ISSUER).decide({ jwt })),
    checkStep('token-audience', audience),
    checkStep('token-not-revoked', revoked),
    typeStep(jwt),
    ...strengthOf(known.passed ? known.gives.key : null),
  ]
  return summary(steps, isProven(signature), audience.passed ? audience.gives.user : null)
}

/** The key of the lab says itself what it is made of; nothing else of it is looked at. */
function strengthOf(key: TokenKey | null): readonly VerifyStep[] {
  return key?.algorithm === 'HS256' ? [ownStrengthStep(key.isWeak)] : []
}

/** A passed check proves nothing when the token chose how it was verified: `none`, or a key that everybody has (RFC 8725 §2.1). */
function isProven(signature: Outcome<object> | null): boolean {
  if (signature?.passed !== true || signature.params['algorithm']?.toString().toLowerCase() === 'none') return false
  return signature.params['confused'] !== true
}

function summary(steps: readonly VerifyStep[], proven: boolean, user: Known['user'] | null): VerifyReport {
  const isRefused = steps.some(({ outcome }) => outcome === 'refused' || outcome === 'not-reached')
  if (isRefused) return { steps, outcome: 'refused', user: null }
  return { steps, outcome: proven ? 'genuine' : 'let-in', user }
}

function notReached(): VerifyStep[] {
  return (['token-algorithm', 'token-key-known', 'token-signature', 'token-time', 'token-issuer', 'token-audience'] as const).map(name =>
    checkStep(name, null),
  )
}
