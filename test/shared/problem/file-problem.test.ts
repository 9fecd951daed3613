import { describe, expect, it } from 'vitest'
import { readFileError, type FileProblem } from '@shared/problem/file-problem.ts'

describe('what the file system threw', () => {
  it.each<[thrown: unknown, problem: FileProblem]>([
    [Object.assign(new Error('EISDIR: illegal operation'), { code: 'EISDIR' }), { kind: 'folder' }],
    [{ code: 'EACCES' }, { kind: 'no-right' }],
    [{ code: 'EPERM' }, { kind: 'no-right' }],
    [{ code: 'ENOENT' }, { kind: 'gone' }],
    [{ code: 'ENOTDIR' }, { kind: 'gone' }],
    [{ code: 'EBUSY' }, { kind: 'in-use' }],
    [{ code: 'ENOSPC' }, { kind: 'disk-full' }],
    [{ code: 'EROFS' }, { kind: 'read-only' }],
    [{ code: 'EIO' }, { kind: 'failed', code: 'EIO' }],
    [{ code: 'constructor' }, { kind: 'failed', code: 'constructor' }],
    [{ code: 7 }, { kind: 'failed', code: '' }],
    [new Error('no code'), { kind: 'failed', code: '' }],
    [null, { kind: 'failed', code: '' }],
    ['text', { kind: 'failed', code: '' }],
  ])('%o', (thrown, problem) => {
    expect(readFileError(thrown)).toEqual(problem)
  })
})
