import {
  BufferGeometry,
  DoubleSide,
  Group,
  Mesh,
  OrthographicCamera,
  Scene,
  ShaderMaterial,
  Vector3,
  WebGLRenderer,
} from 'three';
import type { Rgb } from '../draw/tokens.ts';
import { createGridMesh, type GridMesh } from './grid-mesh.ts';
import type { HeightField } from './height-field.ts';
import type { Picture } from './picture.ts';
import { light, shading } from './shading.ts';
import { type Angle, type Projector, rise } from './view-angle.ts';
import { wallLines } from './wall-lines.ts';
import { createWalls } from './walls.ts';

/** The shaded surface and the walls behind it as WebGL draws it; numbers, names and the path are painted on a canvas above it. */
export interface SurfaceScene {
  /** Takes a picture: its heights, what colours them where that is not the height, and the lines on the walls. */
  setPicture(picture: Shown): void;
  /** Colours of the heights, low to high, and of the walls' lines. */
  setColours(stops: readonly Rgb[], line: Rgb): void;
  /** Where the processor draws, a view in motion has fewer pixels and fewer triangles: at rest it is sharp. */
  render(angle: Angle, projector: Projector, box: ViewBox): void;
  /** Frees what the graphics card holds; the next drawing puts it there again. */
  free(): void;
  /** Frees everything, the context included: the end. */
  dispose(): void;
}

/** What of a picture is drawn here; the paths are not. */
type Shown = Pick<Picture, 'field' | 'tint' | 'scale' | 'square'>;

/** CSS pixels of a view, pixels of the screen in each, and whether it is being turned. */
interface ViewBox {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
  readonly inMotion: boolean;
}

/** In motion, pixels along each side as a share of those at rest. */
const motionShare = 0.5;

const vertexShader = `
  attribute float tint;
  varying float vTone;
  varying vec2 vPlace;
  varying vec3 vNormal;
  uniform float rise;
  void main() {
    vTone = tint;
    vPlace = position.xz;
    vNormal = mat3(modelMatrix) * normal;
    gl_Position = projectionMatrix * modelViewMatrix * vec4(position.x, position.y * rise, position.z, 1.0);
  }
`;

/** Every seventh line of a 64 x 64 grid is drawn, nine spaces in all, whatever the grid. */
const fragmentShader = `
  varying float vTone;
  varying vec2 vPlace;
  varying vec3 vNormal;
  uniform vec3 stops[9];
  uniform vec3 light;
  void main() {
    float at = clamp(vTone, 0.0, 1.0) * 8.0;
    int below = int(min(at, 7.0));
    vec3 colour = mix(stops[below], stops[below + 1], at - float(below));
    float strength = dot(normalize(vNormal), light);
    colour = colour * (${shading.ambient} + ${shading.lit} * strength) + ${(shading.gloss / 255).toFixed(4)} * strength;
    vec2 cell = (vPlace + 1.0) * 4.5;
    vec2 away = abs(fract(cell - 0.5) - 0.5) / fwidth(cell);
    colour = mix(colour, vec3(1.0), 0.16 * (1.0 - min(min(away.x, away.y), 1.0)));
    gl_FragColor = vec4(colour, 1.0);
  }
`;

/** Draws on a canvas; undefined when there is no WebGL for it. */
export function createScene(canvas: HTMLCanvasElement): SurfaceScene | undefined {
  const slow = drawsWithoutCard();
  const context = canvas.getContext('webgl2', { antialias: !slow });
  if (!context) return undefined;
  const renderer = new WebGLRenderer({ canvas, context });
  renderer.setClearColor(0, 0);
  const stops = Array.from({ length: 9 }, () => new Vector3());
  const material = new ShaderMaterial({
    vertexShader,
    fragmentShader,
    side: DoubleSide,
    uniforms: { stops: { value: stops }, light: { value: new Vector3(...light) }, rise: { value: rise } },
  });
  const meshes = new Map<number, GridMesh>();
  let shown: GridMesh | undefined;
  const mesh = new Mesh(new BufferGeometry(), material);
  mesh.frustumCulled = false;
  const scene = new Scene();
  const walls = createWalls();
  const turned = new Group().add(mesh, walls.segments);
  scene.add(turned);
  let inScene: { readonly field?: HeightField; readonly tint?: HeightField | undefined } = {};
  let sized = '';
  const camera = new OrthographicCamera(-1, 1, 1, -1, 0.1, 40);

  function free(): void {
    for (const { geometry } of meshes.values()) geometry.dispose();
    mesh.geometry.dispose();
    material.dispose();
    walls.dispose();
  }

  return {
    setPicture({ field, tint, scale, square }) {
      // Much else in a picture changes more often: the paths in every frame.
      if (inScene.field === field && inScene.tint === tint) return;
      inScene = { field, tint };
      const grid = meshes.get(field.grid) ?? createGridMesh(field.grid);
      meshes.set(field.grid, grid);
      grid.update(field, tint);
      shown = grid;
      mesh.geometry = grid.geometry;
      walls.setLines(wallLines(scale, square));
    },
    setColours(colours, line) {
      walls.setColour(line);
      for (const [i, [red, green, blue]] of colours.entries()) stops[i]?.set(red / 255, green / 255, blue / 255);
    },
    render({ turn, tilt }, { scale, middle: [x, y] }, { width, height, ratio: sharp, inMotion }) {
      const isRough = slow && inMotion;
      const ratio = isRough ? sharp * motionShare : sharp;
      shown?.setRough(isRough);
      // Setting a size clears and makes the buffers anew, even when it is the same.
      if (sized !== `${width} ${height} ${ratio}`) {
        sized = `${width} ${height} ${ratio}`;
        renderer.setPixelRatio(ratio);
        renderer.setSize(width, height, false);
      }
      walls.stand(turn);
      turned.rotation.y = -turn;
      camera.position.set(0, 20 * Math.sin(tilt), 20 * Math.cos(tilt));
      camera.lookAt(0, 0, 0);
      camera.left = -x / scale;
      camera.right = (width - x) / scale;
      camera.top = y / scale;
      camera.bottom = (y - height) / scale;
      camera.updateProjectionMatrix();
      renderer.render(scene, camera);
    },
    free,
    dispose() {
      free();
      renderer.dispose();
      renderer.forceContextLoss();
    },
  };
}

/** Whether the processor draws in place of a graphics card: smooth edges would then cost a third of the frames. */
function drawsWithoutCard(): boolean {
  const probe = new OffscreenCanvas(1, 1).getContext('webgl2');
  const names = probe?.getExtension('WEBGL_debug_renderer_info');
  if (!probe || !names) return false;
  const name = String(probe.getParameter(names.UNMASKED_RENDERER_WEBGL));
  probe.getExtension('WEBGL_lose_context')?.loseContext();
  return /swiftshader|llvmpipe|basic render/i.test(name);
}
