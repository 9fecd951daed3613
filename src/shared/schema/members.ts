import { z } from 'zod'

/* Schemas whose types are as a reader wants them: readonly throughout, and each member with the comment that stands above its schema. */

type Shape = Readonly<Record<string, z.ZodType>>
type Optional<Of extends Shape> = { [Name in keyof Of]: Of[Name] extends { _zod: { optout: 'optional' } } ? Name : never }[keyof Of]
type Given<Of extends Shape, Names extends keyof Of> = { readonly [Name in Names]: z.output<Of[Name]> }
type MayBeGiven<Of extends Shape, Names extends keyof Of> = { readonly [Name in Names]?: z.output<Of[Name]> }

/** One plain object type instead of an intersection: what an editor shows is what there is. */
export type Plain<Type> = { [Name in keyof Type]: Type[Name] } & {}
/** What an object of this shape is. */
export type Members<Of extends Shape> = Plain<Given<Of, Exclude<keyof Of, Optional<Of>>> & MayBeGiven<Of, Optional<Of>>>

/** An object with these members and no others. */
export const object = <const Of extends Shape>(shape: Of) => z.strictObject(shape) as unknown as z.ZodType<Members<Of>>

export const list = <Item extends z.ZodType>(item: Item) => z.array(item) as z.ZodType<readonly z.output<Item>[]>

type Objects = readonly [z.ZodType, z.ZodType, ...z.ZodType[]]
/** One of several objects, told apart by their `kind`. */
export const variants = <const Of extends Objects>(...objects: Of) =>
  z.discriminatedUnion('kind', objects as never) as unknown as z.ZodType<z.output<Of[number]>>
