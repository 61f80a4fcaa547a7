import type * as Compiler from '@typescript/typescript6';

/**
 * Global types of Node and of the web that sources name most often, as far as a stand-in has to look like them.
 * The real declarations would take longer to read than everything else.
 */
const AMBIENT_TYPES = `
interface Buffer extends Uint8Array {}
interface URL { href: string; origin: string; protocol: string; host: string; hostname: string; port: string; pathname: string; search: string; hash: string; searchParams: URLSearchParams }
interface URLSearchParams { get(name: string): string | null; has(name: string): boolean; forEach(callback: (value: string, key: string) => void): void }
interface AbortSignal { aborted: boolean; reason?: unknown; addEventListener(type: 'abort', listener: () => void): void; removeEventListener(type: 'abort', listener: () => void): void; throwIfAborted(): void }
interface Headers { get(name: string): string | null; has(name: string): boolean }
interface Request { url: string; method: string; headers: Headers; text(): Promise<string>; json(): Promise<any> }
interface Response { ok: boolean; status: number; headers: Headers; text(): Promise<string>; json(): Promise<any> }
interface Event { type: string; target: unknown; preventDefault(): void; stopPropagation(): void }
declare namespace NodeJS {
  interface ProcessEnv { [key: string]: string | undefined }
  interface ErrnoException extends Error { code?: string; errno?: number; syscall?: string; path?: string }
  interface EventEmitter { on(event: string, listener: (...args: any[]) => void): this; once(event: string, listener: (...args: any[]) => void): this; off(event: string, listener: (...args: any[]) => void): this; removeListener(event: string, listener: (...args: any[]) => void): this; emit(event: string, ...args: any[]): boolean }
  interface ReadableStream extends EventEmitter { read(size?: number): string | Buffer; pipe<T>(destination: T): T; pause(): this; resume(): this }
  interface WritableStream extends EventEmitter { write(chunk: string | Uint8Array): boolean; end(): this }
}
`;

const FILE = 'auklet-ambient-types.d.ts';

/** Adds the ambient types to a program: their file is a root that only this host knows. */
export function withAmbientTypes(ts: typeof Compiler, host: Compiler.CompilerHost): { readonly host: Compiler.CompilerHost; readonly root: string } {
  const isIt = (file: string): boolean => file.endsWith(FILE);
  return {
    root: FILE,
    host: {
      ...host,
      fileExists: (file) => isIt(file) || host.fileExists(file),
      readFile: (file) => (isIt(file) ? AMBIENT_TYPES : host.readFile(file)),
      getSourceFile: (file, languageVersion, onError, shouldCreate) =>
        isIt(file) ? ts.createSourceFile(file, AMBIENT_TYPES, languageVersion) : host.getSourceFile(file, languageVersion, onError, shouldCreate),
    },
  };
}
