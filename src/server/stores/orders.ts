export interface Order {
  readonly number: number
  readonly owner: string
  readonly item: string
  readonly price: number
  readonly isRefunded: boolean
}

/** What people have bought. Numbers count up, so that anybody can guess a neighbour's: what guards an order must be a check. */
export interface OrderStore {
  find(number: number): Order | null
  of(owner: string): Order[]
  refund(number: number): void
  reset(): void
  /** The numbers of those that were paid back. */
  refunded(): number[]
  restore(refunded: readonly number[]): void
}

const atFirst: readonly Order[] = [
  { number: 1001, owner: 'alice', item: 'tea', price: 6, isRefunded: false },
  { number: 1002, owner: 'bob', item: 'hammer', price: 18, isRefunded: false },
  { number: 1003, owner: 'alice', item: 'mirror', price: 30, isRefunded: false },
  { number: 1004, owner: 'admin', item: 'lamp', price: 42, isRefunded: false },
]

export function createOrderStore(): OrderStore {
  const orders = new Map<number, Order>()
  const reset = (): void => {
    for (const order of atFirst) orders.set(order.number, order)
  }
  reset()
  const refund = (number: number): void => {
    const order = orders.get(number)
    if (order !== undefined) orders.set(number, { ...order, isRefunded: true })
  }
  return {
    find: number => orders.get(number) ?? null,
    of: owner => [...orders.values()].filter(order => order.owner === owner),
    refund,
    reset,
    refunded: () => [...orders.values()].filter(({ isRefunded }) => isRefunded).map(({ number }) => number),
    restore(refunded) {
      reset()
      for (const number of refunded) refund(number)
    },
  }
}
