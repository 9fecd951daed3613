import { app } from 'electron'
import type { AppFacts, Notice } from '@shared/contract/app-facts.ts'
import type { Settings } from '@shared/settings.ts'

/** The oldest Electron that a release may carry; what is older is the stand-in for closed networks. */
const oldestReleaseMajor = 40

function isFallbackRuntime(): boolean {
  return Number.parseInt(process.versions.electron, 10) < oldestReleaseMajor
}

export function readAppFacts(settings: Settings, port: number, notices: readonly Notice[]): AppFacts {
  return {
    version: app.getVersion(),
    electron: process.versions.electron,
    chromium: process.versions.chrome,
    platform: process.platform,
    settings,
    port,
    isFallbackRuntime: isFallbackRuntime(),
    notices,
  }
}
