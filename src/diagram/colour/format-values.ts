const DAY = 86_400_000;

/** Days between a moment and now, both in milliseconds since 1970; never negative. */
export function countDays(moment: number, now: number): number {
  return Math.max(0, Math.floor((now - moment) / DAY));
}

/** An amount in few characters: `950`, `1.2k`, `34k`, `1.5M`. */
export function shortenAmount(amount: number): string {
  if (amount < 1_000) return String(amount);
  const [scaled, unit] = amount < 999_500 ? [amount / 1_000, 'k'] : [amount / 1_000_000, 'M'];
  return `${scaled < 9.95 ? scaled.toFixed(1).replace(/\.0$/, '') : Math.round(scaled)}${unit}`;
}

/** A number with its noun, in the plural where it is not 1. */
export function countNoun(amount: number, noun: string): string {
  return `${amount.toLocaleString('en')} ${noun}${amount === 1 ? '' : 's'}`;
}

/** A share from 0 to 1 with two digits. */
export function formatShare(share: number): string {
  return share.toFixed(2);
}

/** An age in few characters: `today`, `5 d`, `3 mo`, `2.5 y`. */
export function shortenAge(days: number): string {
  if (days < 1) return 'today';
  if (days < 30) return `${days} d`;
  if (days < 365) return `${Math.round(days / 30.44)} mo`;
  return `${(days / 365.25).toFixed(1).replace(/\.0$/, '')} y`;
}

/** An age in words. */
export function describeAge(days: number): string {
  if (days < 1) return 'today';
  if (days < 30) return `${countNoun(days, 'day')} ago`;
  if (days < 365) return `${countNoun(Math.round(days / 30.44), 'month')} ago`;
  const years = (days / 365.25).toFixed(1).replace(/\.0$/, '');
  return `${years} ${years === '1' ? 'year' : 'years'} ago`;
}

/** A moment as a day, in Greenwich's time. */
export function formatDay(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
