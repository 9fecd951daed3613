import type { Bilingual } from '../language.ts'
import type { FileProblem } from '../problem/file-problem.ts'
import type { FileErrand, FileFailure } from '../problem/problem.ts'
import { visibleText } from '../web/visible-text.ts'

/** What is in the way of a file, and what to do about it. */
export function sayFileFailure({ errand, name, problem }: FileFailure): Bilingual {
  if (errand === 'built-in-lessons') {
    const folder = visibleText(name)
    return {
      en: `The built-in lessons in ${folder} cannot be read. Install Crumbtrail again.`,
      ko: `${folder} 폴더의 기본 수업을 읽을 수 없습니다. Crumbtrail을 다시 설치하십시오.`,
    }
  }
  if (errand === 'lesson-folder') return sayLessonFolder(visibleText(name), problem)
  const what = sayFileProblem(visibleText(name), problem, errand)
  const mend = sayMend(errand, problem)
  return mend === null ? what : { en: `${what.en} ${mend.en}`, ko: `${what.ko} ${mend.ko}` }
}

const isWriting = (errand: FileErrand): boolean =>
  errand === 'save' || errand === 'save-lesson' || errand === 'keep-settings' || errand === 'keep-progress'

function sayFileProblem(name: string, problem: FileProblem, errand: FileErrand): Bilingual {
  const writing = isWriting(errand)
  switch (problem.kind) {
    case 'folder':
      return { en: `${name} is a folder.`, ko: `${name} 경로는 폴더입니다.` }
    case 'no-right':
      return writing
        ? { en: `You may not write to ${name}.`, ko: `${name} 파일에 쓸 권한이 없습니다.` }
        : { en: `${name} may not be read by you.`, ko: `${name} 파일을 읽을 권한이 없습니다.` }
    case 'gone':
      if (writing) return { en: `The folder of ${name} is not there any more.`, ko: `${name} 파일을 둘 폴더가 더 이상 없습니다.` }
      // A lesson's path may have been typed, at a terminal: then it never was there.
      return errand === 'open-lesson'
        ? { en: `${name} is not there.`, ko: `${name} 파일이 없습니다.` }
        : { en: `${name} is not there any more.`, ko: `${name} 파일이 더 이상 없습니다.` }
    case 'in-use':
      return { en: `${name} is in use by another program.`, ko: `${name} 파일을 다른 프로그램이 쓰고 있습니다.` }
    case 'disk-full':
      return { en: `The disk has no room for ${name}.`, ko: `디스크에 ${name} 파일을 쓸 자리가 없습니다.` }
    case 'read-only':
      return { en: `The disk of ${name} cannot be written to.`, ko: `${name} 파일이 있는 디스크에는 쓸 수 없습니다.` }
    case 'not-utf8':
      return { en: `${name} is not UTF-8 text.`, ko: `${name} 파일은 UTF-8 텍스트가 아닙니다.` }
    case 'no-file':
      return {
        en: `${name} is no ordinary file: it is a device, a pipe or a socket.`,
        ko: `${name} 경로는 일반 파일이 아니라 장치나 파이프, 소켓입니다.`,
      }
    case 'leads-out':
      return {
        en: `${name} is a link to a file outside its folder, and is not followed.`,
        ko: `${name} 파일은 폴더 밖의 파일로 가는 링크라서 따라가지 않습니다.`,
      }
    case 'packed':
      return { en: `${name} is packed (${problem.packer}).`, ko: `${name} 파일은 압축되어 있습니다(${problem.packer}).` }
    case 'too-large': {
      const [size, most] = [sizeOf(problem.bytes), sizeOf(problem.atMost)]
      // It was not written any further, so its whole size is not known.
      if (writing) return { en: `${name} would be larger than ${most}.`, ko: `${name} 파일이 ${most}보다 커집니다.` }
      return {
        en: `${name} has ${size}; at most ${most} can be opened.`,
        ko: `${name} 파일은 ${size}인데, 최대 ${most}까지 열 수 있습니다.`,
      }
    }
    case 'failed': {
      const code = problem.code === '' ? '' : ` (${visibleText(problem.code.slice(0, 40))})`
      return writing
        ? { en: `${name} could not be written${code}.`, ko: `${name} 파일을 쓰지 못했습니다${code.trimStart()}.` }
        : { en: `${name} could not be read${code}.`, ko: `${name} 파일을 읽지 못했습니다${code.trimStart()}.` }
    }
  }
}

