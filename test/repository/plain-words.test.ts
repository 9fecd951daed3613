import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

/* What people read is plain (docs/writing.md): phrasings that misled, or that only we understood, do not come back. The field's own words are there. */

const root = resolve(import.meta.dirname, '../..')

/** Comments are for developers; what a person reads is the rest. */
const withoutComments = (source: string): string => source.replaceAll(/\/\*[\s\S]*?\*\/|(?<=\s)\/\/ .*$/gm, '')

function texts(folder: string, kind: RegExp): { readonly file: string; readonly text: string }[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(name => kind.test(name))
    .map(name => join(root, folder, name))
    .map(file => {
      const source = readFileSync(file, 'utf8')
      return { file: relative(root, file), text: /\.tsx?$/.test(file) ? withoutComments(source) : source }
    })
}

const words = texts('src/shared', /\.ts$/)
const app = texts('src/renderer/src', /\.tsx?$/)
const pages = texts('src/server', /\.ts$/)
const lessons = texts('lessons', /\.ya?ml$/)
const docs = [
  ...texts('docs', /^(?!writing\b)[^/]+\.md$/), // writing.md quotes what is not said
  { file: 'README.md', text: readFileSync(join(root, 'README.md'), 'utf8') },
]
const decisions = texts('docs/decisions', /\.md$/)
const all = [...words, ...app, ...pages, ...docs, ...decisions]

