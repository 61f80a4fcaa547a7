/** A module that brings its process down when a test comes by the wrong branch. */
export interface Fixture {
  readonly name: string;
  /** CommonJS. */
  readonly source: string;
  /** Of the one finding that it has. */
  readonly outcome: string;
  /** What a process shows that meets it: a part of the errors file. */
  readonly shown: string;
}

/** Works in every fixture, and has to be tested as well as without the rest. */
export const ORDINARY = `exports.grade = (points) => {
  if (points >= 90) return 'very good';
  return points >= 50 ? 'passed' : 'failed';
};
`;

/** What its tests have to assert. */
export const ORDINARY_RESULTS = ['very good', 'passed', 'failed'] as const;

/** What is asserted of a process that had to be killed. */
const ENDLESS = "signal, 'SIGKILL'";

export const FIXTURES: readonly Fixture[] = [
  {
    name: 'exit code',
    source: "exports.run = (command) => { if (command === 'quit') process.exit(3); return command; };",
    outcome: 'exited',
    shown: 'status, 3',
  },
  {
    name: 'exit without a code',
    source: 'exports.check = (version) => { if (version < 20) process.exit(); return `v${version}`; };',
    outcome: 'exited',
    shown: 'status, 0',
  },
  {
    name: 'exit later',
    source: 'exports.watch = (file) => { setTimeout(() => process.exit(4), 10); return file; };',
    outcome: 'exited',
    shown: 'status, 4',
  },
  {
    name: 'exit in a promise',
    source: "exports.load = async (name) => { await null; if (!name) process.exit(5); return name; };",
    outcome: 'exited',
    shown: 'status, 5',
  },
  {
    name: 'exit in a callback of its own',
    source: "exports.each = (list) => [...list].forEach((one) => { if (one === null) process.exit(6); });",
    outcome: 'exited',
    shown: 'status, 6',
  },
  {
    name: 'exit behind a way around',
    source: 'exports.close = (force) => { if (force === true) process.reallyExit(7); return !force; };',
    outcome: 'exited',
    shown: 'status, 7',
  },
  {
    name: 'exit of an object',
    source: "class Shell { constructor() { this.open = true; } leave(code) { if (this.open) process.exit(8); return code; } }\nexports.Shell = Shell;",
    outcome: 'exited',
    shown: 'status, 8',
  },
  {
    name: 'abort',
    source: 'exports.verify = (parts) => { if (Array.isArray(parts) && parts.length > 1) process.abort(); return parts; };',
    outcome: 'crashed',
    shown: "signal, 'SIGABRT'",
  },
  {
    name: 'segmentation fault',
    source: "exports.read = (offset) => { if (offset < 0) process.kill(process.pid, 'SIGSEGV'); return offset; };",
    outcome: 'crashed',
    shown: "signal, 'SIGSEGV'",
  },
  {
    name: 'killed by itself',
    source: "exports.stop = (signal) => { if (signal === 9) process.kill(process.pid, 'SIGKILL'); return signal; };",
    outcome: 'crashed',
    shown: "signal, 'SIGKILL'",
  },
  {
    name: 'killed by its own timer',
    source: "exports.expire = (after) => { setTimeout(() => process.kill(process.pid, 'SIGTERM'), 5); return after; };",
    outcome: 'crashed',
    shown: "signal, 'SIGTERM'",
  },
  {
    name: 'endless loop',
    source: 'exports.count = (step) => { let sum = 0; while (sum < 100) sum += step === 0 ? 0 : 50; return sum; };',
    outcome: 'timed-out',
    shown: ENDLESS,
  },
  {
    name: 'endless loop in a timer',
    source: 'exports.poll = (ready) => { setTimeout(() => { while (ready === false) ; }, 1); return ready; };',
    outcome: 'timed-out',
    shown: ENDLESS,
  },
  {
    name: 'endless loop in a promise',
    source: 'exports.settle = (done) => Promise.resolve(done).then((value) => { while (value === false) ; return value; });',
    outcome: 'timed-out',
    shown: ENDLESS,
  },
  {
    name: 'endless chain of promises',
    source: 'const again = () => Promise.resolve().then(again);\nexports.drain = (queue) => { if (queue === true) void again(); return queue; };',
    outcome: 'timed-out',
    shown: ENDLESS,
  },
  {
    name: 'pattern that never answers',
    source: "exports.isList = (items) => /^(\\w+\\s?)+$/.test(items === 0 ? `${'a'.repeat(40)}!` : String(items));",
    outcome: 'timed-out',
    shown: ENDLESS,
  },
  {
    name: 'out of memory in arrays',
    source: 'exports.collect = (limit) => { const all = []; while (limit === 0) all.push(new Array(5_000_000).fill(all.length)); return all.length; };',
    outcome: 'out-of-memory',
    shown: 'out of memory',
  },
  {
    name: 'out of memory in objects',
    source: 'exports.chain = (length) => { let head = null; while (length === -1) head = { head, values: new Array(1_000_000).fill(head) }; return head; };',
    outcome: 'out-of-memory',
    shown: 'out of memory',
  },
  {
    name: 'rejection that nobody handles',
    source: "exports.send = (mail) => { if (!mail) Promise.reject(new Error('no mail')); return Boolean(mail); };",
    outcome: 'unhandled-rejection',
    shown: 'no mail',
  },
  {
    name: 'rejection in a timer',
    source: "exports.retry = (times) => { setTimeout(() => { if (times > 3) Promise.reject(new RangeError('too often')); }, 2); return times; };",
    outcome: 'unhandled-rejection',
    shown: 'too often',
  },
  {
    name: 'rejection of an asynchronous function',
    source: "const write = async (text) => { if (text === '') throw new TypeError('nothing to write'); };\nexports.save = (text) => { write(text); return text.length; };",
    outcome: 'unhandled-rejection',
    shown: 'nothing to write',
  },
  {
    name: 'exit after prototypes were frozen',
    source: "exports.harden = (deep) => { Object.freeze(Array.prototype); if (deep === true) process.exit(10); return deep; };",
    outcome: 'exited',
    shown: 'status, 10',
  },
];
