import * as t from '@babel/types';
import type { NamePool } from './names/name-pool.ts';
import { camelCase, pascalCase } from './names/identifier.ts';
import { call, constant, isPlainKey, member, text } from './printing/nodes.ts';
import type { SubjectReference } from './render-request.ts';

/** A use of the subject's namespace. */
export interface SubjectUse {
  readonly path: readonly string[];
  readonly isConstructed: boolean;
}

/** The names under which a test file knows the subject's exports, and the statement that imports them. */
export class SubjectBindings {
  readonly #subject: SubjectReference;
  readonly #style: 'esm' | 'cjs';
  /** Export name to local name; `*` is the namespace itself. */
  readonly #locals = new Map<string, string>();

  constructor(subject: SubjectReference, style: 'esm' | 'cjs', uses: readonly SubjectUse[], names: NamePool) {
    this.#subject = subject;
    this.#style = style;
    for (const { path } of uses) {
      const exported = path[0] ?? '*';
      if (this.#locals.has(exported)) continue;
      const isClass = uses.some((use) => use.path.length === 1 && use.path[0] === exported && use.isConstructed);
      this.#locals.set(exported, names.take(this.#localName(exported, isClass)));
    }
  }

  #localName(exported: string, isClass: boolean): string {
    if (exported !== 'default' && exported !== '*') return isPlainKey(exported) ? exported : camelCase(exported);
    return isClass ? pascalCase(this.#subject.name) : camelCase(this.#subject.name);
  }

  get(path: readonly string[]): t.Expression {
    const [exported = '*', ...rest] = path;
    const local = this.#locals.get(exported);
    return rest.reduce<t.Expression>(member, t.identifier(local ?? camelCase(exported)));
  }

  /** The class of that name, when the tests import it. */
  find(name: string): t.Expression | null {
    for (const [exported, local] of this.#locals) if (exported === name || local === name) return t.identifier(local);
    return null;
  }

  imports(): t.Statement[] {
    if (this.#locals.size === 0) return [];
    return this.#style === 'esm' ? this.#importDeclarations() : this.#requires();
  }

  #importDeclarations(): t.Statement[] {
    const source = t.stringLiteral(this.#subject.specifier);
    const specifiers: (t.ImportSpecifier | t.ImportDefaultSpecifier)[] = [];
    const declarations: t.Statement[] = [];
    for (const [exported, local] of this.#sorted()) {
      if (exported === '*') declarations.push(t.importDeclaration([t.importNamespaceSpecifier(t.identifier(local))], source));
      else if (exported === 'default') specifiers.unshift(t.importDefaultSpecifier(t.identifier(local)));
      else specifiers.push(t.importSpecifier(t.identifier(local), isPlainKey(exported) ? t.identifier(exported) : t.stringLiteral(exported)));
    }
    return specifiers.length === 0 ? declarations : [t.importDeclaration(specifiers, source), ...declarations];
  }

  #requires(): t.Statement[] {
    const required = call(t.identifier('require'), text(this.#subject.specifier));
    const whole = this.#locals.get(this.#subject.format === 'commonjs' ? 'default' : '*');
    const named = this.#sorted().filter(([, local]) => local !== whole);
    const properties = named.map(([exported, local]) =>
      t.objectProperty(isPlainKey(exported) ? t.identifier(exported) : text(exported), t.identifier(local), false, exported === local),
    );
    const destructured = t.variableDeclaration('const', [t.variableDeclarator(t.objectPattern(properties), required)]);
    return [...(whole === undefined ? [] : [constant(whole, required)]), ...(properties.length === 0 ? [] : [destructured])];
  }

  #sorted(): [string, string][] {
    return [...this.#locals].sort(([a], [b]) => (a < b ? -1 : 1));
  }
}
