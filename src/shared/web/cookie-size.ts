/** The most octets of a cookie's name and value together; a larger cookie is refused (RFC 6265bis, "Storage Model"). */
export const mostCookieOctets = 4096

/** The most octets of an attribute's value; a longer attribute is ignored and the cookie kept (RFC 6265bis, "The Set-Cookie Header Field"). */
export const mostAttributeOctets = 1024

/** Name and value as text, as a browser keeps them: it counts their UTF-8. */
export const isTooLongForCookie = (name: string, value: string): boolean => utf8Length(name + value) > mostCookieOctets

export const isTooLongForAttribute = (value: string): boolean => utf8Length(value) > mostAttributeOctets

/** The length of a text in octets of UTF-8. */
const utf8Length = (text: string): number => new TextEncoder().encode(text).length
