import { expect, it } from 'vitest'
import { createOpenedFileDesk } from '../../../src/main/trace/opened-file.ts'

const megabyte = 1024 * 1024
const octets = (length: number): Uint8Array => Uint8Array.from({ length }, (_, at) => at % 251)

it('hands a file over in pieces, to its end', () => {
  const desk = createOpenedFileDesk()
  const whole = octets(2 * megabyte + 5)
  const { id, bytes, name } = desk.open({ name: 'a.har', octets: whole })
  expect([bytes, name]).toEqual([whole.length, 'a.har'])
  const pieces = [0, megabyte, 2 * megabyte, 2 * megabyte + 5].map(from => desk.piece(id, from))
  expect(pieces.map(({ length }) => length)).toEqual([megabyte, megabyte, 5, 0])
  expect(Buffer.compare(Buffer.concat(pieces), whole)).toBe(0)
})

it('hands over nothing but the piece: no octet around it goes along', () => {
  const desk = createOpenedFileDesk()
  const { id } = desk.open({ name: 'a.har', octets: octets(3 * megabyte) })
  expect(desk.piece(id, megabyte).buffer.byteLength).toBe(megabyte)
})

it('has nothing of a file that is closed, or whose place another one took', () => {
  const desk = createOpenedFileDesk()
  const first = desk.open({ name: 'a.har', octets: octets(10) })
  const second = desk.open({ name: 'b.har', octets: octets(20) })
  expect(desk.piece(first.id, 0)).toHaveLength(0)
  desk.close(first.id)
  expect(desk.piece(second.id, 0)).toHaveLength(20)
  desk.close(second.id)
  expect(desk.piece(second.id, 0)).toHaveLength(0)
})
