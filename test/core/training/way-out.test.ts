import { describe, expect, test } from 'vitest';
import { makeDataset } from '../../../core/data/built-in.ts';
import { readLink } from '../../../core/training/link.ts';
import { createSession, type Session } from '../../../core/training/session.ts';
import { findWayOut, tenthOf } from '../../../core/training/way-out.ts';

/** Set-ups as links that diverge, some only at a rate that is set after a number of steps. */
const setUps = [
  { link: 'data=spiral&rate=1e30' },
  { link: 'data=spiral&hidden=8relu-8relu&rate=3&start=he' },
  { link: 'data=spiral&hidden=8relu-8relu&rate=0.1', later: [400, 3] },
  { link: 'data=waves&rate=0.1', later: [300, 30] },
  { link: 'data=plane&hidden=&rate=5' },
  { link: 'data=plane&hidden=&rate=0.1&l2=30' },
  { link: 'data=circle&hidden=8relu&rate=3&start=he&batch=1' },
  { link: 'data=spiral&hidden=8relu&optimizer=momentum&rate=5' },
] as const;

function diverged({ link, later }: { link: string; later?: readonly [number, number] }): Session {
  const { settings } = readLink(link);
  if (settings.data.kind !== 'built-in') throw new Error('a built-in set is needed');
  const session = createSession(settings, makeDataset(settings.data.name, settings.data));
  if (later) {
    session.advance(later[0]);
    session.tune({ learningRate: later[1] });
  }
  session.advance(3000);
  return session;
}

describe('the way out of a run that diverged', () => {
  for (const setUp of setUps) {
    test(`goes on for 3,000 finite steps, to a loss that is lower than at the start: ${JSON.stringify(setUp)}`, () => {
      const session = diverged(setUp);
      const divergence = session.divergence!;
      const parameters = session.engine.parameters();
      const { step, loss, learningRate, tried, again } = findWayOut(session, divergence)!;
      expect(session.step).toBe(divergence.lastFinite);
      expect(session.engine.parameters()).toEqual(parameters);
      expect(step).toBeLessThanOrEqual(divergence.lastFinite);
      expect(learningRate).toBeLessThanOrEqual(tenthOf(divergence.learningRate));

      session.tune({ learningRate: tenthOf(divergence.learningRate) });
      session.advance(tried);
      expect(session.divergence !== undefined).toBe(again);

      session.seek(0);
      const first = session.engine.evaluate('train').loss;
      session.seek(step);
      expect(session.engine.evaluate('train', 500).loss).toBeCloseTo(loss, 6);
      session.tune({ learningRate });
      expect(session.advance(3000)).toBe(3000);
      expect(session.engine.evaluate('train').loss).toBeLessThan(first);
    });
  }

  test('of a trained run leads back to where the rate was changed, not to the start', () => {
    const session = diverged(setUps[2]);
    expect(findWayOut(session, session.divergence!)).toMatchObject({ step: 400, learningRate: 0.3 });
  });
});
