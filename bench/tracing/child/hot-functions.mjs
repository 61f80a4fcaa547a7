const WORDS = ['kitten', 'sitting on', 'the_dock', 'of-the-bay', 'wa', 'cher', '', 'aaaaaaaaaaaaaaaa', 'zebra-crossing', 'x'];
const word = (k) => WORDS[k % WORDS.length];

/** What the modules are for, by package: one call with input k. */
export const hotFunctions = {
  ms: ({ default: ms }, k) => [ms(`${k} days`), ms(`${k / 2}h`), ms(60_000 * k, { long: k % 2 === 0 })],
  minimist: ({ default: minimist }, k) =>
    minimist(['-a', String(k), `--foo=${word(k)}`, '--no-x', '-xyz', 'rest', '--', 'more'].slice(k % 3), { boolean: ['x'], string: ['foo'], alias: { a: 'alpha' } }),
  ini: ({ default: ini }, k) => ini.stringify(ini.parse(`a=${k}\n[s.${word(k)}]\nb[]=1\nb[]=2\n; c\nq="x y"\n`)),
  'fast-deep-equal': ({ default: equal }, k) => equal(tree(k, word(k)), tree(k, word(k + (k % 3 === 0 ? 1 : 0)))),
  semver: ({ default: subset }, k) => subset(`^1.${k} || >=2.0.0`, `>=1.${k % 3} <5`),
  validator: ({ default: { default: isURL } }, k) => isURL(`https://user:pw@www.${word(k)}.com:80${k}/a?b=c#d`),
  'pull-stream': ({ default: flatten }, k) => collected(flatten()(valuesOf([[1, 2], [3, k], [word(k)]].map(valuesOf)))),
  camelcase: ({ default: camelCase }, k) => [camelCase(`foo-bar_${word(k)}Baz`), camelCase(['a', word(k)], { pascalCase: true })],
  'dot-prop': ({ setProperty, getProperty, hasProperty, deepKeys }, k) => {
    const object = setProperty({ a: { b: [{ c: k }] } }, `a.d.${word(k) || 'q'}`, k);
    return [getProperty(object, 'a.b[0].c'), hasProperty(object, 'a.x'), deepKeys(object)];
  },
  'yocto-queue': ({ default: Queue }, k) => {
    const queue = new Queue();
    for (let i = 0; i < 20; i++) queue.enqueue(i * k);
    let sum = 0;
    while (queue.size > 0) sum += queue.dequeue();
    return sum;
  },
  '@scure/base': ({ base58, bech32 }, k) => {
    const bytes = Uint8Array.from({ length: 16 }, (_, i) => (i * k) & 255);
    return [base58.decode(base58.encode(bytes)), bech32.encode('bc', bech32.toWords(bytes))];
  },
  'quill-delta': ({ default: exported }, k) => {
    const Delta = exported.default ?? exported;
    const before = new Delta().insert(`Hello ${k}`).insert('World', { bold: true });
    const change = new Delta().retain(3).delete(2).insert('xx', { italic: k });
    return [before.compose(change), change.invert(before), change.transform(before)];
  },
};

function tree(k, text) {
  return { a: [1, 2, { b: text, c: new Date(k), d: /x/g }], e: k, f: { g: null, h: [text, text] } };
}

/** A source of streams as pull-stream has them. */
function valuesOf(values) {
  let next = 0;
  return (end, callback) => (end || next >= values.length ? callback(end || true) : callback(null, values[next++]));
}

function collected(read) {
  const values = [];
  const isOpen = () => {
    let more = true;
    read(null, (end, value) => {
      if (end) more = false;
      else values.push(value);
    });
    return more;
  };
  while (isOpen());
  return values;
}
