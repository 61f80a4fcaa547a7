/** One block tag of a documentation comment: `@param {T} [name=default] text`. */
export interface DocTag {
  readonly tag: string;
  /** Between the braces; empty without any. */
  readonly type: string;
  /** What follows the type: a name, possibly in brackets, then text. */
  readonly rest: string;
}

/** The block tags of a comment's text without its delimiters; those of a comment that is no documentation are none. */
export function docTags(comment: string): DocTag[] {
  if (!comment.startsWith('*')) return [];
  const text = comment.replace(/^[ \t]*\*+[ \t]?/gm, '');
  return text.split(/^[ \t]*(?=@\w)/m).flatMap((block) => {
    const head = /^@(\w+)\s*/.exec(block);
    if (head?.[1] === undefined) return [];
    const { type, rest } = bracedType(block.slice(head[0].length));
    return [{ tag: head[1], type, rest: rest.trim() }];
  });
}

/** Splits `{type} rest`, with braces inside of the type balanced. */
function bracedType(text: string): { readonly type: string; readonly rest: string } {
  if (!text.startsWith('{')) return { type: '', rest: text };
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '{') depth++;
    if (text[index] === '}' && --depth === 0) return { type: text.slice(1, index).trim(), rest: text.slice(index + 1) };
  }
  return { type: '', rest: text };
}
