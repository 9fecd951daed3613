const en = {
  pending: 'waiting',
  failed: 'failed',
  noStatus: 'no answer',
  notKnown: 'not known',
  yes: 'yes',
  no: 'no',
  rule: 'Rule',
  missing: (attribute: string) => `no ${attribute}`,
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
} satisfies typeof en

export const marksText = { en, ko }
