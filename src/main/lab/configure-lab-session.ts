import type { Session } from 'electron'
import type { Language } from '@shared/language.ts'
import type { Lab } from '../../server/open-lab.ts'

const acceptLanguage: Readonly<Record<Language, string>> = { en: 'en-US,en;q=0.9', ko: 'ko-KR,ko;q=0.9,en;q=0.8' }

/** Makes a session one of the lab's: trusting the lab's certificates alone, with no way out but the lab's proxy. */
export async function configureLabSession(session: Session, lab: Lab, language: Language): Promise<void> {
  session.setCertificateVerifyProc(({ hostname, certificate }, answer) =>
    answer(lab.verifyServerCertificate(certificate.data, hostname) ? 0 : -2),
  )
  await session.setProxy({ proxyRules: `127.0.0.1:${lab.port}`, proxyBypassRules: '<-loopback>' })
  setSessionLanguage(session, language)
}

/** Sites answer in this language (`Accept-Language`). */
export function setSessionLanguage(session: Session, language: Language): void {
  session.setUserAgent(session.getUserAgent(), acceptLanguage[language])
}
