import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { createGzip } from 'node:zlib'
import { lessonId, type LessonId } from '@shared/ids.ts'
import type { Language } from '@shared/language.ts'
import type { Lesson } from '@shared/lesson/lesson-schema.ts'
import { maxPageBytes, pageHeadId, pageTraceId, type PageHead, type PageLesson } from '@shared/saved/trace-page.ts'
import type { TraceEvent } from '@shared/trace/trace-event.ts'
import { ExpectedFailure } from '../base/expected-failure.ts'
import type { FilePart } from './save-in-slices.ts'
import { traceAsFile } from './trace-as-har.ts'
import type { TraceLog } from './trace-log.ts'

/** What a page is made of beside the trace. */
export interface PageSources {
  readonly language: () => Language
  readonly findLesson: (id: LessonId) => Lesson | null
  /** Where the built page of the app is. */
  readonly rendererFolder: string
}

interface PageOptions extends PageSources {
  readonly redact: boolean
  /** What the failure calls the file. */
  readonly name: string
}

/**
 * The trace as it stands now as one HTML file without any address in it: the app's own script and styles, and the trace as data.
 * @throws ExpectedFailure when it would be larger than `maxPageBytes`; what the file system says when there is no built page
 */
export async function* traceAsPage(log: TraceLog, options: PageOptions): AsyncGenerator<FilePart, void, void> {
  const { script, style } = await readBuiltPage(options.rendererFolder)
  const head: PageHead = {
    'crumbtrail-page': 1,
    language: options.language(),
    lessons: lessonsIn(log.sinceClearing().events, options.findLesson),
  }
  let bytes = 0
  const part = (text: string, share: number): FilePart => {
    bytes += Buffer.byteLength(text)
    if (bytes > maxPageBytes) throw tooLarge(options.name, bytes)
    return { text, share }
  }
  yield part(beginning(head, { script, style }), 0)
  yield* inBase64(zipped(traceAsFile(log, options)), part)
  yield part(`</script>\n<script type="module">${script}</script>\n</body>\n</html>\n`, 1)
}

const tooLarge = (name: string, bytes: number): ExpectedFailure =>
  new ExpectedFailure('io', { kind: 'file', errand: 'save', name, problem: { kind: 'too-large', bytes, atMost: maxPageBytes } })

function lessonsIn(events: readonly TraceEvent[], findLesson: PageOptions['findLesson']): readonly PageLesson[] & PageHead['lessons'] {
  const ids = new Set(events.flatMap(event => ('lesson' in event ? [event.lesson] : [])))
  return [...ids].flatMap(id => {
    const lesson = findLesson(lessonId(id))
    if (lesson === null) return []
    const steps = lesson.steps.map(({ title, say = null, task = null, observe = null }) => ({ title, say, task, observe }))
    return [{ id, title: lesson.title, steps }]
  })
}

interface BuiltPage {
  readonly script: string
  readonly style: string
}

/** The one script and the one style sheet that the build makes (`electron.vite.config.ts`), fit for standing inside an element. */
async function readBuiltPage(folder: string): Promise<BuiltPage> {
  const html = await readFile(join(folder, 'index.html'), 'utf8')
  const [, script = ''] = / src="([^"<>]{1,200}\.js)"/.exec(html) ?? []
  const [, style = ''] = / href="\.\/([^"<>.]{1,200}\.css)"/.exec(html) ?? []
  const read = (address: string): Promise<string> => readFile(join(folder, address), 'utf8')
  return {
    // Within a `script` element these would end it, or change how its end is found (HTML, "restrictions for contents of script elements").
    script: (await read(script)).replaceAll('</script', '<\\/script').replaceAll('<!--', '<\\!--'),
    // The fonts are larger than the rest together; a reader has its own.
    style: (await read(style)).replaceAll(/@font-face\{[^{}]*\}/g, ''),
  }
}

function beginning(head: PageHead, { script, style }: BuiltPage): string {
  const nonce = randomBytes(16).toString('base64')
  // It asks nobody for anything, and runs one script; the nonce is for styles that the component library adds.
  const policy = [
    "default-src 'none'",
    `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    `style-src 'nonce-${nonce}'`,
    'img-src data: blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')
  return `<!doctype html>
<html lang="${head.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width">
<meta property="csp-nonce" nonce="${nonce}">
<title>Crumbtrail</title>
<style nonce="${nonce}">${style}</style>
</head>
<body>
<div id="root"></div>
<script type="application/json" id="${pageHeadId}">${JSON.stringify(head).replaceAll('<', '\\u003c')}</script>
<script type="text/plain" id="${pageTraceId}">`
}

interface Zipped {
  readonly octets: Buffer
  readonly share: number
}

/** So long at most, in milliseconds, does reading the trace keep everything else waiting. */
const sliceMs = 12

async function* zipped(parts: Iterable<{ readonly text: string; readonly share: number }>): AsyncGenerator<Zipped, void, void> {
  const gzip = createGzip({ level: 9 })
  const ready: Buffer[] = []
  gzip.on('data', (octets: Buffer) => ready.push(octets))
  const ended = once(gzip, 'end')
  let until = performance.now() + sliceMs
  for (const { text, share } of parts) {
    const hasRoom = text === '' || gzip.write(text)
    if (hasRoom && performance.now() < until) continue
    if (hasRoom) await setImmediate()
    else await once(gzip, 'drain')
    yield { octets: Buffer.concat(ready.splice(0)), share }
    until = performance.now() + sliceMs
  }
  gzip.end()
  await ended
  yield { octets: Buffer.concat(ready.splice(0)), share: 1 }
}

/** Three octets are four characters, so a rest of one or two waits for what comes next. */
async function* inBase64(
  zips: AsyncIterable<Zipped>,
  part: (text: string, share: number) => FilePart,
): AsyncGenerator<FilePart, void, void> {
  let rest = Buffer.alloc(0)
  for await (const { octets, share } of zips) {
    const all = Buffer.concat([rest, octets])
    const whole = all.length - (all.length % 3)
    rest = all.subarray(whole)
    yield part(all.toString('base64', 0, whole), share)
  }
  yield part(rest.toString('base64'), 1)
}
