import { app } from 'electron'
import type { AppFacts, Notice } from '@shared/contract/app-facts.ts'
import type { Policy } from '@shared/policy/policy-file.ts'
import type { Settings } from '@shared/settings.ts'

/** The oldest Electron that a release may carry; what is older is the stand-in for closed networks. */
const oldestReleaseMajor = 40

function isFallbackRuntime(): boolean {
  return Number.parseInt(process.versions.electron, 10) < oldestReleaseMajor
}

interface FactsNow {
  readonly settings: Settings
  readonly policy: Policy | null
  readonly port: number
  readonly notices: readonly Notice[]
}

export function readAppFacts({ settings, policy, port, notices }: FactsNow): AppFacts {
  return {
    version: app.getVersion(),
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    platform: process.platform,
    settings,
    policy,
    port,
    isFallbackRuntime: isFallbackRuntime(),
    notices,
  }
}
