/**
 * The number of the engine's arithmetic. It rises with every change after which some network would train to other bits. Run
 * files carry it, since only the arithmetic that a run was trained with can repeat it.
 */
export const arithmetic = 1;
