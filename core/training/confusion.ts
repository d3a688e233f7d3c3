/**
 * How often each class was taken for each: (classes, classes), a row for the true class and a column for the answer. Labels
 * and answers belong to the same samples, in the same order.
 */
export function confusionOf(labels: Uint8Array, answers: Uint8Array, classes: number): Uint32Array {
  const counts = new Uint32Array(classes * classes);
  for (let i = 0; i < answers.length; i++) counts[labels[i]! * classes + answers[i]!]! += 1;
  return counts;
}

/** Places, in rising order, of the samples of one class that got one answer. */
export function takenFor(labels: Uint8Array, answers: Uint8Array, truth: number, answer: number): Uint32Array {
  const places = [];
  for (let i = 0; i < answers.length; i++) if (labels[i] === truth && answers[i] === answer) places.push(i);
  return Uint32Array.from(places);
}
