/**
 * One argument as a Windows program reads it back from its command line: a backslash means itself unless backslashes lead up to a double
 * quote; then two stand for one, and one before the quote makes it a character (Microsoft, "Parsing C command-line arguments").
 */
export function windowsArgument(text: string): string {
  let [written, backslashes] = ['', 0]
  for (const sign of text) {
    if (sign === '"') written += `${'\\'.repeat(backslashes)}\\"`
    else written += sign
    backslashes = sign === '\\' ? backslashes + 1 : 0
  }
  return `"${written}${'\\'.repeat(backslashes)}"`
}
