const en = {
  tools: 'Tools',
  close: 'Close the tool',
  failed: 'This tool has failed',
  tryAgain: 'Try again',
}

const ko = {
  tools: '도구',
  close: '도구 닫기',
  failed: '이 도구에 문제가 생겼습니다',
  tryAgain: '다시 시도',
} satisfies typeof en

export const toolText = { en, ko }
