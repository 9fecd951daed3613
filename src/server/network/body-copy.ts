import type { BodyCopy } from '@shared/trace/event-parts.ts'

/** How much of a body the trace keeps. */
const MAX_COPY_BYTES = 64 * 1024

/** Collects the beginning of a body and counts the rest. */
export interface BodyCollector {
  add(chunk: Uint8Array): void
  copy(): BodyCopy
}

export function createBodyCollector(): BodyCollector {
  const kept: Uint8Array[] = []
  let keptBytes = 0
  let bytes = 0
  return {
    add(chunk) {
      bytes += chunk.length
      const part = chunk.subarray(0, MAX_COPY_BYTES - keptBytes)
      if (part.length === 0) return
      kept.push(Uint8Array.from(part)) // a copy: the sender may reuse its buffer
      keptBytes += part.length
    },
    copy: () => toBodyCopy(Buffer.concat(kept), bytes),
  }
}

/** @param beginning at most `MAX_COPY_BYTES`; @param bytes the size of the whole. */
function toBodyCopy(beginning: Buffer, bytes: number): BodyCopy {
  const truncated = bytes > beginning.length
  try {
    // `stream` forgives a character that the cut went through; without a cut it must be whole.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(beginning, { stream: truncated })
    return { text, base64: false, bytes, truncated }
  } catch {
    return { text: beginning.toString('base64'), base64: true, bytes, truncated }
  }
}
