import type { LabSettings } from '@shared/lab/lab-settings.ts'
import type { Bilingual } from '@shared/language.ts'
import { html, type Html } from '../pages/html.ts'
import type { PageFrame } from '../pages/page.ts'

const endings = {
  wait: { en: 'nothing ends it sooner', ko: '그 전에는 끝낼 수 없습니다' },
  denylist: { en: 'a denylist can end it sooner', ko: '거부 목록으로 그 전에 끝낼 수 있습니다' },
  version: { en: 'the user’s token version can end it sooner', ko: '사용자의 토큰 버전으로 그 전에 끝낼 수 있습니다' },
} satisfies Record<LabSettings['tokenRevocation'], Bilingual>
const words = {
  weak: { en: ' with a weak secret', ko: '(약한 비밀 키)' },
  trusts: { en: ' Careless: the token chooses how it is verified.', ko: ' 위험: 검증 방법을 토큰이 정합니다.' },
} satisfies Record<string, Bilingual>

/** One line on which kind of token this page gives, as the switches stand now. */
export function tokenVariant({ language }: PageFrame, settings: LabSettings): Html {
  const { tokenAlgorithm, tokenLifeSeconds, tokenSecret, tokenTrustsHeader, tokenRevocation } = settings
  const weak = tokenAlgorithm === 'HS256' && tokenSecret === 'weak' ? words.weak[language] : ''
  const trusts = tokenTrustsHeader ? words.trusts[language] : ''
  const ending = endings[tokenRevocation][language]
  const said: Bilingual = {
    en: `New tokens: ${tokenAlgorithm}${weak}, good for ${tokenLifeSeconds} seconds; ${ending}.${trusts}`,
    ko: `새 토큰: ${tokenAlgorithm}${weak}, 유효 시간 ${tokenLifeSeconds}초. ${ending}.${trusts}`,
  }
  return html`<p id="variant" class="quiet">${said[language]}</p>`
}
