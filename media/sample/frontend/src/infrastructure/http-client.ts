export class HttpError extends Error {}

export async function getJson<T>(url: string): Promise<T> {
  const response = await fetch(url);
  if (!response.ok) throw new HttpError(`${url} answered ${response.status}`);
  return response.json() as Promise<T>;
}

export async function postJson(url: string, body: unknown): Promise<void> {
  const response = await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  if (!response.ok) throw new HttpError(`${url} answered ${response.status}`);
}
