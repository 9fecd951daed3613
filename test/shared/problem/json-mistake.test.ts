import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findJsonMistake, findJsonSyntaxMistake } from '@shared/problem/json-mistake.ts'

const place = (text: string): string => {
  const mistake = findJsonMistake(text)
  return mistake === null ? 'fine' : `${mistake.problem} ${mistake.line}:${mistake.column}`
}

describe('a mistake in JSON', () => {
  it.each([
    ['', 'unexpected-end 1:1'],
    ['  \n', 'unexpected-end 2:1'],
    ['{', 'unexpected-end 1:2'],
    ['{"a"', 'unexpected-end 1:5'],
    ['{"a":', 'unexpected-end 1:6'],
    ['{"a":1', 'unexpected-end 1:7'],
    ['{"a":1,', 'unexpected-end 1:8'],
    ['{"a":-', 'unexpected-end 1:7'],
    ['{"a":17960.', 'unexpected-end 1:12'],
    ['{"a":[1,2.5e', 'unexpected-end 1:13'],
    ['{"a":3E-', 'unexpected-end 1:9'],
    ['{"a":tru', 'unexpected-end 1:9'],
    ['{"a":"b\\', 'unexpected-end 1:9'],
    ['{"a":"b\\u00', 'unexpected-end 1:12'],
    ['{"a":1.5.', 'bad-number 1:6'],
    ['{"a":nul ', 'unexpected-character 1:6'],
    ['{"a":1} t', 'text-after 1:9'],
    ['{"a" 1}', 'unexpected-character 1:6'],
    ['{"a":1 "b":2}', 'unexpected-character 1:8'],
    ['{\n  "a": 1,\n}', 'trailing-comma 2:9'],
    ['{"a":[1,2,]}', 'trailing-comma 1:10'],
    ["{'a':1}", 'single-quotes 1:2'],
    ['{"a":\'b\'}', 'single-quotes 1:6'],
    ['{a:1}', 'name-without-quotes 1:2'],
    ['{"role": admin}', 'unexpected-character 1:10'],
    ['{"a": True}', 'unexpected-character 1:7'],
    ['{"a": nulls}', 'unexpected-character 1:7'],
    ['{"a": undefined}', 'unexpected-character 1:7'],
    ['{"a":"b}', 'open-text 1:6'],
    ['{"a":"b\n"}', 'open-text 1:8'],
    ['{"a":"b\tc"}', 'control-character 1:8'],
    ['{"a":"\\x"}', 'bad-escape 1:7'],
    ['{"a":"\\u12"}', 'bad-escape 1:7'],
    ['{"a":01}', 'bad-number 1:6'],
    ['{"a":1.}', 'bad-number 1:6'],
    ['{"a":.5}', 'bad-number 1:6'],
    ['{"a":+1}', 'bad-number 1:6'],
    ['{"a":1e}', 'bad-number 1:6'],
    ['{"a":0x1f}', 'bad-number 1:6'],
    ['{"a":-}', 'bad-number 1:6'],
    ['{"a":1} x', 'text-after 1:9'],
    ['{"a":1}}', 'text-after 1:8'],
    ['{"a":1,"b":2,"a":3}', 'name-twice 1:14'],
    ['{"a":1,"\\u0061":3}', 'name-twice 1:8'],
    ['[]', 'no-object 1:1'],
    [' "text"', 'no-object 1:2'],
    ['null', 'no-object 1:1'],
    ['{"가나": 1,\r\n"다" 2}', 'unexpected-character 2:5'],
    ['{"😀": 1 2}', 'unexpected-character 1:9'],
    ['{"a":\u00a01}', 'unexpected-character 1:6'],
  ])('in %j: %s', (text, expected) => {
    expect(place(text)).toBe(expected)
  })

  it('is the end of the text, wherever a JSON text was cut off', () => {
    const whole = String.raw`{"a": -0.5e+3, "b\u00e9\n": [true, false, null, 1796105.207983, {"c": "d"}], "e": 0}`
    for (let end = 0; end < whole.length; end += 1) expect(place(whole.slice(0, end))).toMatch(/^(?:unexpected-end|open-text) /)
  })

  it.each(['{}', ' { } ', '{"a":{"a":1,"b":[{"a":1},{"a":2}]}}', '{"a":-0.5e+3,"b":[],"c":"\\u00e9\\n"}', '{"a":true,"b":false,"c":null}'])(
    'is not in %j',
    text => {
      expect(place(text)).toBe('fine')
    },
  )

  it('is found exactly where JSON.parse finds one, for any text near JSON', () => {
    const near = fc.oneof(
      fc.json(),
      fc.string({ unit: fc.constantFrom(...'{}[]":,0123456789.-+eEtruefalsn\\u \n"'.split('')), maxLength: 12 }),
      fc.tuple(fc.json(), fc.nat(), fc.constantFrom('', '"', ',', '}', '\\', '1')).map(([json, at, extra]) => {
        const where = at % (json.length + 1)
        return json.slice(0, where) + extra + json.slice(where + 1)
      }),
    )
    fc.assert(
      fc.property(near, text => {
        const found = findJsonMistake(text)?.problem ?? null
        let isJson = true
        try {
          JSON.parse(text)
        } catch {
          isJson = false
        }
        if (found === null) expect(isJson).toBe(true)
        else if (found !== 'name-twice' && found !== 'no-object') expect(isJson).toBe(false)
      }),
      { numRuns: 2000 },
    )
  })

  it('never runs out of stack', () => {
    expect(findJsonMistake('{"a":'.repeat(100_000))).not.toBeNull()
    expect(findJsonMistake('['.repeat(100_000))).not.toBeNull()
  })
})

describe('where any JSON stops being JSON', () => {
  it.each([
    ['[1,', 'unexpected-end', 1, 4],
    ['[1] 2', 'text-after', 1, 5],
    ['{"a":1,"a":2', 'unexpected-end', 1, 13],
    ['"a', 'open-text', 1, 1],
    ['', 'unexpected-end', 1, 1],
    ['hello', 'unexpected-character', 1, 1],
  ] as const)('in %j: %s', (text, problem, line, column) => {
    expect(findJsonSyntaxMistake(text)).toEqual({ problem, line, column })
  })

  it.each(['null', '[]', '"text"', '{"a":1,"a":2}', '[[],{"a":[]}]'])('is not in %j', text => {
    expect(findJsonSyntaxMistake(text)).toBeNull()
  })

  it('is not said of what nests too deep to look through, or is too long to wait for', () => {
    expect(findJsonSyntaxMistake(`${'['.repeat(300)}x`)).toBeNull()
    expect(findJsonSyntaxMistake(`[${' '.repeat(32_000_000)}`)).toBeNull()
  })

  it('is found wherever the engine refuses a text, and never elsewhere', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 4 }), fc.nat(), fc.string({ maxLength: 3 }), (json, at, put) => {
        const cut = at % (json.length + 1)
        const text = json.slice(0, cut) + put + json.slice(cut + put.length)
        expect(findJsonSyntaxMistake(text) === null).toBe(isJson(text))
      }),
    )
  })
})

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
