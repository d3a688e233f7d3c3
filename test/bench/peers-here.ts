import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../../scripts/child.mjs';
import { projectRoot } from '../../scripts/targets.mjs';
import type { Contestant } from './contestant.ts';
import { type PeerProcess, startPeer } from './peer-process.ts';

const folder = join(projectRoot, 'test/bench/peers');
const pythons = [process.env['PYTHON'] ?? 'python3', 'python3', '/usr/bin/python3', 'python'];

/** Some environments set these, which makes NumPy slower than it is. */
const misleading = ['OPENBLAS_CORETYPE', 'OPENBLAS_L2_SIZE', 'OPENBLAS_NUM_THREADS'];

function environment(threads: number, more: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const env = { ...process.env };
  for (const name of misleading) delete env[name];
  const count = String(threads);
  return {
    ...env,
    OPENBLAS_NUM_THREADS: count,
    OMP_NUM_THREADS: count,
    MKL_NUM_THREADS: count,
    PYTHONDONTWRITEBYTECODE: '1',
    ...more,
  };
}

interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
}

/** Who can be compared with here, who cannot and why, and the limits that NumPy can reach. */
export interface Peers {
  readonly contestants: readonly Contestant[];
  readonly missing: readonly string[];
  readonly limits: readonly Figure[];
}

type Ceiling = NonNullable<Contestant['ceiling']>;

function contestant(
  peer: PeerProcess,
  form: string,
  workloads: string,
  folderOf: (name: string) => string,
  ceiling?: Ceiling,
): Contestant {
  return {
    name: peer.hello.name,
    form,
    ours: false,
    workloads,
    ...(ceiling && { ceiling }),
    load: async ({ name }) => (await peer.ask({ do: 'load', folder: folderOf(name) })).values ?? [],
    least: () => 1,
    run: async (units) => (await peer.ask({ do: 'run', units })).seconds ?? Number.NaN,
    close: () => peer.close(),
  };
}

/** The pythons that can import a module, each interpreter once. */
function pythonsWith(module: string): readonly string[] {
  const found = new Map<string, string>();
  for (const python of pythons) {
    const { status, stdout } = spawnSync(python, ['-c', `import ${module}, sys; print(sys.executable)`], {
      encoding: 'utf8',
    });
    if (status === 0 && !found.has(stdout)) found.set(stdout, python);
  }
  return [...found.values()];
}

/** NumPy, of the python whose matrices are multiplied by OpenBLAS if there is one, in all the forms that matter. */
async function numpyPeers(folderOf: (name: string) => string): Promise<Peers> {
  const start = (python: string, threads: number, more?: NodeJS.ProcessEnv, ...args: string[]) =>
    startPeer(python, [join(folder, 'numpy_peer.py'), ...args], environment(threads, more));
  const candidates = await Promise.all(
    pythonsWith('numpy').map(async (python) => ({ python, peer: await start(python, 1) })),
  );
  const best = candidates.find(({ peer }) => peer.hello.library !== '') ?? candidates[0];
  for (const { peer } of candidates) if (peer !== best?.peer) peer.close();
  if (!best) return { contestants: [], missing: ['numpy: not here'], limits: [] };

  const { python, peer } = best;
  const { library, kernel } = peer.hello;
  const kernels = library ? `${kernel} kernels` : 'unknown kernels';
  const sgemm = (await peer.ask({ do: 'sgemm' })).value ?? Number.NaN;
  const memory = (await peer.ask({ do: 'memory' })).value ?? Number.NaN;
  const ceiling = { gigaflops: sgemm, of: 'dense' } as const;
  const contestants = [
    contestant(peer, `random batches, ${kernels}`, 'ABCDEF', folderOf, ceiling),
    contestant(await start(python, 1, {}, 'contiguous'), 'contiguous batches', 'AB', folderOf, ceiling),
  ];
  const missing: string[] = [];
  const avx2 = await start(python, 1, { OPENBLAS_CORETYPE: 'Haswell' });
  if (avx2.hello.kernel === 'Haswell' && kernel !== 'Haswell') {
    contestants.push(contestant(avx2, 'random batches, Haswell kernels (AVX2)', 'ABD', folderOf));
  } else {
    avx2.close();
    missing.push(`numpy with Haswell kernels (AVX2): ${kernels} cannot be exchanged here`);
  }
  contestants.push(contestant(await start(python, 2), 'random batches, 2 threads', 'ABD', folderOf));
  return {
    contestants,
    missing,
    limits: [
      {
        name: `product of 512 x 512 matrices, ${library || 'NumPy'} with ${kernels}`,
        value: sgemm,
        unit: 'GFLOP/s',
      },
      { name: 'memory, copying 64 MB: read and written', value: memory, unit: 'GB/s' },
    ],
  };
}

async function torchPeers(folderOf: (name: string) => string): Promise<Peers> {
  const [python] = pythonsWith('torch');
  if (python === undefined) return { contestants: [], missing: ['torch: not here'], limits: [] };
  const peer = await startPeer(python, [join(folder, 'torch_peer.py')], environment(1));
  return { contestants: [contestant(peer, 'autograd, random batches', 'ABCDE', folderOf)], missing: [], limits: [] };
}

/** Peers from npm, which are installed on first use beside their own package file. */
async function npmPeers(folderOf: (name: string) => string, say: (line: string) => void): Promise<Peers> {
  if (!existsSync(join(folder, 'node_modules/convnetjs'))) {
    say('Installing the peers of test/bench/peers (npm ci) …');
    const shell = process.platform === 'win32';
    const options = {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'pipe'] as ['ignore', 'pipe', 'pipe'],
      shell,
      limit: 120_000,
    };
    const { code, output } = await run('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], options);
    if (code !== 0) {
      const reason = output.trim().split('\n')[0] ?? '';
      return { contestants: [], missing: [`tfjs and convnetjs: not here, npm ci failed (${reason})`], limits: [] };
    }
  }
  const start = (file: string, ...args: string[]) =>
    startPeer(process.execPath, [join(folder, file), ...args], environment(1));
  return {
    contestants: [
      contestant(await start('tfjs_peer.mjs', 'wasm'), 'SIMD, batches made before', 'ABCE', folderOf),
      contestant(await start('tfjs_peer.mjs', 'cpu'), 'batches made before', 'ABCE', folderOf),
      contestant(await start('convnetjs_peer.mjs'), 'an object a layer, a sample at a time', 'ABC', folderOf),
    ],
    missing: [],
    limits: [],
  };
}

/** Starts every peer that this machine has, or only those of some groups. `folderOf` says where a workload was written. */
export async function findPeers(
  folderOf: (name: string) => string,
  say: (line: string) => void,
  only?: readonly string[],
): Promise<Peers> {
  const groups = {
    numpy: () => numpyPeers(folderOf),
    torch: () => torchPeers(folderOf),
    'tfjs and convnetjs': () => npmPeers(folderOf, say),
  };
  const found: Peers[] = [];
  for (const [name, find] of Object.entries(groups)) {
    if (only && !only.includes(name)) continue;
    try {
      found.push(await find());
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      found.push({ contestants: [], missing: [`${name}: ${reason}`], limits: [] });
    }
  }
  return {
    contestants: found.flatMap((group) => group.contestants),
    missing: found.flatMap((group) => group.missing),
    limits: found.flatMap((group) => group.limits),
  };
}
