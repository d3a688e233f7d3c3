import { measureInterface } from './interface.ts';

for (const { name, value, unit } of await measureInterface()) {
  console.log(`${name.padEnd(60)} ${value.toPrecision(4).padStart(10)} ${unit}`);
}
