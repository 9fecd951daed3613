/* Which names, of fields, parameters, members and items, have a secret for their value. Wide: a name too many hides a value, one too few shows it. */

/** Within a name, however it is put together: `accessToken`, `user_password`, `X-Authorization`, `PHPSESSID`. */
const within = (
  'password passwd passphrase passcode secret token session sessid credential authorization authorisation apikey ' +
  'accesskey privatekey secretkey signingkey encryptionkey licensekey passkey assertion samlresponse samlrequest ' +
  'csrf xsrf codeverifier authcode authorizationcode devicecode usercode verificationcode recoverycode backupcode ' +
  'accesscode securitycode confirmationcode smscode logincode onetimecode hmac'
).split(' ')
/** As a whole word of a name: `pin` of `card_pin`, and not of `spinning`. */
const words: ReadonlySet<string> = new Set(
  (
    'pass pwd pw sid jwt jws jwe pin otp totp hotp mfa tan puk cvv cvc auth bearer sig signature ticket cookie ' +
    'cookies creds mnemonic seed'
  ).split(' '),
)
/** As the whole name alone: these words are too common within others. */
const whole: ReadonlySet<string> = new Set(['code', 'key', 'sess'])
/** Named like secrets, and none: the kind of a token (RFC 6749 §5.1), what CORS allows, addresses and lists of a server's metadata (RFC 8414). */
const publicName = /^token_?type$|^access-control-|_endpoint$|_supported$|^token_?version$|^www-authenticate$|^proxy-authenticate$/i

/** Longer ones are no names, and nobody waits for them. */
const longestName = 200

export function isSecretName(name: string): boolean {
  if (name.length > longestName || publicName.test(name)) return false
  const small = name.toLowerCase()
  if (whole.has(small)) return true
  const parts = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z\d]+/)
  const joined = parts.join('')
  return parts.some(part => words.has(part)) || within.some(word => joined.includes(word))
}
