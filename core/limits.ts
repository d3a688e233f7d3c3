/** Every limit of the lab, in one place. A reader checks against these before it allocates. */
export const limits = {
  /** Bytes of a file that is opened. */
  fileBytes: 256 * 1024 * 1024,
  /**
   * What a packed file may unpack to: so many bytes, or so many times its own, where that is more. Pictures may pack to little;
   * weights and runs, which are what ZIP files hold, hardly pack.
   */
  unpackedPictures: 32 * 1024 * 1024,
  unpackedParts: 4 * 1024 * 1024,
  unpackedTimes: 16,
  /** Layers with parameters: hidden layers and the output layer. */
  layers: 64,
  /** Units of one layer, inputs included. */
  units: 16_384,
  /** Parameters of a network. */
  parameters: 16_000_000,
  /** Samples of a data set. */
  samples: 1_000_000,
  /** Samples of a mini-batch. */
  batch: 65_536,
  /** Steps of a run. */
  steps: 100_000_000,
  /** Characters of a name, title or class label. */
  text: 200,
  /** Characters of a formula, and parts of it one inside the other. */
  formula: 500,
  formulaDepth: 64,
  /** Bytes of a safetensors or NPY header. */
  headerBytes: 8 * 1024 * 1024,
  /** Entries of a ZIP, tensors of a safetensors file. */
  entries: 4096,
} as const;
