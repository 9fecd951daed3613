const en = {
  pin: 'Pin this row',
  unpin: 'Take the pin away',
  pinned: 'Pinned',
  note: 'Write a note',
  editNote: 'Change the note',
  noteOf: (note: string) => `Note: ${note}`,
  title: 'A note on this row',
  field: 'Note',
  left: (count: number) => `${count} characters left. Leave it empty to take the note away.`,
  save: 'Save',
  cancel: 'Cancel',
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
} satisfies typeof en

export const notesText = { en, ko }
