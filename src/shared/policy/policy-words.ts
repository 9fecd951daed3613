import type { Bilingual } from '../language.ts'
import type { Hideable } from './policy-file.ts'

/** What each thing that a policy hides is called. */
export const hideableWords: { readonly [Each in Hideable]: Bilingual } = {
  hints: { en: 'hints', ko: '힌트' },
  solutions: { en: '“Do it for me”', ko: '“대신 해 주기”' },
  explanations: { en: 'explanations before a question is answered', ko: '질문에 답하기 전의 설명' },
  code: { en: 'the server’s code', ko: '서버의 코드' },
  reset: { en: '“Reset lab” and “Forget my progress”', ko: '“실습실 초기화”와 “진행 상황 지우기”' },
  'own-lessons': { en: 'lesson files from the disk', ko: '디스크의 수업 파일' },
  'lab-settings': { en: 'the lab settings', ko: '실습실 설정' },
  'lab-clock': { en: 'the lab clock', ko: '실습실 시계' },
}
