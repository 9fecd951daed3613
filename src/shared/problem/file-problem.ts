/** What keeps a file from being read or written, before anybody looks at what it says. */
export type FileProblem =
  | { readonly kind: FileHindrance }
  /** `code`: the system's own name for it, such as `EIO`; empty: it named none. */
  | { readonly kind: 'failed'; readonly code: string }
  | { readonly kind: 'packed'; readonly packer: 'gzip' | 'zip' | 'zstd' }
  /** Both in bytes. */
  | { readonly kind: 'too-large'; readonly bytes: number; readonly atMost: number }

type FileHindrance = 'folder' | 'no-right' | 'gone' | 'in-use' | 'disk-full' | 'read-only' | 'not-utf8' | 'no-file' | 'leads-out'

const blockers: Readonly<Record<string, FileHindrance>> = {
  EISDIR: 'folder',
  EACCES: 'no-right',
  EPERM: 'no-right',
  ENOENT: 'gone',
  ENOTDIR: 'gone',
  EBUSY: 'in-use',
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
}

/** Reads what the file system threw by its code (errno(3)); its message is English and names no way out. */
export function readFileError(error: unknown): FileProblem {
  const code = typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : ''
  const kind = Object.hasOwn(blockers, code) ? blockers[code] : undefined
  return kind === undefined ? { kind: 'failed', code } : { kind }
}
