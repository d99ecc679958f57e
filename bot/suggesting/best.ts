/** Keeps the few numbers with the highest keys out of many, in a heap whose root is the least of those kept. */
export class Best {
  private readonly keys: Float64Array;
  private readonly numbers: Int32Array;
  private count = 0;

  constructor(private readonly most: number) {
    this.keys = new Float64Array(most);
    this.numbers = new Int32Array(most);
  }

  /** A key must be higher than this to be kept. */
  get least(): number {
    return this.count < this.most ? -Infinity : this.most === 0 ? Infinity : (this.keys[0] as number);
  }

  /** Adds a number whose key is above `least`; says whether another had to go for it. */
  add(key: number, number: number): boolean {
    const isFull = this.count === this.most;
    if (isFull) this.sinkFromRoot(key, number);
    else this.riseFromEnd(key, number);
    return isFull;
  }

  each(visit: (key: number, number: number) => void): void {
    for (let at = 0; at < this.count; at++) visit(this.keys[at] as number, this.numbers[at] as number);
  }

  private riseFromEnd(key: number, number: number): void {
    let at = this.count++;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if ((this.keys[parent] as number) <= key) break;
      this.move(parent, at);
      at = parent;
    }
    this.put(at, key, number);
  }

  private sinkFromRoot(key: number, number: number): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= this.count) break;
      if (child + 1 < this.count && (this.keys[child + 1] as number) < (this.keys[child] as number)) child++;
      if ((this.keys[child] as number) >= key) break;
      this.move(child, at);
      at = child;
    }
    this.put(at, key, number);
  }

  private move(from: number, to: number): void {
    this.keys[to] = this.keys[from] as number;
    this.numbers[to] = this.numbers[from] as number;
  }

  private put(at: number, key: number, number: number): void {
    this.keys[at] = key;
    this.numbers[at] = number;
  }
}
