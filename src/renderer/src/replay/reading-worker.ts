import '../base/no-eval.ts'
import { createReader, type FromReader, type ToReader } from './reading-steps.ts'

/* Reads a file beside the page. It has the page's own rights, which are none, and can be ended at any moment. */

const read = createReader(told => self.postMessage(told satisfies FromReader))
self.addEventListener('message', ({ data }: MessageEvent<ToReader>) => read(data))