/** Why it may not come back, and what it looked like. */
const neverAgain: readonly (readonly [why: string, phrasing: RegExp])[] = [
  // Untrue, or true of some browsers or some cases alone.
  [
    'Strict goes with a typed address too',
    /goes along only when its own site started|never comes along from another site|다른 사이트에서 올 때는 절대/,
  ],
  ['Chromium lets * cover Authorization', /Authorization has to be named, \* does not cover it\./],
  ['Chromium obeys Pragma in a response', /In an(?: answer| response) it means nothing|응답에서는 아무 뜻이 없습니다/],
  ['a form is a navigation, not no-cors', /An image, a script, a form/],
  ['cookies go by the URL, not by Host', /Cookies and origins go by it|쿠키와 출처는 이것을 따릅니다/],
  ['Age restarts at validation', /a shared cache has already kept this/],
  ['Vary: * lets a copy be validated', /no copy is ever used again|사본을 다시 쓸 수 없습니다/],
  ['W/ is a validator, not a comparison', /약한 비교|강한 비교/],
  ['private leaks between users as public does', /without “no-store”, the page of one user|“no-store”가 아니면 앞 사용자/],
  ['not every lesson names what other browsers do', /where other browsers differ, the lessons say so/],
  ['tabs are behind each other in one window', /[Ff]our tabs side by side|탭 네 개를 나란히/],
  ['Lax by default is the draft’s own rule; Firefox and Safari differ', /the default is Chromium’s/],
  ['no-store and the back/forward cache', /\bis no cache in this sense|이런 캐시에 들지 않습니다/],
  ['what a person makes is not what a person uses', /누구나 쓸 수 있습니다\.|누구나 쓸 수 있는 토큰입니다\.'/],
  ['a JWT is decoded, not deciphered', /해독/],
  // One word for one thing.
  ['a row of a table is 행', /줄이 (?:있습니다|없습니다)|표의 줄|한 줄이 서버/],
  ['bytes, in both languages', /옥텟|\bone octet\b|\d octets\b/i],
  ['the reason is 이유', /까닭/],
  ['a browser is quit: 종료', /브라우저를 끝[내낸낼냈]|브라우저 끝내기/],
  ['the address bar is 주소창', /주소 표시줄/],
  ['a form is 폼', /양식/],
  // House words.
  ['say “shown” or “is”', /\b(?:stands? (?:here|in the timeline|at their defaults)|cannot stand here)\b/],
  ['say what depends on what', /\bhangs? on\b/],
  ['a cookie is stored, it does not lie', /\blies (?:in the|no more)|now lies in\b/],
  ['say “do not know”', /\bknow no SameSite\b|\bNo word that caches know\b/],
  ['say “without asking the server”', /without the server’s word/],
  ['say what is checked', /Origin may ask|Role is enough|Order is one’s own|Method fits/],
  ['a JWT that is none: say “is not one”', /\band is none\b/],
  ['say “realm”', /It calls what they open/],
  ['say “needs no authorization”', /No check stood|anybody may have it|sends this response to anybody/],
  ['say “served from cache”', /had the answer at hand|asked nobody|asks nobody|Answered (?:from|with)/],
  ['say “conflicts with”', /Does not go with/],
  ['say “takes no value”', /A bare word:|what stands behind/],
  ['say “duplicate”', /Stands there twice/],
  ['say “timed out”', /did not come in time/],
  ['say “an open page”', /a page that it is on/],
  ['a button is a verb of the field', /Go on recording|Take the pin away|How much to tell|No more dialogs/],
  ['say “no longer”', /\b(?:waits|signs?) no more\b/],
  ['say “expired … ago”', /\bover since\b/],
  ['say “matched with”', /\b(?:speaks?|spoke) of (?:the same|one|that)\b/],
  ['say “without a person”', /[Ww]ithout anybody\b/],
  ['say “in parentheses: the values before”', /In brackets what it was before/],
  ['say “untrusted”', /nobody['’]s friend/],
  ['say “per-launch”', /behind a credential of each launch/],
  ['a request is held before the server', /\b(?:at|behind) (?:the|the lab['’]s|its|same) door\b|실습실 문|문 앞에서/],
  ['say “you”, a role, or “everyone who”', /\bwhoever\b/i],
  ['a server responds', /\b[Ss]erver (?:has |had |first |itself )?(?:not )?answer(?:s|ed)?\b|\bhas not answered\b/],
  ['say “is in”', /\bstands? (?:there|behind|between|twice|against|in (?:the|a) (?:header|store|trace|text))\b/],
  ['say “reported”', /\b(?:is|was|been|are) (?:not )?told\b/],
  ['say “event” or “change”', /\bno news\b|\b(?:lab|page)['’]s news\b/],
  ['a life is told in plain verbs', /came into being: |stayed the same: /],
]

describe('what people read', () => {
  it('is found', () => {
    expect([words.length, app.length, pages.length, lessons.length, docs.length].every(count => count >= 9)).toBe(true)
  })

  it.each(neverAgain)('%s', (_why, phrasing) => {
    expect(
      [...all, ...lessons].filter(({ text }) => phrasing.test(text)).map(({ file, text }) => `${file}: ${phrasing.exec(text)?.[0]}`),
    ).toEqual([])
  })

  /* Comments are read by strangers as well: these words of ours said nothing to them. */
  it.each([
    ['say who: the caller, the client, the reader', /\bwhoever\b/i],
    ['say “depends on”, “listens to”', /\bhangs? on\b/i],
    ['say “saw the same request”', /\bspeaks? of the (?:same|directive)\b/i],
    ['say “changes nothing”', /\bis no news\b|\bare news\b/i],
    ['say “no longer”', /\bsigns? no more\b|\bgrows? no more\b|\banswers no more\b/i],
    ['say “configure”', /\bdress(?:es|ed)? (?:a|the) (?:session|browser|profile)/i],
  ])('and what developers read: %s', (_why, phrasing) => {
    const sources = texts('src', /\.(?:tsx?|js)$/).map(({ file }) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
    const comments = sources.map(({ file, text }) => ({
      file,
      text: [...text.matchAll(/\/\*[\s\S]*?\*\/|(?<=\s)\/\/ .*$/gm)].map(([comment]) => comment.replaceAll(/\n\s*\*/g, '')).join('\n'),
    }))
    expect(comments.map(({ text }) => text.length).reduce((sum, length) => sum + length, 0)).toBeGreaterThan(100_000)
    expect(comments.filter(({ text }) => phrasing.test(text)).map(({ file, text }) => `${file}: ${phrasing.exec(text)?.[0]}`)).toEqual([])
  })

  it.each([
    ['authentication', /authentication/i, /인증\(authentication\)/],
    ['authorization', /authorization/i, /인가\(authorization\)|인가\)/],
    ['CSRF', /CSRF \(cross-site request forgery\)/, /CSRF\(사이트 간 요청 위조\)/],
    ['IDOR', /IDOR \(BOLA\)/, /IDOR\(BOLA\)/],
    ['stateless', /stateless/, /무상태/],
    ['session hijacking', /session hijacking/, /세션 하이재킹/],
  ])('names %s where it is shown, in both languages', (_word, en, ko) => {
    for (const [where, files] of Object.entries({ words: [...words, ...pages], pages: [...pages, ...words] })) {
      expect(
        files.some(({ text }) => en.test(text)),
        `${where}, English`,
      ).toBe(true)
      expect(
        files.some(({ text }) => ko.test(text)),
        `${where}, Korean`,
      ).toBe(true)
    }
  })

  it('cites each requirement of ASVS with its version, as ASVS asks', () => {
    const bare = /ASVS (?!v5\.0\.0-|5\.0\.0\b|ids?\b)[\d.]+/g
    const sources = [...texts('src', /\.tsx?$/), ...lessons].map(({ file }) => ({ file, text: readFileSync(join(root, file), 'utf8') }))
    expect(sources.flatMap(({ file, text }) => [...text.matchAll(bare)].map(([found]) => `${file}: ${found}`))).toEqual([])
  })
})
