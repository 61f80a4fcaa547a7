export { Producer } from './producer.ts';
export { Worker, type WorkerEvent, type WorkerOptions } from './worker.ts';
export { parseQueueAddress, type QueueAddress } from './queue-address.ts';
