import { existsSync } from 'node:fs'
import { chromium, type Browser, type BrowserContext } from '@playwright/test'
import type { ProfileId } from '@shared/ids.ts'
import type { Lab } from '../../src/server/open-lab.ts'

/** Debian's Chromium, the second engine of the tests; set-up installs it. */
const chromiumPath = process.env['CRUMBTRAIL_CHROMIUM'] ?? '/usr/bin/chromium'
export const hasChromium = existsSync(chromiumPath)

const args = ['--no-sandbox', '--disable-background-networking', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1']

/** A browser behind the lab's proxy, as the app's own tabs are. */
export async function openChromium(lab: Lab, profile: ProfileId = 'laptop'): Promise<{ browser: Browser; context: BrowserContext }> {
  const { username, password } = lab.credentialFor(profile)
  const browser = await chromium.launch({
    executablePath: chromiumPath,
    args,
    proxy: { server: `http://127.0.0.1:${lab.port}`, username, password },
  })
  // The lab's authority is trusted by the app alone; its own check is tested elsewhere.
  return { browser, context: await browser.newContext({ ignoreHTTPSErrors: true, locale: 'en-US' }) }
}

/** A browser of the outside: no proxy, no credential. */
export function openOutsideChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: chromiumPath, args })
}
