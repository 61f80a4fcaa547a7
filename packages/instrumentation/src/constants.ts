import type { ConstantPoolDto } from '@auklet/protocol';
import { types as t } from '@babel/core';

/** Literals and property names of a module, each once, in the order of the source. */
export function collectConstants(file: t.File): ConstantPoolDto {
  const collector = new ConstantCollector();
  t.traverseFast(file.program, (node) => collector.add(node));
  return collector.pool();
}

class ConstantCollector {
  readonly #strings = new Set<string>();
  readonly #numbers = new Set<number>();
  readonly #bigints = new Set<string>();
  readonly #keys = new Set<string>();
  readonly #regexps = new Map<string, { readonly source: string; readonly flags: string }>();
  /** Literals that their parent has taken for something else. */
  readonly #taken = new Set<t.Node>();

  add(node: t.Node): void {
    switch (node.type) {
      case 'StringLiteral':
        if (!this.#taken.has(node)) this.#strings.add(node.value);
        return;
      case 'TemplateElement':
        if (node.value.cooked) this.#strings.add(node.value.cooked);
        return;
      case 'NumericLiteral':
        this.#numbers.add(node.value);
        return;
      case 'BigIntLiteral':
        this.#bigints.add(String(BigInt(node.value)));
        return;
      case 'RegExpLiteral':
        this.#regexps.set(`/${node.pattern}/${node.flags}`, { source: node.pattern, flags: node.flags });
        return;
      case 'MemberExpression':
      case 'OptionalMemberExpression':
        return node.computed ? undefined : this.#addKey(node.property);
      case 'ObjectProperty':
      case 'ObjectMethod':
        return node.computed ? undefined : this.#addKey(node.key);
      case 'ImportDeclaration':
      case 'ExportAllDeclaration':
      case 'ExportNamedDeclaration':
        if (node.source) this.#taken.add(node.source);
        return;
      case 'TSLiteralType':
        this.#taken.add(node.literal);
    }
  }

  pool(): ConstantPoolDto {
    return {
      strings: [...this.#strings],
      numbers: [...this.#numbers],
      bigints: [...this.#bigints],
      regexps: [...this.#regexps.values()],
      keys: [...this.#keys],
    };
  }

  #addKey(key: t.Node): void {
    if (key.type === 'Identifier') this.#keys.add(key.name);
    if (key.type !== 'StringLiteral') return;
    this.#taken.add(key);
    this.#keys.add(key.value);
  }
}
