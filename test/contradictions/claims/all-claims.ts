import { changeClaims } from './change-claims.ts'
import { chipClaims } from './chip-claims.ts'
import { checkClaims } from './check-claims.ts'
import type { Claim } from './claim.ts'
import { cookieClaims } from './cookie-claims.ts'
import { eventClaims } from './event-claims.ts'
import { forbiddenClaims } from './forbidden-claims.ts'
import { headerClaims } from './header-claims.ts'
import { keptClaims } from './kept-claims.ts'
import { lifeClaims } from './life-claims.ts'
import { receiptClaims } from './receipt-claims.ts'
import { sequenceClaims } from './sequence-claims.ts'
import { storyClaims } from './story-claims.ts'

/** Every sentence that the panels can show, each with the one way to look it up. */
export const allClaims: readonly Claim[] = [
  ...receiptClaims,
  ...checkClaims,
  ...cookieClaims,
  ...keptClaims,
  ...chipClaims,
  ...changeClaims,
  ...eventClaims,
  ...forbiddenClaims,
  ...storyClaims,
  ...sequenceClaims,
  ...lifeClaims,
  ...headerClaims,
]
