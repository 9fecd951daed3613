import { describe, expect, it } from 'vitest'
import { arcadeText } from '../../src/renderer/src/i18n/arcade-text.ts'
import { biographyText } from '../../src/renderer/src/i18n/biography-text.ts'
import { requestDiffText } from '../../src/renderer/src/i18n/request-diff-text.ts'
import { classroomText } from '../../src/renderer/src/i18n/classroom-text.ts'
import { copyText } from '../../src/renderer/src/i18n/copy-text.ts'
import { detailsText } from '../../src/renderer/src/i18n/details-text.ts'
import { holdText } from '../../src/renderer/src/i18n/hold-text.ts'
import { filterText } from '../../src/renderer/src/i18n/filter-text.ts'
import { glossaryText } from '../../src/renderer/src/i18n/glossary-text.ts'
import { inspectorText } from '../../src/renderer/src/i18n/inspector-text.ts'
import { labControlsText } from '../../src/renderer/src/i18n/lab-controls-text.ts'
import { lessonText } from '../../src/renderer/src/i18n/lesson-text.ts'
import { marksText } from '../../src/renderer/src/i18n/marks-text.ts'
import { pastText } from '../../src/renderer/src/i18n/past-text.ts'
import { notesText } from '../../src/renderer/src/i18n/notes-text.ts'
import { refreshText } from '../../src/renderer/src/i18n/refresh-text.ts'
import { replayText } from '../../src/renderer/src/i18n/replay-text.ts'
import { resendText } from '../../src/renderer/src/i18n/resend-text.ts'
import { sequenceText } from '../../src/renderer/src/i18n/sequence-text.ts'
import { shellText } from '../../src/renderer/src/i18n/shell-text.ts'
import { stageText } from '../../src/renderer/src/i18n/stage-text.ts'
import { startText } from '../../src/renderer/src/i18n/start-text.ts'
import { storageMapText } from '../../src/renderer/src/i18n/storage-map-text.ts'
import { tokenDeskText } from '../../src/renderer/src/i18n/token-desk-text.ts'
import { storyText } from '../../src/renderer/src/i18n/story-text.ts'
import { timelineText } from '../../src/renderer/src/i18n/timeline-text.ts'
import { toolText } from '../../src/renderer/src/i18n/tool-text.ts'
import { workbenchText } from '../../src/renderer/src/i18n/workbench-text.ts'

/* TypeScript keeps the shapes alike; here is what types cannot see. */
const tables = {
  arcadeText,
  classroomText,
  biographyText,
  requestDiffText,
  copyText,
  detailsText,
  holdText,
  filterText,
  glossaryText,
  inspectorText,
  labControlsText,
  lessonText,
  marksText,
  pastText,
  notesText,
  refreshText,
  replayText,
  resendText,
  sequenceText,
  shellText,
  stageText,
  startText,
  storyText,
  storageMapText,
  timelineText,
  tokenDeskText,
  toolText,
  workbenchText,
}

/** Words of the standards and names, which stay as they are in every language. */
const untranslated =
  /^(Crumbtrail|JWT|local|session|localStorage|sessionStorage|HttpOnly|Secure|SameSite|Strict|Lax|None|Path=x|Domain=x|SameSite=x|English|한국어|Crumbtrail x, Electron x, Chromium x|x: x|x|x: x x, x\. x|\(x\)|x \(지문\))$/

/** Every text of a table by its path; functions are called with "x" or 3 for each parameter. */
function texts(value: unknown, path = ''): (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value === 'function') {
    const call = value as (...values: unknown[]) => unknown
    const [words, numbers] = ['x', 3].map(given => call(...Array.from({ length: call.length }, () => given)))
    return [[path, String(/^[^x]*NaN/.test(String(words)) ? numbers : words)]]
  }
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => texts(inner, path === '' ? key : `${path}.${key}`))
  }
  throw new Error(`${path} is neither text nor function`)
}

describe.each(Object.entries(tables))('%s', (_name, table) => {
  const [en, ko] = [texts(table.en), texts(table.ko)]

  it('has the same entries in both languages', () => {
    expect(ko.map(([path]) => path)).toEqual(en.map(([path]) => path))
  })

  it('has no empty text', () => {
    expect([...en, ...ko].filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('is Korean in its Korean half', () => {
    expect(ko.filter(([, text]) => !/\p{Script=Hangul}/u.test(text) && !untranslated.test(text))).toEqual([])
  })

  it('holds no Hangul in its English half but the name of the other language', () => {
    expect(en.filter(([, text]) => /\p{Script=Hangul}/u.test(text) && text !== '한국어')).toEqual([])
  })

  it('speaks one politeness level', () => {
    expect(ko.filter(([, text]) => /(세요|해요|예요|어요|아요)[.!?…]?$/.test(text))).toEqual([])
  })
})
