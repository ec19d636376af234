export function findChromium(): string | undefined;
export function listChromiumFlags(): string[];
