import type { OpenedFile } from '@shared/contract/ipc-contract.ts'

/** The file that is being read: the page fetches it in pieces, so that neither side stands still for hundreds of megabytes. */
export interface OpenedFileDesk {
  /** Takes the place of one that was there. */
  open(file: { readonly name: string; readonly octets: Uint8Array }): OpenedFile
  /** The octets from there on, at most a piece of them. Empty: the end, or another file has taken its place. */
  piece(id: number, from: number): Uint8Array
  /** Nobody reads on. */
  close(id: number): void
}

/** Small enough that neither process is held up for more than some milliseconds. */
const pieceBytes = 1024 * 1024

export function createOpenedFileDesk(): OpenedFileDesk {
  let serial = 0
  let octets: Uint8Array | null = null
  return {
    open(file) {
      octets = file.octets
      serial += 1
      return { id: serial, name: file.name, bytes: octets.length }
    },
    // A copy: the piece of a view would be sent with everything around it.
    piece: (id, from) => (id === serial && octets !== null ? Uint8Array.from(octets.subarray(from, from + pieceBytes)) : new Uint8Array()),
    close(id) {
      if (id === serial) octets = null
    },
  }
}
