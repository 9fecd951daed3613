/* Written from Microsoft's documents alone, to judge what `src/shared/copy` writes: it shares nothing with it. */

/** "Parsing C command-line arguments": what `main` gets as argv. */
export function readArguments(line: string): string[] {
  const list: string[] = []
  let at = 0
  while (at < line.length) {
    while (line[at] === ' ' || line[at] === '\t') at += 1
    if (at >= line.length) break
    let [text, isQuoted] = ['', false]
    while (at < line.length && (isQuoted || (line[at] !== ' ' && line[at] !== '\t'))) {
      let slashes = 0
      while (line[at + slashes] === '\\') slashes += 1
      const isBeforeQuote = line[at + slashes] === '"'
      at += slashes
      if (!isBeforeQuote) {
        text += '\\'.repeat(slashes) + (slashes === 0 ? (line[at] ?? '') : '')
        if (slashes === 0) at += 1
        continue
      }
      text += '\\'.repeat(Math.floor(slashes / 2))
      if (slashes % 2 === 1) text += '"'
      else if (isQuoted && line[at + 1] === '"') {
        text += '"' // two in a row within quotes stand for one
        at += 1
      } else isQuoted = !isQuoted
      at += 1
    }
    list.push(text)
  }
  return list
}

/** What cmd.exe does with a line at its prompt: variables first, then carets and quotes. Throws when the line is more than one command. */
export function readCmdPrompt(line: string, variables: Readonly<Record<string, string>>): string {
  // At the prompt an unknown name stays as it stands; a colon ends the name and begins a replacement.
  const expanded = line.replaceAll(/%([^%:]+)(:[^%]*)?%/g, (whole, name: string) => variables[name.toUpperCase()] ?? whole)
  let [text, isQuoted] = ['', false]
  for (let at = 0; at < expanded.length; at += 1) {
    const sign = expanded[at] ?? ''
    if (sign === '^' && !isQuoted) {
      at += 1
      text += expanded[at] ?? ''
      continue
    }
    if (/[\r\n\0]/.test(sign)) throw new Error('a second line')
    if (sign === '"') isQuoted = !isQuoted
    else if (!isQuoted && /[&|<>()]/.test(sign)) throw new Error(`cmd acts on ${sign} in ${line}`)
    text += sign
  }
  return text
}

/** about_Quoting_Rules: the words of one command, single-quoted or bare; anything else that PowerShell would act on throws. */
export function readPowershellWords(command: string): string[] {
  const words: string[] = []
  const isQuote = (sign: string | undefined): boolean => sign !== undefined && /['\u2018\u2019\u201a\u201b]/.test(sign)
  for (let at = 0; at < command.length;) {
    if (command[at] === ' ') {
      at += 1
    } else if (isQuote(command[at])) {
      let text = ''
      for (at += 1; ; at += 1) {
        if (at >= command.length) throw new Error('a quote is left open')
        if (isQuote(command[at])) {
          if (!isQuote(command[at + 1])) break
          at += 1
          text += command[at - 1] ?? ''
        } else text += command[at] ?? ''
      }
      at += 1
      words.push(text)
      if (at < command.length && command[at] !== ' ') throw new Error(`text clings to a quote: ${command.slice(at, at + 20)}`)
    } else {
      const bare = /^[A-Za-z.-]+(?= |$)/.exec(command.slice(at))?.[0]
      if (bare === undefined) throw new Error(`PowerShell acts on ${command.slice(at, at + 20)}`)
      words.push(bare)
      at += bare.length
    }
  }
  return words
}

/**
 * `$PSNativeCommandArgumentPassing = 'Legacy'`: an argument with white space outside of double quotes of its own is put into quotes, and
 * nothing within is escaped.
 */
export function joinLegacy(words: readonly string[]): string {
  return words.map(word => (hasOuterSpace(word) || word === '' ? `"${word}"` : word)).join(' ')
}

function hasOuterSpace(word: string): boolean {
  let [quotes, isAfterSlash] = [0, false]
  for (const sign of word) {
    if (sign === '"' && !isAfterSlash) quotes += 1
    else if (/\s/u.test(sign) && quotes % 2 === 0) return true
    isAfterSlash = sign === '\\'
  }
  return false
}
