import { type JobDescriptionDto, jobKey } from '../jobs/job-description.ts';
import { isLasting, type ModuleResultDto, moduleResultSchema } from '../results/module-result.ts';
import type { ResultStore } from './result-store.ts';

/** Results of earlier runs, by the jobs that they are of. */
export class ResultCache {
  readonly #store: ResultStore;

  constructor(store: ResultStore) {
    this.#store = store;
  }

  /** `null` when there is none, or none that can be read. */
  async find(job: JobDescriptionDto): Promise<ModuleResultDto | null> {
    const key = jobKey(job);
    const text = await this.#store.get(key);
    if (text === null) return null;
    const result = moduleResultSchema.safeParse(parsed(text));
    if (result.success) return result.data;
    await this.#store.drop(key);
    return null;
  }

  /** Keeps what would come out again; where nothing can be written nothing is kept. */
  async keep(job: JobDescriptionDto, result: ModuleResultDto): Promise<void> {
    if (!isLasting(result.report)) return;
    await this.#store.put(jobKey(job), JSON.stringify(result)).catch(() => {});
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
