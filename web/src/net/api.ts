/** The plain requests: small JSON questions to the server that served this page. */
import type { Refusal } from '../words/refusal';
import { say } from '../words/say';

/** A request that was answered with no, or not at all. `message` is a sentence for people. */
export class ApiError extends Error {
  readonly code: string;
  /** The HTTP status; 0 when there was no answer. */
  readonly status: number;

  constructor(code: string, text: string, status: number) {
    super(text);
    this.name = 'ApiError';
    this.code = code;
    this.status = status;
  }
}

let inWords = (refusal: Refusal): string => refusal.text;

/** Pages that tell people what was refused say here how; the others carry none of those sentences. */
export function sayRefusalsBy(words: (refusal: Refusal) => string): void {
  inWords = words;
}

function isRefusal(value: unknown): value is Refusal {
  if (typeof value !== 'object' || value === null) return false;
  const { code, text } = value as Partial<Refusal>;
  return typeof code === 'string' && typeof text === 'string';
}

async function ask<T>(path: string, init: RequestInit): Promise<T> {
  let response: Response;
  try {
    response = await fetch(path, { ...init, credentials: 'same-origin', cache: 'no-store' });
  } catch {
    throw new ApiError('no_server', say('refused.no_server'), 0);
  }
  let answer: unknown = null;
  try {
    answer = await response.json();
  } catch {
    // An answer without JSON (an empty 204, a proxy's error page) is judged by its status alone.
  }
  if (response.ok) return answer as T;
  if (isRefusal(answer)) throw new ApiError(answer.code, inWords(answer), response.status);
  throw new ApiError('no_answer', say('refused.no_answer'), response.status);
}

export function get<T>(path: string): Promise<T> {
  return ask<T>(path, { method: 'GET' });
}

/** The header makes it a request no other site can send from this browser. */
export function post<T>(path: string, body: object = {}): Promise<T> {
  const headers = { 'Content-Type': 'application/json', 'X-Roundelay': '1' };
  return ask<T>(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

/** The same for what isn't ours, such as a file somebody chose: sent as it is. */
export function postText<T>(path: string, text: string): Promise<T> {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'X-Roundelay': '1' };
  return ask<T>(path, { method: 'POST', headers, body: text });
}

/** Asks the server to take something away. */
export function remove<T>(path: string): Promise<T> {
  return ask<T>(path, { method: 'DELETE', headers: { 'X-Roundelay': '1' } });
}

/** A file as it is, however large: the browser sends it bit by bit. */
export function postFile<T>(path: string, file: Blob): Promise<T> {
  const headers = { 'Content-Type': 'application/octet-stream', 'X-Roundelay': '1' };
  return ask<T>(path, { method: 'POST', headers, body: file });
}
