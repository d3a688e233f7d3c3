import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync, Visitor } from 'vite';

/** One import or re-export of a source file. */
export interface SourceImport {
  readonly from: string;
  /** Whether it vanishes when the types are stripped. */
  readonly typeOnly: boolean;
}

/** What the architecture's rules look at. */
export interface SourceFile {
  /** Relative to the project, with forward slashes. */
  readonly path: string;
  /** Lines of code; the lines of a table that hold nothing but numbers and brackets are not counted. */
  readonly lines: number;
  readonly imports: readonly SourceImport[];
  /** Free-standing names, and members of Math as `Math.sin`. */
  readonly names: ReadonlySet<string>;
  /** Whether every statement passes something on from another file. */
  readonly isBarrel: boolean;
}

/** The TypeScript files below a folder of the project, tests and declarations included. */
export function sourcePaths(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
    .filter((path) => /\.(ts|tsx)$/.test(path) && !path.includes('/node_modules/'))
    .sort();
}

/** Reads a source file without running it. Throws when it cannot be parsed. */
export function readSource(root: string, path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8');
  return {
    path,
    lines: text.split('\n').filter((line) => /[^\s\d.,[\]-]/.test(line)).length,
    ...parseSource(path, text),
  };
}

/** The imports and names of a source text; the ending of its path says whether it may hold JSX. */
export function parseSource(path: string, text: string): Omit<SourceFile, 'path' | 'lines'> {
  const { module, program, errors } = parseSync(path, text);
  if (errors.length > 0) throw new Error(`${path}: ${errors[0]?.message}`);

  const imports: SourceImport[] = module.staticImports.map(({ moduleRequest, entries }) => ({
    from: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  for (const { entries } of module.staticExports) {
    for (const { moduleRequest, isType } of entries) {
      if (moduleRequest !== null) imports.push({ from: moduleRequest.value, typeOnly: isType });
    }
  }

  const names = new Set<string>();
  const notNames = new Set<object>();
  new Visitor({
    ImportExpression({ source }) {
      if (source.type === 'Literal') imports.push({ from: String(source.value), typeOnly: false });
    },
    TSImportType({ source }) {
      imports.push({ from: source.value, typeOnly: true });
    },
    MemberExpression({ object, property, computed }) {
      if (!computed) notNames.add(property);
      if (object.type === 'Identifier' && object.name === 'Math') {
        if (property.type === 'Identifier') names.add(`Math.${property.name}`);
        if (property.type === 'Literal') names.add(`Math.${property.value}`);
      }
    },
    // `const { sin } = Math` would hide the member's name.
    VariableDeclarator({ id, init }) {
      if (init?.type !== 'Identifier' || init.name !== 'Math' || id.type !== 'ObjectPattern') return;
      for (const each of id.properties) {
        if (each.type === 'Property' && each.key.type === 'Identifier') names.add(`Math.${each.key.name}`);
      }
    },
    Property({ key, computed, shorthand }) {
      if (!computed && !shorthand) notNames.add(key);
    },
    TSPropertySignature({ key, computed }) {
      if (!computed) notNames.add(key);
    },
    Identifier(node) {
      if (!notNames.has(node)) names.add(node.name);
    },
  }).visit(program);

  const isBarrel =
    program.body.length > 0 &&
    program.body.every(
      (statement) =>
        statement.type === 'ExportAllDeclaration' ||
        (statement.type === 'ExportNamedDeclaration' && statement.source !== null),
    );
  return { imports, names, isBarrel };
}
