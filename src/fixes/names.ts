import path from 'node:path';

/** `SqlOrders` → `SqlOrdersPort`. */
export function portName(name: string): string {
  return `${name}Port`;
}

/** A file name out of a class name: `SqlOrders`, `-` → `sql-orders`. */
export function splitName(name: string, separator: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, `$1$3${separator}$2`)
    .replaceAll('_', separator)
    .toLowerCase();
}

/** The id of a file beside a module that no module has yet. */
export function findFreeId(
  beside: string,
  name: string,
  extension: string,
  isTaken: (id: string) => boolean,
): string {
  const folder = path.posix.dirname(beside);
  const make = (end: string) => path.posix.join(folder, `${name}${end}${extension}`);
  let id = make('');
  for (let n = 2; isTaken(id); n++) id = make(String(n));
  return id;
}
