/** Light from behind on the left: right, up, towards the viewer. Makes slopes visible, in relief and on the mesh. */
export const light = [-0.45, 0.82, -0.35] as const;
/** A colour part c under light of strength s is c (ambient + lit s) + gloss s, in bytes. */
export const shading = { ambient: 0.62, lit: 0.46, gloss: 10, steepness: 1.1 } as const;
