/** Prices are whole cents, so that sums stay exact. */
export interface Item {
  name: string;
  price: number;
  quantity: number;
}

export type Country = 'DE' | 'FR' | 'US';

export class UnknownCouponError extends Error {
  constructor(readonly coupon: string) {
    super(`There is no coupon ${coupon}.`);
    this.name = 'UnknownCouponError';
  }
}

export class Cart {
  private readonly items = new Map<string, Item>();
  private discountPercent = 0;
  private freeShipping = false;

  add(item: Item): this {
    if (item.price < 0) throw new RangeError('A price cannot be negative.');
    if (item.quantity < 1) throw new RangeError('At least one of an item is needed.');
    const present = this.items.get(item.name);
    const quantity = item.quantity + (present?.quantity ?? 0);
    this.items.set(item.name, { ...item, quantity });
    return this;
  }

  remove(name: string): boolean {
    return this.items.delete(name);
  }

  redeem(coupon: string): void {
    switch (coupon) {
      case 'TEN':
        this.discountPercent = 10;
        break;
      case 'SHIPFREE':
        this.freeShipping = true;
        break;
      default:
        throw new UnknownCouponError(coupon);
    }
  }

  get size(): number {
    let size = 0;
    for (const { quantity } of this.items.values()) size += quantity;
    return size;
  }

  subtotal(): number {
    let sum = 0;
    for (const { price, quantity } of this.items.values()) sum += price * quantity;
    return sum - Math.floor((sum * this.discountPercent) / 100);
  }

  total(country: Country = 'DE'): number {
    const subtotal = this.subtotal();
    return this.freeShipping ? subtotal : subtotal + shipping(subtotal, country);
  }
}

/** Nothing from 50.00 on within Europe; nothing to ship costs nothing. */
export function shipping(subtotal: number, country: Country): number {
  if (subtotal === 0) return 0;
  if (country === 'US') return subtotal >= 10_000 ? 990 : 1_990;
  return subtotal >= 5_000 ? 0 : 490;
}

export function formatPrice(cents: number): string {
  const sign = cents < 0 ? '-' : '';
  const whole = Math.abs(Math.round(cents));
  return `${sign}${Math.floor(whole / 100)}.${String(whole % 100).padStart(2, '0')}`;
}