/** It is looked for again by itself. */
function sayLessonFolder(name: string, { kind }: FileProblem): Bilingual {
  if (kind === 'gone')
    return {
      en: `The folder ${name} is not there. Its lessons come back when it does.`,
      ko: `${name} 폴더가 없습니다. 폴더가 다시 생기면 수업도 다시 나타납니다.`,
    }
  if (kind === 'no-right')
    return {
      en: `The folder ${name} may not be read by you. Ask for the right to read it, or choose another folder.`,
      ko: `${name} 폴더를 읽을 권한이 없습니다. 읽기 권한을 받거나 다른 폴더를 고르십시오.`,
    }
  return { en: `The folder ${name} cannot be read. Choose another folder.`, ko: `${name} 폴더를 읽을 수 없습니다. 다른 폴더를 고르십시오.` }
}

const sizeOf = (bytes: number): string => (bytes < 1_048_576 ? `${Math.ceil(bytes / 1024)} KB` : `${Math.ceil(bytes / 1_048_576)} MB`)

/** Null: there is nothing to be done, or the sentence says it. */
function sayMend(errand: FileErrand, { kind }: FileProblem): Bilingual | null {
  switch (errand) {
    case 'open-trace':
      if (kind === 'packed')
        return {
          en: 'Unpack it, and open the .crumbtrail or .har file that comes out.',
          ko: '압축을 풀어 나온 .crumbtrail이나 .har 파일을 여십시오.',
        }
      if (kind === 'folder')
        return { en: 'Choose a .crumbtrail or a .har file in it.', ko: '그 안에 있는 .crumbtrail이나 .har 파일을 고르십시오.' }
      if (kind === 'not-utf8' || kind === 'no-file')
        return { en: 'Choose a .crumbtrail or a .har file.', ko: '.crumbtrail이나 .har 파일을 고르십시오.' }
      return sayOpenMend(kind)
    case 'open-class':
      return {
        en: 'Ask the seat to save it again as a .crumbclass file.',
        ko: '그 자리에서 .crumbclass 파일로 다시 저장해 달라고 하십시오.',
      }
    case 'open-policy':
      return kind === 'packed' || kind === 'folder' || kind === 'not-utf8' || kind === 'no-file' || kind === 'too-large'
        ? { en: 'Choose a policy (.crumbpolicy).', ko: '정책(.crumbpolicy) 파일을 고르십시오.' }
        : sayOpenMend(kind)
    case 'open-world':
      return kind === 'packed' || kind === 'folder' || kind === 'not-utf8' || kind === 'no-file' || kind === 'too-large'
        ? { en: 'Choose a snapshot (.crumbworld).', ko: '스냅샷(.crumbworld) 파일을 고르십시오.' }
        : sayOpenMend(kind)
    case 'open-lesson':
      if (kind === 'not-utf8') return { en: 'Save it as UTF-8.', ko: 'UTF-8로 저장하십시오.' }
      if (kind === 'folder') return { en: 'Choose a lesson file (.yaml) in it.', ko: '그 안에 있는 수업 파일(.yaml)을 고르십시오.' }
      if (kind === 'too-large' || kind === 'no-file') return { en: 'Choose a lesson file (.yaml).', ko: '수업 파일(.yaml)을 고르십시오.' }
      if (kind === 'leads-out') return { en: 'Put the file itself into the folder.', ko: '파일 자체를 그 폴더에 넣으십시오.' }
      return sayOpenMend(kind)
    case 'save-lesson':
      return { en: 'What you wrote is still in the editor.', ko: '쓰신 내용은 편집기에 그대로 있습니다.' }
    case 'lesson-folder':
      return null
    case 'save':
      if (kind === 'too-large')
        return {
          en: 'Clear the timeline and do only what is to be shown, or save the trace instead.',
          ko: '타임라인을 지우고 보여 줄 일만 다시 하거나, 기록으로 저장하십시오.',
        }
      return kind === 'disk-full'
        ? { en: 'Make room, or choose another disk.', ko: '자리를 비우거나 다른 디스크를 고르십시오.' }
        : { en: 'Choose another folder.', ko: '다른 폴더를 고르십시오.' }
    case 'read-settings':
      return { en: 'The defaults are used.', ko: '기본값을 씁니다.' }
    case 'read-progress':
      return { en: 'It stays as it is, and nothing is written to it.', ko: '그 파일은 그대로 두고 아무것도 쓰지 않습니다.' }
    case 'keep-settings':
    case 'keep-progress':
    case 'built-in-lessons':
      return null
  }
}

function sayOpenMend(kind: FileProblem['kind']): Bilingual | null {
  switch (kind) {
    case 'no-right':
      return { en: 'Ask for the right to read it, or choose another file.', ko: '읽기 권한을 받거나 다른 파일을 고르십시오.' }
    case 'in-use':
      return { en: 'Close it there, or choose another file.', ko: '그 프로그램에서 닫거나 다른 파일을 고르십시오.' }
    case 'too-large':
      return { en: 'Record and save a shorter trace.', ko: '더 짧게 기록해 저장하십시오.' }
    default:
      return { en: 'Choose another file.', ko: '다른 파일을 고르십시오.' }
  }
}
