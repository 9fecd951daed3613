const en = {
  pending: 'waiting',
  failed: 'failed',
  noStatus: 'no response',
  notKnown: 'not known',
  yes: 'yes',
  no: 'no',
  rule: 'Rule',
  missing: (attribute: string) => `no ${attribute}`,
  secret: 'secret',
  secretHint: (code: string) => `Secret ${code}: the same mark means the same secret, in cookies, headers, storage, tables and other tabs.`,
}

const ko = {
  pending: '대기 중',
  failed: '실패',
  noStatus: '응답 없음',
  notKnown: '알 수 없음',
  yes: '예',
  no: '아니요',
  rule: '규칙',
  missing: (attribute: string) => `${attribute} 없음`,
  secret: '비밀 값',
  secretHint: (code: string) => `비밀 값 ${code}: 쿠키, 헤더, 저장소, 서버의 표, 다른 탭에서도 표시가 같으면 같은 비밀 값입니다.`,
} satisfies typeof en

export const marksText = { en, ko }
