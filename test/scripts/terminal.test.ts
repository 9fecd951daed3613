import { describe, expect, test } from 'vitest'
import { withoutNoise } from '../../scripts/app/harmless-noise.mjs'
import { setupWords } from '../../scripts/setup/words.mjs'
import { terminalLanguage } from '../../scripts/shell/language.mjs'
import { formatElapsed, withProgress } from '../../scripts/shell/progress.mjs'

describe('the language of a terminal', () => {
  test.each([
    [{ LANG: 'ko_KR.UTF-8' }, 'en-US', 'ko'],
    [{ LC_ALL: 'ko', LANG: 'en_US.UTF-8' }, 'en-US', 'ko'],
    [{ LC_ALL: 'C', LANG: 'ko_KR.UTF-8' }, 'ko-KR', 'en'],
    [{ LANG: 'kok_IN' }, 'en-US', 'en'],
    [{}, 'ko-KR', 'ko'],
    [{}, 'en-GB', 'en'],
  ])('in %j on a %s system is %s', (env, locale, language) => {
    expect(terminalLanguage(env, locale)).toBe(language)
  })

  test('has the same sentences in both', () => {
    expect(Object.keys(setupWords.ko)).toEqual(Object.keys(setupWords.en))
    expect(Object.keys(setupWords.ko.missing)).toEqual(Object.keys(setupWords.en.missing))
  })
})

describe('progress', () => {
  const record = (isTerminal: boolean) => {
    const written: string[] = []
    return { written, screen: { isTerminal, write: (text: string) => void written.push(text) } }
  }

  test.each([
    [40, '0.0 s'],
    [9_940, '9.9 s'],
    [59_400, '59 s'],
    [61_000, '1 min 01 s'],
  ])('shows %i ms as %s', (ms, text) => {
    expect(formatElapsed(ms)).toBe(text)
  })

  test('says what begins and what ended, and hands the value on', async () => {
    const { written, screen } = record(false)
    await expect(withProgress('building', () => Promise.resolve(7), screen)).resolves.toBe(7)
    expect(written.join('')).toMatch(/^… building\n✓ building \(\d+\.\d s\)\n$/)
  })

  test('marks a failure and hands it on', async () => {
    const { written, screen } = record(true)
    await expect(withProgress('building', () => Promise.reject(new Error('no')), screen)).rejects.toThrow('no')
    expect(written.at(-1)).toContain('✗ building')
  })
})

describe('Chromium’s noise', () => {
  const passed = (...pieces: string[]) => {
    let text = ''
    const filter = withoutNoise(piece => (text += piece))
    for (const piece of pieces) filter.take(piece)
    filter.end()
    return text
  }

  test('is left out even when a line arrives in pieces', () => {
    expect(passed('one\n[9074:1121/044604.12', '5445:ERROR:bus.cc(399)] Failed to connect\ntwo\n')).toBe('one\ntwo\n')
  })

  test('is left out over several lines, and what follows is not', () => {
    const report = [
      '[1:1121/061956.48:ERROR:cert_verify_proc_builtin.cc(702)] CertVerifyProcBuiltin for shop.test failed:',
      '----- Certificate i=1 (CN=Crumbtrail lab authority) -----',
      'ERROR: No matching issuer found',
      '',
      '',
    ]
    expect(passed(`${report.join('\n')}\nan error of the app\n\n`)).toBe('an error of the app\n\n')
  })

  test.each([
    '[9074:1121/044604.125445:FATAL:bus.cc(399)] x\n',
    '[9074:1121/044604.125445:ERROR:ssl_verify.cc(12)] x\n',
    'ERROR:bus.cc\n',
    'no line end',
  ])('lets %j through', text => {
    expect(passed(text)).toBe(text)
  })
})
