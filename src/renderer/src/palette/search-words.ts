const jamo = (letters: string): string => letters.normalize('NFKD')

/** Final consonants of a Hangul syllable (U+11A8 to U+11C2), in order, by the letters that are typed for them. */
const finals = 'ㄱ ㄲ ㄱㅅ ㄴ ㄴㅈ ㄴㅎ ㄷ ㄹ ㄹㄱ ㄹㅁ ㄹㅂ ㄹㅅ ㄹㅌ ㄹㅍ ㄹㅎ ㅁ ㅂ ㅂㅅ ㅅ ㅆ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ'.split(' ').map(jamo)
/** Vowels that are typed as two. */
const vowels = new Map(
  ['ㅘㅗㅏ', 'ㅙㅗㅐ', 'ㅚㅗㅣ', 'ㅝㅜㅓ', 'ㅞㅜㅔ', 'ㅟㅜㅣ', 'ㅢㅡㅣ'].map(letters => [
    jamo(letters.slice(0, 1)),
    jamo(letters.slice(1)),
  ]),
)
const firstFinal = 0x11a8

/**
 * A text in lower case without accents, its Hangul taken apart into the letters as they are typed (Unicode, section 3.12). While a syllable
 * is composed its text is not yet the beginning of the word: 쿠키 is typed as ㅋ, 쿠, 쿸, 쿠키. Its letters are.
 */
function lettersOf(text: string): string {
  const apart = (letter: string): string => finals[letter.charCodeAt(0) - firstFinal] ?? vowels.get(letter) ?? letter
  return Array.from(text.normalize('NFKD').toLowerCase(), apart).join('')
}

/** The words of a text, to be compared with `startsWord`. Empty: there is nothing to look for. */
export function searchWords(text: string): readonly string[] {
  return lettersOf(text)
    .replace(/\p{M}+/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '')
}

/** A typed word begins a word of the text. Hangul may begin inside of one, for Korean writes compounds as one word: 키 finds 쿠키. */
export function startsWord(word: string, typed: string): boolean {
  return /^[\u1100-\u11ff]/.test(typed) ? word.includes(typed) : word.startsWith(typed)
}
