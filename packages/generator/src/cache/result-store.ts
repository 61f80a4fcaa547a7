/** Keeps texts under keys. What it cannot give back as it was given is not there. */
export interface ResultStore {
  get(key: string): Promise<string | null>;
  put(key: string, text: string): Promise<void>;
  drop(key: string): Promise<void>;
}
