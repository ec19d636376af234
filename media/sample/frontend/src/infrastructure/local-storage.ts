export function readItem<T>(key: string, fallback: T): T {
  const text = localStorage.getItem(key);
  return text === null ? fallback : (JSON.parse(text) as T);
}

export function writeItem(key: string, value: unknown): void {
  localStorage.setItem(key, JSON.stringify(value));
}
