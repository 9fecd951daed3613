const en = {
  menu: 'Copy this request',
  secretsReplaced: 'Secrets replaced by numbers',
  secretsKept: 'With secrets: everyone who gets the text can use them',
  formats: {
    'curl-bash': 'cURL for bash',
    'curl-cmd': 'cURL for cmd',
    'curl-powershell': 'cURL for PowerShell',
    fetch: 'fetch()',
    'raw-http': 'Raw HTTP',
  },
  withSecrets: (format: string) => `${format}, with secrets`,
  done: 'Copied. Secrets are replaced by numbers.',
  doneWithSecrets: 'Copied with its secrets: everyone who gets this text can use them.',
  refusals: {
    'not-captured': 'Not copied: the address of this request was not recorded.',
    'not-http': 'Not copied: this was no request of http or https.',
    'no-method': 'Not copied: the file does not say its method.',
    'fields-not-in-file': 'Not copied: its header fields are not in the file.',
    'body-not-in-file': 'Not copied: it had a body, which is not in the file.',
    'body-not-text': 'Not copied: its body is not text.',
    'body-cut': 'Not copied: its body is too long, and was not kept in full.',
    'unsafe-characters': 'Not copied: it has control characters where no request may have any.',
    'unseen-characters':
      'Not copied: it has line ends or characters that cannot be seen, and a shell could act on them. Raw HTTP can be copied.',
    'too-long': 'Not copied: it is longer than a line of cmd can be. Take bash or PowerShell.',
  },
}

const ko = {
  menu: '이 요청 복사하기',
  secretsReplaced: '비밀 값을 번호로 바꿈',
  secretsKept: '비밀 값 포함: 글을 받은 사람이 쓸 수 있음',
  formats: {
    'curl-bash': 'bash용 cURL',
    'curl-cmd': 'cmd용 cURL',
    'curl-powershell': 'PowerShell용 cURL',
    fetch: 'fetch() 코드',
    'raw-http': 'HTTP 원문',
  },
  withSecrets: (format: string) => `${format}, 비밀 값 포함`,
  done: '복사했습니다. 비밀 값은 번호로 바꾸었습니다.',
  doneWithSecrets: '비밀 값까지 복사했습니다. 이 글을 받은 사람은 그 값을 쓸 수 있습니다.',
  refusals: {
    'not-captured': '복사하지 않았습니다. 이 요청의 주소가 기록되지 않았습니다.',
    'not-http': '복사하지 않았습니다. http나 https 요청이 아닙니다.',
    'no-method': '복사하지 않았습니다. 요청의 메서드가 파일에 없습니다.',
    'fields-not-in-file': '복사하지 않았습니다. 요청의 헤더 필드가 파일에 없습니다.',
    'body-not-in-file': '복사하지 않았습니다. 요청에 본문이 있었지만 파일에는 없습니다.',
    'body-not-text': '복사하지 않았습니다. 본문이 글자가 아닙니다.',
    'body-cut': '복사하지 않았습니다. 본문이 너무 길어 전부 남아 있지 않습니다.',
    'unsafe-characters': '복사하지 않았습니다. 요청에 있을 수 없는 자리에 제어 문자가 있습니다.',
    'unseen-characters':
      '복사하지 않았습니다. 줄 바꿈이나 보이지 않는 문자가 있어 셸이 명령으로 읽을 수 있습니다. HTTP 원문은 복사할 수 있습니다.',
    'too-long': '복사하지 않았습니다. cmd의 한 줄보다 깁니다. bash나 PowerShell용을 쓰십시오.',
  },
} satisfies typeof en

export const copyText = { en, ko }
