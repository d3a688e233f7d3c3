/**
 * The run file, `.plab`: a ZIP whose entries are stored, `mimetype` first. `manifest.json` says what the run is and holds a
 * SHA-256 of every other part. `summary.safetensors` is what a list shows of it. `model.safetensors` is the network after the last step, for other tools. `keyframes/` are
 * exact states, as training left them before anything was changed at their step; any step is reached by training on from the
 * one before it. Step 0 is among them when the run did not start from fresh weights. `jumps/` are the parameters to which a
 * run jumped by hand. `history.safetensors` has the losses, `data.safetensors` the data when it is of the user's own and
 * small. All this is the branch on screen; `branches/2/` and others have keyframes and history of those that are not, as far
 * as they are not those of another branch already.
 */
export const mediaType = 'application/vnd.perceptron-lab.run+zip';
export const partNames = {
  mediaType: 'mimetype',
  manifest: 'manifest.json',
  summary: 'summary.safetensors',
  model: 'model.safetensors',
  history: 'history.safetensors',
  data: 'data.safetensors',
} as const;

/** Where the parts of a branch are that is not on screen. */
export const branchFolder = (id: number): string => `branches/${id}/`;
