const en = {
  pin: 'Pin this row',
  unpin: 'Unpin',
  pinned: 'Pinned',
  note: 'Write a note',
  editNote: 'Change the note',
  noteOf: (note: string) => `Note: ${note}`,
  title: 'A note on this row',
  field: 'Note',
  left: (count: number) => `${count} characters left. Leave it empty to take the note away.`,
  save: 'Save',
  cancel: 'Cancel',
  earlier: 'Marked earlier',
  waiting: (count: number) =>
    count === 1
      ? 'One earlier row with a pin or a note is still being read.'
      : `${count} earlier rows with a pin or a note are still being read.`,
  awaited: 'This row is shown as soon as it is read.',
  lossTitle: 'Notes would be lost',
  loss: (count: number, file: string) =>
    `${count === 1 ? 'The note on this timeline goes' : `The ${count} notes on this timeline go`} with its requests, and cannot be brought back. To keep ${
      count === 1 ? 'it' : 'them'
    }, cancel and save the trace first: “${file}”, at the top of the lab.`,
  goOn: 'Go on all the same',
}

const ko = {
  pin: '이 항목 고정하기',
  unpin: '고정 풀기',
  pinned: '고정됨',
  note: '메모 쓰기',
  editNote: '메모 고치기',
  noteOf: (note: string) => `메모: ${note}`,
  title: '이 항목에 대한 메모',
  field: '메모',
  left: (count: number) => `${count}자 남았습니다. 비워 두면 메모가 없어집니다.`,
  save: '저장',
  cancel: '취소',
  earlier: '앞서 표시한 항목',
  waiting: (count: number) => `고정하거나 메모를 쓴 앞선 항목 ${count}개를 아직 읽고 있습니다.`,
  awaited: '이 항목은 읽는 대로 보여 줍니다.',
  lossTitle: '메모가 없어집니다',
  loss: (count, file) =>
    `이 타임라인의 메모 ${count}개가 요청과 함께 지워지고, 되돌릴 수 없습니다. 남겨 두려면 취소하고 실습실 위쪽 “${file}” 메뉴에서 기록을 먼저 저장하십시오.`,
  goOn: '지우고 계속하기',
} satisfies typeof en

export const notesText = { en, ko }
