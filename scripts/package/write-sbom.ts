import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { architecture, pinnedNode } from './fetch-node';
import { treeVersion } from './modes';
import { run } from './run';

const root = resolve(__dirname, '..', '..');

/** What is kept of a component that npm describes: npm's own remarks differ from version to version. */
interface Component {
  readonly 'bom-ref': string;
  readonly type: string;
  readonly name: string;
  readonly version: string;
  readonly purl: string;
  readonly cpe?: string;
  readonly hashes?: readonly unknown[];
  readonly licenses?: readonly unknown[];
}

interface Dependency {
  readonly ref: string;
  readonly dependsOn: readonly string[];
}

interface Sbom {
  readonly metadata: { readonly component: Component };
  readonly components: readonly Component[];
  readonly dependencies: readonly Dependency[];
}

/**
 * Writes `vissla-VERSION-linux-ARCH.cdx.json` into `folder`, and gives its name: the packages in the tree and
 * its Node, as CycloneDX 1.6. npm reads them from `package-lock.json`. It has no serial number and no time,
 * which CycloneDX leaves free, so that the same tree gives the same bytes.
 */
export function writeSbom(tree: string, folder: string): string {
  // With --omit=dev npm also leaves out what a tool of the developers needs as well, such as commander.
  const words = ['--sbom-format=cyclonedx', '--package-lock-only'];
  const all = JSON.parse(run('npm', ['sbom', ...words], { cwd: root })) as Sbom;
  const name = `vissla-${treeVersion(tree)}-linux-${architecture()}.cdx.json`;
  const sbom = describe(all, refsIn(tree), treeVersion(tree));
  const [unused] = unreached(sbom);
  if (unused !== undefined) throw new Error(`nothing in the tree needs ${unused}`);
  writeFileSync(join(folder, name), `${JSON.stringify(sbom, null, 2)}\n`);
  return name;
}

/** The packages of the lock file that are in the tree, and its Node, each as `name@version`. */
function refsIn(tree: string): ReadonlySet<string> {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    readonly packages: Readonly<Record<string, { readonly version: string }>>;
  };
  const here = Object.entries(packages).filter(
    ([path]) => path !== '' && existsSync(join(tree, path)),
  );
  const node = pinnedNode();
  return new Set([
    ...here.map(([path, { version }]) => `${path.replace(/^.*node_modules\//, '')}@${version}`),
    `${node.name}@${node.version}`,
  ]);
}

/** What npm says, without the packages that are not in the tree, and without what differs by chance. */
function describe(all: Sbom, refs: ReadonlySet<string>, version: string) {
  const { component } = all.metadata;
  const program = `vissla@${version}`;
  const { version: node, name: nodePackage } = pinnedNode();
  const renamed = (ref: string): string => (ref === component['bom-ref'] ? program : ref);
  const isHere = (ref: string): boolean => ref === program || refs.has(ref);
  // npm 10 names a package again for each place that has it.
  const described = new Map(all.components.map((one) => [one['bom-ref'], one]));
  const kept = [...described.values()].filter((one) => refs.has(one['bom-ref']));
  if (kept.length !== refs.size) throw new Error('npm sbom leaves out a package of the tree');
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      lifecycles: [{ phase: 'build' }],
      component: {
        'bom-ref': program,
        type: 'application',
        name: 'vissla',
        version,
        purl: `pkg:npm/vissla@${encodeURIComponent(version)}`,
      },
    },
    components: kept
      .map(({ 'bom-ref': ref, type, name, version: own, purl, hashes, licenses }) => ({
        'bom-ref': ref,
        type: name === nodePackage ? 'platform' : type,
        name,
        version: own,
        purl,
        // What scanners look for Node's advisories by.
        ...(name === nodePackage ? { cpe: `cpe:2.3:a:nodejs:node.js:${node}:*:*:*:*:*:*:*` } : {}),
        hashes,
        licenses,
      }))
      .sort(by(({ 'bom-ref': ref }) => ref)),
    dependencies: [...new Map(all.dependencies.map((one) => [one.ref, one])).values()]
      .map(({ ref, dependsOn }) => ({
        ref: renamed(ref),
        dependsOn: dependsOn.filter(isHere).sort(),
      }))
      .filter(({ ref }) => isHere(ref))
      .sort(by(({ ref }) => ref)),
  };
}

/** The components that the program does not come to by dependencies. */
function unreached(sbom: ReturnType<typeof describe>): readonly string[] {
  const { metadata, components, dependencies } = sbom;
  const needs = new Map(dependencies.map(({ ref, dependsOn }) => [ref, dependsOn]));
  const reached = new Set([metadata.component['bom-ref']]);
  // A set is walked with what is added meanwhile.
  for (const ref of reached) for (const needed of needs.get(ref) ?? []) reached.add(needed);
  return components.map(({ 'bom-ref': ref }) => ref).filter((ref) => !reached.has(ref));
}

const by =
  <T>(key: (one: T) => string) =>
  (one: T, other: T): number =>
    key(one) < key(other) ? -1 : 1;
